// What the composition root tells the shell about the pages that exist.
import type { ComponentType, SVGProps } from 'react';
import { matchPath } from 'react-router';

export interface MenuEntry {
  /** Key of the text; short, one or two words. */
  readonly textKey: string;
  readonly icon: ComponentType<SVGProps<SVGSVGElement>>;
}

/** One page. `load` is a dynamic import of a file with the page as its default export, so that it is a chunk of its own. */
export interface PageEntry {
  /** React Router path, e.g. `/personer/:registrationId`. */
  readonly path: string;
  load(): Promise<{ default: ComponentType }>;
  /** `open` pages need no session and stand in a frame without a menu. */
  readonly access?: 'staff' | 'open';
  /** Name in the session's `may` that the role must have; without it everyone who is signed in may come. */
  readonly may?: string;
  /** Puts the page in the menu, in the order of the list. */
  readonly menu?: MenuEntry;
  /** A page of the practice room alone, whose strip links to it with this text. */
  readonly practiceLink?: string;
  /** Lets the search in the header open this page; it reads the words with `useHeaderSearch`. */
  readonly isSearch?: boolean;
  /** Pages that stand inside this one, where it draws `<Outlet />`. Their paths continue this one's; '' is the one that stands
   *  there at first. The page itself stays while one goes from child to child. */
  readonly children?: readonly ChildPage[];
}

export type ChildPage = Pick<PageEntry, 'path' | 'load' | 'may'>;

/** The page that an address shows, so far as it names one: `/personer/1` of `/personer/1/referat` when that page has children.
 *  While it is the same, going from place to place does not begin the page anew. */
export function placeOf(pages: readonly PageEntry[], pathname: string): string {
  if (pages.some((page) => matchPath(page.path, pathname))) return pathname;
  const within = pages
    .filter((page) => page.children)
    .map((page) => matchPath({ path: page.path, end: false }, pathname)?.pathname ?? '')
    .sort((a, b) => b.length - a.length);
  return within[0] || pathname;
}

/** True when the role may open the page. */
export function mayOpen(page: Pick<PageEntry, 'may'>, may: Readonly<Record<string, boolean>>): boolean {
  return page.may === undefined || may[page.may] === true;
}
