// The bar at the top: where I am working, search, language, theme and the way out.
import { MagnifyingGlassIcon } from '@navikt/aksel-icons';
import { InternalHeader, Search, Spacer } from '@navikt/ds-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Logo } from './logo.tsx';
import { useStartSearch } from './header-search.ts';
import type { PageEntry } from './pages.ts';
import { useSignedIn } from './session.tsx';
import { LanguageMenu, ThemeMenu, UnitMenu, UserMenu } from './shell-menus.tsx';

/** A key pressed while writing belongs to the text. */
function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function HeaderSearch({ path }: { path: string }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [isShown, setIsShown] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const startSearch = useStartSearch(path);

  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;
      if (event.key !== '/' || !isPlain || isWriting(event.target)) return;
      if (document.querySelector('[aria-modal="true"]')) return;
      event.preventDefault();
      // At once: the next key is already on its way.
      flushSync(() => setIsShown(true));
      field.current?.focus();
    };
    document.addEventListener('keydown', open);
    return () => document.removeEventListener('keydown', open);
  }, []);

  const search = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim() === '') return;
    startSearch(words.trim());
    setWords('');
    setIsShown(false);
  };

  return (
    <>
      <InternalHeader.Button
        className="web-header__search-toggle"
        aria-expanded={isShown}
        aria-controls="web-search"
        onClick={() => {
          flushSync(() => setIsShown(!isShown));
          if (!isShown) field.current?.focus();
        }}
      >
        <MagnifyingGlassIcon title={t('web.search.open')} fontSize="1.5rem" />
      </InternalHeader.Button>
      <search
        id="web-search"
        aria-label={t('web.search.label')}
        className="web-header__search"
        data-shown={isShown}
      >
        <form onSubmit={search}>
          <Search
            ref={field}
            label={t('web.search.label')}
            placeholder={t('web.search.placeholder')}
            size="small"
            variant="simple"
            autoComplete="off"
            spellCheck={false}
            aria-keyshortcuts="/"
            value={words}
            onChange={setWords}
          />
        </form>
        <kbd className="web-header__key" aria-hidden="true">
          /
        </kbd>
      </search>
    </>
  );
}

/** The header of a page inside the shell. `searchPage` is left out when no page searches. */
export function ShellHeader({ searchPage }: { searchPage: PageEntry | undefined }) {
  const { t } = useTranslation();
  const { practice } = useSignedIn();
  return (
    <InternalHeader className="web-header">
      <InternalHeader.Title as={Link} to="/" className="web-header__title">
        <span className="web-header__brand">
          <Logo />
          {t('web.product')}
        </span>
      </InternalHeader.Title>
      <UnitMenu />
      {practice && <span className="web-header__practice">{t('web.practice.short')}</span>}
      <Spacer />
      {searchPage && <HeaderSearch path={searchPage.path} />}
      <LanguageMenu />
      <ThemeMenu />
      <UserMenu />
    </InternalHeader>
  );
}
