// Min dag: what needs me today, the most urgent first, with why; read again every minute.
import './work-list.css';
import { Link, ToggleGroup } from '@navikt/ds-react';
import { SunIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { api } from '../../../web/api.ts';
import { formatWeekday } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useToday } from '../../../web/now.ts';
import { useSignedIn } from '../../../web/session.tsx';
import { EmptyState } from '../../../web/ui/empty-state.tsx';
import { Loading } from '../../../web/ui/loading.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { WorkList } from '../model.ts';
import { inSections } from '../rules.ts';
import { MeetingSection } from './meeting-section.tsx';
import { NewsSection } from './news-section.tsx';
import { FirstSection, UnitMatters } from './first-section.tsx';
import { TaskSection } from './task-section.tsx';

export default function MyDayPage() {
  const { employment, may } = useSignedIn();
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ['work-list', employment.unitId],
    queryFn: ({ signal }) => api.get<WorkList>('/api/work-list', { signal }),
    refetchInterval: 60_000,
    // Coming back from something that was done, the list is never the old one.
    staleTime: 0,
  });
  const title = t('work-list.title');
  if (may['seePatients'] !== true) {
    return (
      <>
        <PageHeader title={title} />
        <EmptyState title={t('work-list.administrator.title')}>
          {t('work-list.administrator.text')}
        </EmptyState>
      </>
    );
  }
  if (data) return <MyDay list={data} />;
  return (
    <>
      <PageHeader title={title} />
      {error ? <ProblemMessage problem={error} onRetry={() => void refetch()} /> : <Loading rows={5} />}
    </>
  );
}

function MyDay({ list }: { list: WorkList }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const isWholeUnit = search.get('show') === 'unit';
  const others = list.entries.filter(({ scope }) => scope === 'unit').length;
  const shown = isWholeUnit ? list.entries : list.entries.filter(({ scope }) => scope !== 'unit');
  const { unowned, first, tasks, meetings, notices, news } = inSections(shown);
  const urgent = [...unowned, ...first, ...tasks].filter(
    ({ urgency }) => urgency === 'broken' || urgency === 'due-today' || urgency === 'warning',
  ).length;
  const waits = unowned.length + first.length + tasks.length;
  return (
    <div className="work">
      <PageHeader
        title={t('work-list.title')}
        lead={`${upperFirst(formatWeekday(today, today, language))}. ${
          urgent > 0
            ? t('work-list.summary.urgent', { count: urgent })
            : t(isWholeUnit ? 'work-list.summary.calm-unit' : 'work-list.summary.calm')
        }`}
        actions={
          others > 0 || isWholeUnit ? (
            <ToggleGroup
              size="small"
              value={isWholeUnit ? 'unit' : 'mine'}
              onChange={(scope) => setSearch(scope === 'unit' ? { show: 'unit' } : {}, { replace: true })}
              aria-label={t('work-list.scope.label')}
            >
              <ToggleGroup.Item value="mine">{t('work-list.scope.mine')}</ToggleGroup.Item>
              <ToggleGroup.Item value="unit">{t('work-list.scope.unit')}</ToggleGroup.Item>
            </ToggleGroup>
          ) : undefined
        }
      />
      <div className="work__columns">
        <div className="work__main">
          {waits === 0 && (
            <EmptyState
              icon={<SunIcon aria-hidden />}
              title={t(isWholeUnit ? 'work-list.empty.whole' : 'work-list.empty.title')}
            >
              {!isWholeUnit && t('work-list.empty.text')}{' '}
              {!isWholeUnit && others > 0 && t('work-list.empty.unit', { count: others })}
            </EmptyState>
          )}
          <UnitMatters title={t('work-list.section.unowned')} entries={unowned} />
          <FirstSection entries={first} more={list.more} />
          <TaskSection entries={tasks} more={list.more} />
          <p className="work__all">
            <Link as={RouterLink} to="/tasks">
              {t('work-list.all-tasks')}
            </Link>
            <Link as={RouterLink} to="/requests">
              {t('work-list.all-requests')}
            </Link>
          </p>
        </div>
        <div className="work__aside">
          <UnitMatters title={t('work-list.section.notices')} entries={notices} />
          <MeetingSection entries={meetings} more={list.more} />
          <NewsSection entries={news} more={list.more} />
        </div>
      </div>
    </div>
  );
}

const upperFirst = (text: string) => text.slice(0, 1).toLocaleUpperCase() + text.slice(1);
