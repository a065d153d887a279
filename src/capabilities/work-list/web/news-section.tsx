// What others did on my own pathways since yesterday, newest first.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatMoment } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow, useToday } from '../../../web/now.ts';
import { PersonName } from '../../../web/ui/person-name.tsx';
import { eventSentence } from '../../pathway/web/event-words.ts';
import type { WorkEntry, WorkKind } from '../model.ts';
import { Section } from './section.tsx';

export function NewsSection({ entries, more }: { entries: readonly WorkEntry[]; more: readonly WorkKind[] }) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const today = useToday();
  const around = { t, exists: (key: string) => i18n.exists(key), now, today, language };
  return (
    <Section
      title={t('work-list.section.news')}
      items={entries}
      keyOf={({ id }) => id}
      empty={t('work-list.empty.news')}
      mayHaveMore={more.includes('news')}
      renderItem={(entry) => (
        <Link to={entry.path} className="work-row">
          <span className="work-row__text">
            <span className="work-row__what">
              <PersonName name={`${entry.givenName} ${entry.familyInitial}`} />
            </span>
            <span>{eventSentence({ kind: entry.why, facts: entry.facts }, around)}</span>
            {entry.at !== null && (
              <time className="work-row__why" dateTime={entry.at}>
                {formatMoment(new Date(entry.at), now, language)}
              </time>
            )}
          </span>
        </Link>
      )}
    />
  );
}
