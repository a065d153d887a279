// One line of Min dag: what to do, for whom, why it stands here and until when. The whole line is the link.
import { Tag } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DueDate } from '../../../web/ui/due-date.tsx';
import { PersonName } from '../../../web/ui/person-name.tsx';
import type { WorkEntry } from '../model.ts';

/** The most telling text there is: of this kind and reason, else of the kind. */
export function useWords(): (
  part: 'what' | 'why',
  entry: WorkEntry,
  facts?: Record<string, unknown>,
) => string {
  const { t, i18n } = useTranslation();
  return (part, entry, facts = {}) => {
    const own = `work-list.${part}.${entry.kind}.${entry.why}`;
    const key = i18n.exists(own, facts) ? own : `work-list.${part}.${entry.kind}`;
    return i18n.exists(key, facts) ? t(key, facts) : '';
  };
}

/** That nobody has it, or that a colleague does; nothing for what is mine. */
export function ScopeTag({ entry }: { entry: WorkEntry }) {
  const { t } = useTranslation();
  if (entry.scope === 'mine') return null;
  return (
    <Tag size="xsmall" variant="outline" data-color={entry.scope === 'free' ? 'info' : 'neutral'}>
      {t(entry.scope === 'free' ? 'work-list.free' : 'work-list.colleague')}
    </Tag>
  );
}

export function WorkRow({ entry, isNamed = true }: { entry: WorkEntry; isNamed?: boolean }) {
  const words = useWords();
  const { t } = useTranslation();
  const what = entry.text ?? words('what', entry);
  const why =
    entry.kind === 'task' && entry.text === null && !entry.isOpenToMe
      ? t('work-list.closed-record')
      : words('why', entry);
  return (
    <Link to={entry.path} className="work-row" data-urgency={entry.urgency}>
      <span className="work-row__text">
        <span className="work-row__what">
          {isNamed && (
            <>
              <PersonName name={`${entry.givenName} ${entry.familyInitial}`} />
              {': '}
            </>
          )}
          {what}
        </span>
        <span className="work-row__why">
          {why} <ScopeTag entry={entry} />
        </span>
      </span>
      {entry.due !== null && <DueDate due={entry.due} warnDays={entry.urgency === 'warning' ? 30 : 0} />}
    </Link>
  );
}
