// What the composition root tells the shell about the pages that exist.
import type { ComponentType, SVGProps } from 'react';

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
  /** Lets the search in the header open this page; it reads the words with `useHeaderSearch`. */
  readonly isSearch?: boolean;
  /** Pages that stand inside this one, where it draws `<Outlet />`. Their paths continue this one's; '' is the one that stands
   *  there at first. The page itself stays while one goes from child to child. */
  readonly children?: readonly ChildPage[];
}

export type ChildPage = Pick<PageEntry, 'path' | 'load' | 'may'>;

/** True when the role may open the page. */
export function mayOpen(page: Pick<PageEntry, 'may'>, may: Readonly<Record<string, boolean>>): boolean {
  return page.may === undefined || may[page.may] === true;
}
