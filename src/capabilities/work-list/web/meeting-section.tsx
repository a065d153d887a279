// The meetings of the next seven days, with when and how the unit stands to them.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatMoment } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow } from '../../../web/now.ts';
import { PersonName } from '../../../web/ui/person-name.tsx';
import type { WorkEntry, WorkKind } from '../model.ts';
import { Section } from './section.tsx';
import { ScopeTag } from './work-row.tsx';

export function MeetingSection({
  entries,
  more,
}: {
  entries: readonly WorkEntry[];
  more: readonly WorkKind[];
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  return (
    <Section
      title={t('work-list.section.meetings')}
      items={entries}
      keyOf={({ id }) => id}
      empty={t('work-list.empty.meetings')}
      mayHaveMore={more.includes('meeting')}
      renderItem={(entry) => (
        <Link to={entry.path} className="work-row">
          <span className="work-row__text">
            <span className="work-row__what">
              <PersonName name={`${entry.givenName} ${entry.familyInitial}`} />
            </span>
            {entry.at !== null && (
              <time className="work-row__when" dateTime={entry.at}>
                {formatMoment(new Date(entry.at), now, language)}
              </time>
            )}
            <span className="work-row__why">
              {t(`work-list.meeting.${entry.why}`)} <ScopeTag entry={entry} />
            </span>
          </span>
        </Link>
      )}
    />
  );
}
