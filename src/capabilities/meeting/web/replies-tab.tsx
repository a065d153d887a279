// Who has answered what, who was not reached, and what the convening unit does about it.
import { BodyShort, Button, Heading, Link, Tag } from '@navikt/ds-react';
import { FilePdfIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useAnnounce } from '../../../web/announce.tsx';
import { api } from '../../../web/api.ts';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import type { SendOutcome } from '../model-lists.ts';
import type { Invitee, MeetingPage } from '../model.ts';
import { BasisLine } from './basis-line.tsx';
import { History } from './history.tsx';
import { InviteMore } from './invite-more.tsx';
import { OutcomeCard } from './outcome-card.tsx';
import { ReplyForm } from './reply-form.tsx';
import { ReplyLine } from './reply-line.tsx';
import { useReload } from './meeting-data.ts';

export function RepliesTab({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const state = useLocation().state as { outcome?: SendOutcome } | null;
  const invited = page.invitees.filter((invitee) => invitee.state !== 'chosen');
  const sent = invited.filter((invitee) => invitee.state === 'sent');
  const answered = sent.filter(({ reply }) => reply !== 'none').length;
  return (
    <div className="meeting-stack meeting-tab">
      {state?.outcome && <OutcomeCard page={page} outcome={state.outcome} />}
      <section aria-labelledby="meeting-replies">
        <Heading level="2" size="small" id="meeting-replies" spacing>
          {t('meeting.replies.count', { answered, count: sent.length })}
        </Heading>
        <ul className="meeting-list">
          {invited.map((invitee) => (
            <InviteeRow key={invitee.id} page={page} invitee={invitee} />
          ))}
        </ul>
      </section>
      {page.may.choose && <InviteMore page={page} />}
      <History page={page} />
    </div>
  );
}

function InviteeRow({ page, invitee }: { page: MeetingPage; invitee: Invitee }) {
  const { t } = useTranslation();
  const [isAnswering, setIsAnswering] = useState(false);
  const isWithdrawn = invitee.state === 'withdrawn';
  const isBehind =
    invitee.state === 'sent' && invitee.sentSequence !== null && invitee.sentSequence < page.sequence;
  const mayManage = page.may.withdraw || page.may.replyForOthers;
  return (
    <li>
      <div className="meeting-list__main">
        <span className="meeting-list__name" translate="no">
          {invitee.name}
          {invitee.relation && <span className="web-row__detail"> · {invitee.relation}</span>}
        </span>
        {isWithdrawn ? <BodyShort>{t('meeting.withdrawn')}</BodyShort> : <ReplyLine invitee={invitee} />}
        {mayManage && !isWithdrawn && invitee.basis === null && (
          <BasisLine basis={null} pathwayId={page.pathwayId} startsAt={null} maySettle />
        )}
        {mayManage && isBehind && (
          <Tag size="small" variant="moderate" data-color="warning">
            {t('meeting.behind')}
          </Tag>
        )}
        {isAnswering && page.may.replyForOthers && (
          <ReplyForm page={page} invitee={invitee} isOwn={false} onDone={() => setIsAnswering(false)} />
        )}
      </div>
      <div className="meeting-list__acts">
        {mayManage && invitee.documentId && (
          <Link href={`/api/documents/${invitee.documentId}/content`} target="_blank">
            <FilePdfIcon aria-hidden />
            {t(invitee.channel === 'paper' ? 'meeting.print-letter' : 'meeting.see-letter')}
            <span className="aksel-sr-only"> {invitee.name}</span>
          </Link>
        )}
        {page.may.replyForOthers && !isWithdrawn && !isAnswering && (
          <Button size="small" variant="tertiary" onClick={() => setIsAnswering(true)}>
            {t('meeting.reply.record')}
            <span className="aksel-sr-only"> {invitee.name}</span>
          </Button>
        )}
        {page.may.withdraw && !isWithdrawn && <Withdraw page={page} invitee={invitee} />}
      </div>
    </li>
  );
}

function Withdraw({ page, invitee }: { page: MeetingPage; invitee: Invitee }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const reload = useReload(page.id);
  const [isAsking, setIsAsking] = useState(false);
  const isTold = invitee.basis !== null && invitee.channel === 'screen';
  return (
    <>
      <Button size="small" variant="tertiary" data-color="neutral" onClick={() => setIsAsking(true)}>
        {t('meeting.withdraw')}
        <span className="aksel-sr-only"> {invitee.name}</span>
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('meeting.withdraw.title', { name: invitee.name })}
        confirmLabel={t('meeting.withdraw')}
        onCancel={() => setIsAsking(false)}
        onConfirm={async () => {
          await api.post(`/api/meetings/${page.id}/invitations/${invitee.id}/withdrawal`, {
            version: invitee.version,
          });
          setIsAsking(false);
          announce(t('meeting.withdrawn'));
          await reload();
        }}
      >
        {t(
          isTold
            ? 'meeting.withdraw.notice'
            : invitee.basis === null
              ? 'meeting.withdraw.no-basis'
              : 'meeting.withdraw.tell',
        )}
      </ConfirmDialog>
    </>
  );
}
