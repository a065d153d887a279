// The frame around everything of one pathway: who it is, who is responsible, what comes next, and the way to each part.
// Reads the pathway once, under ['pathway', id], and hands it to the pages inside (usePathway). Those begin with an h2.
import './pathway.css';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, useLocation, useParams } from 'react-router';
import { api } from '../../../web/api.ts';
import { ErrorBoundary } from '../../../web/error-boundary.tsx';
import { useLanguage } from '../../../web/language.tsx';
import { Loading } from '../../../web/ui/loading.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { PathwayAnswer } from '../model.ts';
import { CardView } from './card-view.tsx';
import { PathwayHeader } from './pathway-header.tsx';
import { pathwayKey } from './use-pathway.ts';

/** The parts of a pathway in the order of work; each is a page inside this one. */
const parts = [
  '',
  'eligibility',
  'consent',
  'who-sees-what',
  'meetings',
  'tasks',
  'minutes',
  'documents',
] as const;

function Parts({ pathwayId }: { pathwayId: string }) {
  const { t } = useTranslation();
  return (
    <nav className="pathway-parts" aria-label={t('pathway.parts')}>
      <ul>
        {parts.map((part) => (
          <li key={part}>
            <NavLink to={part === '' ? `/pathways/${pathwayId}` : part} end={part === ''}>
              {t(`pathway.part.${part === '' ? 'overview' : part}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export default function PathwayLayout() {
  const { pathwayId = '' } = useParams();
  const { pathname } = useLocation();
  const { t } = useTranslation();
  const language = useLanguage();
  const { data, error, refetch } = useQuery({
    queryKey: pathwayKey(pathwayId),
    queryFn: ({ signal }) => api.get<PathwayAnswer>(`/api/pathways/${pathwayId}`, { signal }),
  });

  // Some sentences come from the server in the language of the request.
  const readIn = useRef(language);
  useEffect(() => {
    if (readIn.current === language) return;
    readIn.current = language;
    void refetch();
  }, [language, refetch]);

  const isOverview = pathname.replace(/\/$/, '') === `/pathways/${pathwayId}`;
  if (error) {
    return (
      <div className="pathway">
        <PageHeader title={t('pathway.tab-title')} />
        <ProblemMessage problem={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!data) return <Loading shape="page" />;
  if (data.view === 'card') return <CardView card={data.card} reasons={data.reasons} />;
  return (
    <div className="pathway" data-part={isOverview ? 'overview' : 'inner'}>
      <PathwayHeader page={data.page} />
      <Parts pathwayId={pathwayId} />
      <ErrorBoundary key={pathname}>
        <Suspense fallback={<Loading />}>
          <Outlet context={data.page} />
        </Suspense>
      </ErrorBoundary>
    </div>
  );
}
