// The browser application: providers, the router over the pages that exist, and who sees which frame.
import { Button, InternalHeader, Spacer } from '@navikt/ds-react';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ComponentType, lazy, type ReactNode, StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { useTranslation } from 'react-i18next';
import { BrowserRouter, Navigate, Outlet, type RouteObject, useLocation, useRoutes } from 'react-router';
import { AnnounceProvider } from './announce.tsx';
import { ChooseUnitPage } from './choose-unit-page.tsx';
import { storedLanguage } from './device-settings.ts';
import { LanguageProvider } from './language.tsx';
import { languageFor } from './languages.ts';
import { Logo } from './logo.tsx';
import NotFoundPage from './not-found-page.tsx';
import { type ChildPage, mayOpen, type PageEntry } from './pages.ts';
import { ApiProblem } from './problem.ts';
import { createQueryClient } from './query.ts';
import { watchReach } from './reach.ts';
import { useScrollMemory } from './scroll-memory.ts';
import { openSessionStore } from './session-store.ts';
import type { SignedIn } from './session-model.ts';
import { SessionProvider, useSession, useSessionStore, useSignedIn } from './session.tsx';
import { OpenFrame, Shell } from './shell.tsx';
import { SettingsMenu } from './shell-menus.tsx';
import { signedInPath } from './sign-in-address.ts';
import { SignInPage } from './sign-in-page.tsx';
import { startTexts, type TextLoaders } from './texts.ts';
import { ThemeProvider } from './theme.tsx';
import { Loading } from './ui/loading.tsx';
import { PageHeader } from './ui/page-header.tsx';
import { ProblemMessage } from './ui/problem-message.tsx';

function OpenHeader() {
  const { t } = useTranslation();
  return (
    <InternalHeader className="web-header">
      <InternalHeader.Title as="span" className="web-header__title">
        <span className="web-header__brand">
          <Logo />
          {t('web.product')}
        </span>
      </InternalHeader.Title>
      <Spacer />
      <SettingsMenu />
    </InternalHeader>
  );
}

function Open({ children }: { children: ReactNode }) {
  return <OpenFrame header={<OpenHeader />}>{children}</OpenFrame>;
}

/** Signed in without a place of work, or no answer: what to do, and a way out. */
function NoSession({ problem }: { problem: unknown }) {
  const { t } = useTranslation();
  const store = useSessionStore();
  const isRefused = problem instanceof ApiProblem && problem.status === 403;
  return (
    <section className="web-card">
      <PageHeader title={t('web.product')} />
      <ProblemMessage problem={problem} {...(isRefused ? {} : { onRetry: () => void store.load() })} />
      {isRefused && (
        <Button className="web-card__button" variant="secondary" onClick={() => void store.signOut(true)}>
          {t('web.sign-out.button')}
        </Button>
      )}
    </section>
  );
}

/** Where the role begins: the start page when it may open it, else the first page of its menu. */
function startFor(may: SignedIn['may'], pages: readonly PageEntry[]): string {
  const own = pages.filter((page) => mayOpen(page, may));
  const start = own.find((page) => page.path === '/') ?? own.find((page) => page.menu);
  return start?.path ?? '/';
}

/** The page for staff, or what stands in its place until somebody is signed in at a unit. */
function StaffFrame({ pages }: { pages: readonly PageEntry[] }) {
  const session = useSession();
  const { pathname } = useLocation();
  const start = session.state === 'signed-in' ? startFor(session.may, pages) : '/';
  switch (session.state) {
    case 'signed-in':
      return (
        <Shell pages={pages}>
          {start === '/' || pathname !== '/' ? <Outlet /> : <Navigate to={start} replace />}
        </Shell>
      );
    case 'choose-unit':
      return (
        <Open>
          <ChooseUnitPage employments={session.employments} />
        </Open>
      );
    case 'signed-out':
      return (
        <Open>
          <SignInPage />
        </Open>
      );
    case 'failed':
      return (
        <Open>
          <NoSession problem={session.problem} />
        </Open>
      );
    default:
      return (
        <Open>
          <Loading shape="page" />
        </Open>
      );
  }
}

function Guarded({ page, Page }: { page: ChildPage; Page: ComponentType }) {
  const { may } = useSignedIn();
  return mayOpen(page, may) ? <Page /> : <NotFoundPage />;
}

function childOf(page: ChildPage) {
  const Page = lazy(() => page.load());
  const element = <Guarded page={page} Page={Page} />;
  return page.path === '' ? { index: true as const, element } : { path: page.path, element };
}

function routeOf(page: PageEntry) {
  const Page = lazy(() => page.load());
  const isOpen = page.access === 'open';
  return {
    path: page.path,
    element: isOpen ? <Page /> : <Guarded page={page} Page={Page} />,
    ...(page.children ? { children: page.children.map(childOf) } : {}),
  };
}

const ownPages: readonly PageEntry[] = [{ path: signedInPath, load: () => import('./signed-in-page.tsx') }];

/** The routes for React Router: pages that anyone may open, and the rest behind the session. */
function routesFor(pages: readonly PageEntry[]): RouteObject[] {
  const staff = [...pages, ...ownPages].filter((page) => page.access !== 'open');
  const open = pages.filter((page) => page.access === 'open');
  const frame = (
    <Open>
      <Outlet />
    </Open>
  );
  return [
    { element: frame, children: open.map(routeOf) },
    {
      element: <StaffFrame pages={pages} />,
      children: [...staff.map(routeOf), { path: '*', element: <NotFoundPage /> }],
    },
  ];
}

function App({ routes }: { routes: RouteObject[] }) {
  const [queryClient] = useState(createQueryClient);
  const [store] = useState(() => openSessionStore((path) => window.location.assign(path)));
  useScrollMemory();
  return (
    <QueryClientProvider client={queryClient}>
      <SessionProvider store={store}>
        <LanguageProvider>
          <ThemeProvider>
            <AnnounceProvider>{useRoutes(routes)}</AnnounceProvider>
          </ThemeProvider>
        </LanguageProvider>
      </SessionProvider>
    </QueryClientProvider>
  );
}

/** Starts the product in `#root` with the pages and texts that the composition root has gathered. */
export async function startApp(pages: readonly PageEntry[], texts: TextLoaders): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root.');
  watchReach();
  await startTexts(texts, storedLanguage() ?? languageFor(navigator.languages));
  createRoot(root).render(
    <StrictMode>
      <BrowserRouter>
        <App routes={routesFor(pages)} />
      </BrowserRouter>
    </StrictMode>,
  );
}
