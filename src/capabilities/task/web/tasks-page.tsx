// Tasks: mine, my unit's, or those I have given; the nearest deadline first, searched, and page by page.
import './task.css';
import { Button, Heading, Search, Tabs, ToggleGroup } from '@navikt/ds-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useAnnounce } from '../../../web/announce.tsx';
import { EmptyState } from '../../../web/ui/empty-state.tsx';
import { Loading } from '../../../web/ui/loading.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { TaskView } from '../model.ts';
import { ClosedTasks, useClosedTasks } from './closed-tasks.tsx';
import { TaskCard } from './task-card.tsx';
import { useTasks } from './task-data.ts';
import { useReceipt } from './use-receipt.tsx';

const views: readonly TaskView[] = ['mine', 'unit', 'given'];

export default function TasksPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const view = views.find((one) => one === search.get('view')) ?? 'mine';
  const state = search.get('state') === 'over' ? 'over' : 'open';
  const put = (change: Record<string, string>) =>
    setSearch({ view, state, ...change }, { replace: true, preventScrollReset: true });
  return (
    <>
      <PageHeader title={t('task.title')} lead={t('task.lead')} />
      <Tabs value={view} onChange={(next) => put({ view: next })}>
        <Tabs.List>
          {views.map((one) => (
            <Tabs.Tab key={one} value={one} label={t(`task.view.${one}`)} />
          ))}
        </Tabs.List>
        {views.map((one) => (
          <Tabs.Panel key={one} value={one} className="task-panel">
            {one === view && <TaskResults key={`${view} ${state}`} view={view} state={state} onState={put} />}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}

interface ResultsProps {
  view: TaskView;
  state: 'open' | 'over';
  onState(change: Record<string, string>): void;
}

function TaskResults({ view, state, onState }: ResultsProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words.trim()), 300);
    return () => clearTimeout(timer);
  }, [words]);
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useTasks({
    view,
    state,
    search: asked,
  });
  const tasks = data?.pages.flatMap((page) => page.tasks) ?? [];
  const found = data ? tasks.length : null;
  const { receipt, say } = useReceipt();
  const unopened = useClosedTasks(view);
  const closed = state === 'open' && asked === '' ? unopened : [];
  useEffect(() => {
    if (asked !== '' && found !== null) announce(t('web.list.found', { count: found }));
  }, [announce, asked, found, t]);
  return (
    <>
      <div className="task-filter">
        <search aria-label={t('task.search')}>
          <Search
            size="small"
            label={t('task.search')}
            hideLabel={false}
            variant="simple"
            autoComplete="off"
            value={words}
            onChange={setWords}
          />
        </search>
        <ToggleGroup
          size="small"
          label={t('task.which')}
          value={state}
          onChange={(next) => onState({ state: next })}
        >
          <ToggleGroup.Item value="open" label={t('task.which.open')} />
          <ToggleGroup.Item value="over" label={t('task.which.over')} />
        </ToggleGroup>
      </div>
      {receipt}
      <Heading level="2" size="small" className="aksel-sr-only">
        {t(`task.view.${view}`)}
      </Heading>
      {error ? (
        <ProblemMessage problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : tasks.length === 0 ? (
        closed.length === 0 && (
          <EmptyState
            title={asked === '' ? t(`task.none.${state}.${view}`) : t('web.list.none', { words: asked })}
            level="3"
          >
            {asked === '' ? t(`task.none.what.${view}`) : t('web.list.none-detail')}
          </EmptyState>
        )
      ) : (
        <ul className="task-list">
          {tasks.map((task) => (
            <li key={task.id}>
              <TaskCard task={task} hasPerson onDone={say} />
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button variant="secondary" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('task.more')}
        </Button>
      )}
      {data && <ClosedTasks entries={closed} />}
    </>
  );
}
