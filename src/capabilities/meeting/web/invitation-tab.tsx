// The invitation to read: the answer first for those invited, then time, place and what it is about, and the convener's acts.
import { BodyLong, Button, InfoCard, Link } from '@navikt/ds-react';
import { CalendarIcon, FilePdfIcon, InformationSquareIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { MeetingPage } from '../model.ts';
import { CancelMeeting } from './cancel-meeting.tsx';
import { MeetingFacts } from './meeting-facts.tsx';
import { MeetingTexts } from './meeting-texts.tsx';
import { ReplyForm } from './reply-form.tsx';

export function InvitationTab({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const [, setSearch] = useSearchParams();
  const mine = page.invitees.find(({ id }) => id === page.my.invitationId);
  return (
    <div className="meeting-stack meeting-tab">
      <Cancelled page={page} />
      {page.may.reply && mine && (
        <section className="web-card" aria-label={t('meeting.reply.title')}>
          <ReplyForm page={page} invitee={mine} isOwn />
        </section>
      )}
      <section className="web-card meeting-stack" aria-label={t('meeting.tab.invitation')}>
        <MeetingFacts page={page} />
        <div className="meeting-links">
          {page.state === 'convened' && (
            <Link href={`/api/meetings/${page.id}/calendar.ics`} download>
              <CalendarIcon aria-hidden />
              {t('meeting.to-calendar')}
            </Link>
          )}
          {mine?.documentId && (
            <Link href={`/api/documents/${mine.documentId}/content`} target="_blank">
              <FilePdfIcon aria-hidden />
              {t('meeting.open-letter')}
            </Link>
          )}
        </div>
        <MeetingTexts page={page} level="2" />
        {page.texts.every(({ kind }) => kind === 'situation') && mine && (
          <BodyLong className="web-row__detail">{t('meeting.texts.only-mine')}</BodyLong>
        )}
      </section>
      {(page.may.change || page.may.cancel) && (
        <div className="meeting-buttons">
          {page.may.change && (
            <Button variant="secondary" onClick={() => setSearch({ change: '1' })}>
              {t('meeting.change')}
            </Button>
          )}
          {page.may.cancel && <CancelMeeting page={page} />}
        </div>
      )}
    </div>
  );
}

function Cancelled({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  if (page.state !== 'cancelled') return null;
  return (
    <InfoCard data-color="info">
      <InfoCard.Header icon={<InformationSquareIcon aria-hidden />}>
        <InfoCard.Title as="h2">{t('meeting.cancelled')}</InfoCard.Title>
      </InfoCard.Header>
      <InfoCard.Content>{page.cancelReason}</InfoCard.Content>
    </InfoCard>
  );
}
