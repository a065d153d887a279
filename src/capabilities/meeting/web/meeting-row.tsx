// One meeting in a list: whose, when, and what waits. Names are short, since others may glimpse a list.
import { Tag } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatMoment, formatPeriod } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow } from '../../../web/now.ts';
import { PersonName } from '../../../web/ui/person-name.tsx';
import type { MeetingLine } from '../model-lists.ts';

export function MeetingRow({ line, isNamed = true }: { line: MeetingLine; isNamed?: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { startsAt, open } = line;
  const when =
    startsAt === null
      ? t('meeting.fact.not-set')
      : open?.endsAt
        ? formatPeriod(new Date(startsAt), new Date(open.endsAt), now, language)
        : formatMoment(new Date(startsAt), now, language);
  const place = open?.place ?? (open?.placeKind ? t(`meeting.place-kind.${open.placeKind}`) : null);
  return (
    <Link to={`/meetings/${line.id}`} className="web-row">
      <span className="meeting-row__text">
        <span className="web-row__main">
          {isNamed ? <PersonName name={`${line.givenName} ${line.familyInitial}`} /> : when}
        </span>
        <span className="web-row__detail">
          {[isNamed ? when : null, place].filter(Boolean).join(' · ')}
          {open === null && ` · ${t('meeting.list.needs-reason')}`}
        </span>
      </span>
      <RowTag line={line} />
    </Link>
  );
}

function RowTag({ line }: { line: MeetingLine }) {
  const { t } = useTranslation();
  const tag = (text: string, color: 'neutral' | 'info' | 'warning' | 'success') => (
    <Tag size="small" variant="moderate" data-color={color}>
      {text}
    </Tag>
  );
  if (line.state !== 'convened')
    return tag(t(`meeting.state.${line.state}`), line.state === 'draft' ? 'warning' : 'neutral');
  if (line.myReply === 'none') return tag(t('meeting.list.answer'), 'warning');
  if (line.myReply !== null && !line.isConvener)
    return tag(t(`meeting.reply.${line.myReply}.short`), line.myReply === 'coming' ? 'success' : 'neutral');
  return line.open
    ? tag(
        t('meeting.replies.short', { answered: line.open.repliedCount, count: line.open.invitedCount }),
        'info',
      )
    : null;
}
