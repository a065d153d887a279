// What comes first: deadlines and answers that others wait for. And what is about the unit: pathways that nobody looks after,
// e-mails that did not get through.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WorkEntry, WorkKind } from '../model.ts';
import { firstKinds } from '../rules.ts';
import { Section } from './section.tsx';
import { useWords, WorkRow } from './work-row.tsx';

interface Props {
  entries: readonly WorkEntry[];
  more: readonly WorkKind[];
}

const keyOf = ({ kind, id }: WorkEntry) => `${kind} ${id}`;

export function FirstSection({ entries, more }: Props) {
  const { t } = useTranslation();
  return (
    <Section
      title={t('work-list.section.first')}
      items={entries}
      keyOf={keyOf}
      renderItem={(entry) => <WorkRow entry={entry} />}
      mayHaveMore={more.some((kind) => firstKinds.includes(kind))}
    />
  );
}

export function UnitMatters({ title, entries }: { title: string; entries: readonly WorkEntry[] }) {
  const words = useWords();
  return (
    <Section
      title={title}
      items={entries}
      keyOf={keyOf}
      count={0}
      renderItem={(entry) => (
        <Link to={entry.path} className="work-row" data-urgency={entry.urgency}>
          <span className="work-row__text">
            <span className="work-row__what">{words('what', entry, { count: entry.facts['count'] })}</span>
            <span className="work-row__why">{words('why', entry)}</span>
          </span>
        </Link>
      )}
    />
  );
}
