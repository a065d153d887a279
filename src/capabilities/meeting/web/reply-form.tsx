// The answer to an invitation in three choices: made for a thumb and half a minute.
import { BodyShort, Button, Radio, RadioGroup, Textarea, TextField } from '@navikt/ds-react';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../web/announce.tsx';
import { api } from '../../../web/api.ts';
import { useSignedIn } from '../../../web/session.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { Invitee, MeetingPage, Reply } from '../model.ts';
import { useReload } from './meeting-data.ts';
import { ReplyLine } from './reply-line.tsx';

export interface ReplyFormProps {
  page: MeetingPage;
  invitee: Invitee;
  /** False when the convening unit writes down an answer that came by phone or on paper. */
  isOwn: boolean;
  onDone?(): void;
}

export function ReplyForm({ page, invitee, isOwn, onDone }: ReplyFormProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(invitee.reply === 'none' || !isOwn);
  // The form that had the cursor is gone: it stands at the answer.
  const answered = useRef(false);
  const focusAnswer = useCallback((answer: HTMLDivElement | null) => {
    if (answered.current) answer?.focus();
    answered.current = false;
  }, []);
  if (!isOpen)
    return (
      <div className="meeting-stack" ref={focusAnswer} tabIndex={-1}>
        <ReplyLine invitee={invitee} />
        <BodyShort>{t('meeting.reply.next')}</BodyShort>
        <Button className="meeting-start" size="small" variant="secondary" onClick={() => setIsOpen(true)}>
          {t('meeting.reply.change')}
        </Button>
      </div>
    );
  return (
    <OpenForm
      page={page}
      invitee={invitee}
      isOwn={isOwn}
      onDone={() => {
        answered.current = isOwn;
        setIsOpen(!isOwn);
        onDone?.();
      }}
    />
  );
}

function OpenForm({ page, invitee, isOwn, onDone }: Required<ReplyFormProps>) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { staff } = useSignedIn();
  const reload = useReload(page.id);
  const [reply, setReply] = useState<Reply['reply'] | ''>(invitee.reply === 'none' ? '' : invitee.reply);
  const [who, setWho] = useState(invitee.replyWho ?? (isOwn ? staff.name : ''));
  const [deputy, setDeputy] = useState(invitee.replyDeputy ?? '');
  const [comment, setComment] = useState(invitee.replyComment ?? '');
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const id = `reply-${invitee.id}`;

  const send = async () => {
    setIsBusy(true);
    setProblem(null);
    try {
      await api.put(`/api/meetings/${page.id}/invitations/${invitee.id}/reply`, {
        reply,
        who: who || null,
        deputy: deputy || null,
        comment: reply === 'coming' ? null : comment || null,
        version: invitee.version,
      });
      announce(t('meeting.reply.done'));
      await reload();
      onDone();
    } catch (refusal) {
      setProblem(refusal);
      await reload();
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <form
      className="meeting-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <RadioGroup
        legend={isOwn ? t('meeting.reply.title') : t('meeting.reply.legend-for', { name: invitee.name })}
        value={reply}
        onChange={setReply}
        className="meeting-reply"
      >
        <Radio value="coming">{t('meeting.reply.coming')}</Radio>
        <Radio value="not-coming">{t('meeting.reply.not-coming')}</Radio>
        <Radio value="other-time">{t('meeting.reply.other-time')}</Radio>
      </RadioGroup>
      {reply === 'coming' && (
        <TextField
          id={`${id}-who`}
          label={t('meeting.reply.who')}
          maxLength={200}
          autoComplete="off"
          value={who}
          onChange={(event) => setWho(event.target.value)}
        />
      )}
      {reply === 'not-coming' && (
        <TextField
          id={`${id}-deputy`}
          label={t('meeting.reply.deputy')}
          maxLength={200}
          autoComplete="off"
          value={deputy}
          onChange={(event) => setDeputy(event.target.value)}
        />
      )}
      {(reply === 'not-coming' || reply === 'other-time') && (
        <Textarea
          id={`${id}-comment`}
          label={t(reply === 'other-time' ? 'meeting.reply.when' : 'meeting.reply.comment')}
          description={t('meeting.reply.comment.help')}
          minRows={2}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      )}
      <ProblemMessage problem={problem} hasFocus fieldId={(field) => `${id}-${field}`} />
      <Button
        className="meeting-wide"
        type="submit"
        loading={isBusy}
        disabled={reply === '' || (reply === 'other-time' && comment.trim() === '')}
      >
        {isOwn ? t('meeting.reply.send') : t('meeting.reply.save')}
      </Button>
    </form>
  );
}
