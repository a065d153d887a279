// The frame around every page for staff: skip link, header, menu, and the page itself with its guards.
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation } from 'react-router';
import { DraftNotice } from './draft-notice.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { mayOpen, type MenuEntry, type PageEntry, placeOf } from './pages.ts';
import { ExpiredDialog, IdleDialog } from './session-dialogs.tsx';
import { useSessionView, useSignedIn } from './session.tsx';
import { ShellHeader } from './shell-header.tsx';
import { Loading } from './ui/loading.tsx';

type MenuPage = PageEntry & { menu: MenuEntry };

function isMenuPage(page: PageEntry): page is MenuPage {
  return page.menu !== undefined;
}

function Menu({ pages }: { pages: readonly MenuPage[] }) {
  const { t } = useTranslation();
  return (
    <nav className="web-menu" aria-label={t('web.menu.label')}>
      <ul>
        {pages.map(({ path, menu: { icon: Icon, textKey } }) => (
          <li key={path}>
            <NavLink to={path} end={path === '/'}>
              <Icon aria-hidden="true" />
              <span>{t(textKey)}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Jumps to the page's content. A real link would write `#web-main` into the address. */
function SkipLink() {
  const { t } = useTranslation();
  return (
    <a
      className="web-skip"
      href="#web-main"
      onClick={(event) => {
        event.preventDefault();
        document.getElementById('web-main')?.focus();
      }}
    >
      {t('web.skip')}
    </a>
  );
}

/** `pages` are all pages of the product; the menu shows those that the role may open. */
export function Shell({ pages, children }: { pages: readonly PageEntry[]; children: ReactNode }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { isExpired } = useSessionView();
  const { may, practice, idleTimeoutSeconds } = useSignedIn();
  const allowed = pages.filter((page) => mayOpen(page, may));
  return (
    <>
      <div className="web-shell" data-covered={isExpired}>
        <SkipLink />
        <ShellHeader searchPage={allowed.find((page) => page.isSearch)} />
        {practice && (
          <section className="web-practice" aria-label={t('web.practice.short')}>
            {t('web.practice.long')}{' '}
            {allowed.map(
              ({ path, practiceLink }) =>
                practiceLink && (
                  <Link key={path} to={path}>
                    {t(practiceLink)}
                  </Link>
                ),
            )}
          </section>
        )}
        <OfflineBanner />
        <div className="web-shell__body">
          <Menu pages={allowed.filter(isMenuPage)} />
          <main id="web-main" className="web-main" tabIndex={-1}>
            <DraftNotice />
            <ErrorBoundary key={placeOf(pages, pathname)}>
              <Suspense fallback={<Loading shape="page" />}>{children}</Suspense>
            </ErrorBoundary>
          </main>
        </div>
      </div>
      <ExpiredDialog />
      <IdleDialog seconds={idleTimeoutSeconds} />
    </>
  );
}

/** The frame of pages that need no session, and of those before anyone has signed in. */
export function OpenFrame({ header, children }: { header: ReactNode; children: ReactNode }) {
  return (
    <div className="web-shell web-shell--open">
      <SkipLink />
      {header}
      <OfflineBanner />
      <main id="web-main" className="web-main web-main--open" tabIndex={-1}>
        <ErrorBoundary>
          <Suspense fallback={<Loading shape="page" />}>{children}</Suspense>
        </ErrorBoundary>
      </main>
    </div>
  );
}
