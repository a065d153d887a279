// What has happened with this meeting, newest first: sent, moved, answered.
import { ReadMore } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow } from '../../../web/now.ts';
import type { MeetingPage } from '../model.ts';

export function History({ page }: { page: MeetingPage }) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const moment = (value: unknown) =>
    typeof value === 'string' ? formatMoment(new Date(value), now, language) : '';
  const told = page.events.filter(({ kind }) => i18n.exists(`meeting.event.${kind}`, { count: 1 }));
  if (told.length === 0) return null;
  return (
    <ReadMore header={t('meeting.history')}>
      <ul className="meeting-history">
        {told.map(({ id, kind, at, unitName, staffName, facts }) => (
          <li key={id}>
            <span className="web-row__detail">
              {moment(at)} · {staffName}, {unitName}
            </span>
            <div>
              {t(`meeting.event.${kind}`, {
                name: String(facts['name'] ?? ''),
                reply: typeof facts['reply'] === 'string' ? t(`meeting.reply.${facts['reply']}.short`) : '',
                who: [facts['who'], facts['deputy'], facts['comment']]
                  .filter((fact) => typeof fact === 'string' && fact !== '')
                  .join(', '),
                starts: moment(facts['startsAt']),
                before: moment(facts['before']),
                reason: String(facts['reason'] ?? ''),
                point: typeof facts['point'] === 'string' ? t(`meeting.point.${facts['point']}`) : '',
                count: Number(facts['invited'] ?? 0),
              })}
            </div>
          </li>
        ))}
      </ul>
    </ReadMore>
  );
}
