// Tasks on pathways that are not open to me yet: that there is one, for whom and by when, and the way to open it.
import { Heading, Link } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { api } from '../../../web/api.ts';
import { useSignedIn } from '../../../web/session.tsx';
import { DueDate } from '../../../web/ui/due-date.tsx';
import type { WorkEntry, WorkList } from '../../work-list/model.ts';
import type { TaskView } from '../model.ts';

/** What Min dag knows of tasks the lists of this page cannot show. */
export function useClosedTasks(view: TaskView): readonly WorkEntry[] {
  const { employment } = useSignedIn();
  const { data } = useQuery({
    queryKey: ['work-list', employment.unitId],
    queryFn: ({ signal }) => api.get<WorkList>('/api/work-list', { signal }),
    enabled: view !== 'given',
  });
  if (view === 'given') return [];
  return (data?.entries ?? []).filter(
    ({ kind, isOpenToMe, scope }) => kind === 'task' && !isOpenToMe && (view === 'unit' || scope === 'mine'),
  );
}

export function ClosedTasks({ entries }: { entries: readonly WorkEntry[] }) {
  const { t } = useTranslation();
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="closed-tasks" className="task-stack">
      <div>
        <Heading level="3" size="small" id="closed-tasks">
          {t('task.closed')}
        </Heading>
        <p className="task-note task-note--flush">{t('task.closed.why')}</p>
      </div>
      <ul className="task-list">
        {entries.map(({ id, path, givenName, familyInitial, due }) => (
          <li key={id} className="web-card task-card">
            <div className="task-card__top">
              <Link as={RouterLink} to={path}>
                {t('task.closed.open', { name: `${givenName} ${familyInitial}.` })}
              </Link>
              {due && <DueDate due={due} />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
