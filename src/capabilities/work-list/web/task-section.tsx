// Tasks, one group for each person, so that what concerns one person is done in one go.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonName } from '../../../web/ui/person-name.tsx';
import type { WorkEntry, WorkKind } from '../model.ts';
import { Section } from './section.tsx';
import { WorkRow } from './work-row.tsx';

/** Groups in the order of their most urgent task; entries come in order. */
function byPerson(entries: readonly WorkEntry[]): WorkEntry[][] {
  const groups = new Map<string, WorkEntry[]>();
  for (const entry of entries) {
    const key = entry.pathwayId ?? '';
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()];
}

function PersonTasks({ tasks }: { tasks: readonly WorkEntry[] }) {
  const id = useId();
  const [first] = tasks;
  if (!first) return null;
  return (
    <div className="work-person">
      <h3 id={id} className="work-person__name">
        <PersonName name={`${first.givenName} ${first.familyInitial}`} />
      </h3>
      <ul className="work-rows" aria-labelledby={id}>
        {tasks.map((task) => (
          <li key={task.id}>
            <WorkRow entry={task} isNamed={false} />
          </li>
        ))}
      </ul>
    </div>
  );
}

export function TaskSection({ entries, more }: { entries: readonly WorkEntry[]; more: readonly WorkKind[] }) {
  const { t } = useTranslation();
  return (
    <Section
      title={t('work-list.section.tasks')}
      items={byPerson(entries)}
      keyOf={(tasks) => tasks[0]?.pathwayId ?? ''}
      count={entries.length}
      renderItem={(tasks) => <PersonTasks tasks={tasks} />}
      mayHaveMore={more.includes('task')}
    />
  );
}
