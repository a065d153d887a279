// Looked over before it is sent: what is missing, what each recipient gets and does not get, and then one button.
import './approved.css';
import { CheckmarkIcon, XMarkIcon } from '@navikt/aksel-icons';
import { Accordion, BodyLong, Button, Heading, InlineMessage, Tag, TextField } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { isTopic, topicMask } from '../../../rules/topics.ts';
import { useAnnounce } from '../../../web/announce.tsx';
import { api } from '../../../web/api.ts';
import { useLanguage } from '../../../web/language.tsx';
import { Loading } from '../../../web/ui/loading.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { useTopicNames } from '../../meeting/web/use-names.ts';
import type { Room } from '../model.ts';
import type { ApprovalPreview, RecipientPreview } from '../model-versions.ts';
import { roomApi, roomKey, useAct, useReadAgain } from './room-data.ts';

export default function ApproveView({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data, error, refetch } = useQuery({
    // Everything that changes the room changes what would be sent.
    queryKey: [...roomKey(room.meetingId), 'approval', language, room.minutes?.version],
    queryFn: ({ signal }) => api.get<ApprovalPreview>(`/api/meetings/${room.meetingId}/approval`, { signal }),
    staleTime: 0,
    refetchOnMount: 'always',
  });
  return (
    <div className="minutes-stack minutes-approve">
      <Heading level="2" size="medium">
        {t('minutes.approve.heading')}
      </Heading>
      {error ? (
        <ProblemMessage problem={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Overview room={room} preview={data} onClose={onClose} onStale={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </div>
  );
}

interface OverviewProps {
  room: Room;
  preview: ApprovalPreview;
  onClose(): void;
  onStale(): void;
}

function Overview({ room, preview, onClose, onStale }: OverviewProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const readAgain = useReadAgain(room.meetingId);
  const { run, problem, isBusy } = useAct(readAgain);
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const needsReason = preview.isCorrection && reason.trim() === '';
  const approve = async () => {
    if (needsReason) {
      setIsAsked(true);
      field.current?.focus();
      return;
    }
    const { version, mark } = preview;
    const done = await run(() =>
      roomApi.approve(room.meetingId, { version, mark, reason: preview.isCorrection ? reason.trim() : null }),
    );
    if (!done) return onStale();
    announce(t('minutes.approve.done'));
    void navigate(`/minutes/${done.versionId}`);
  };
  return (
    <>
      <Faults room={room} preview={preview} onClose={onClose} />
      <Missing preview={preview} />
      {preview.endsPathway && (
        <InlineMessage status="warning">
          {t(`minutes.approve.ends.${room.minutes?.decision ?? 'neither'}`)}
        </InlineMessage>
      )}
      <section aria-labelledby="recipients" className="minutes-stack">
        <Heading level="3" size="small" id="recipients">
          {t('minutes.approve.recipients')}
        </Heading>
        <BodyLong>{t('minutes.approve.recipients.what')}</BodyLong>
        <Accordion size="small">
          {preview.recipients.map((recipient) => (
            <Recipient key={recipient.partyId} recipient={recipient} />
          ))}
        </Accordion>
      </section>
      <BodyLong>{t('minutes.approve.tasks', { count: preview.taskCount })}</BodyLong>
      {preview.withoutTask.length > 0 && (
        <BodyLong>{t('minutes.approve.without-task', { what: preview.withoutTask.join(' · ') })}</BodyLong>
      )}
      {preview.isCorrection && (
        <TextField
          id="reason"
          label={t('minutes.approve.reason')}
          description={t('minutes.approve.reason-help')}
          maxLength={2000}
          ref={field}
          error={isAsked && needsReason ? t('minutes.approve.reason-needed') : undefined}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      <ProblemMessage problem={problem} hasFocus />
      <div className="minutes-buttons">
        <Button loading={isBusy} disabled={preview.faults.length > 0} onClick={() => void approve()}>
          {t('minutes.approve.send')}
        </Button>
        <Button variant="tertiary" onClick={onClose}>
          {t('minutes.approve.go-on')}
        </Button>
      </div>
    </>
  );
}

function Faults({ room, preview, onClose }: { room: Room; preview: ApprovalPreview; onClose: () => void }) {
  const { t } = useTranslation();
  if (preview.faults.length === 0) return null;
  const what = (id: string) =>
    room.followUps.find((row) => row.id === id)?.what.trim() || t('minutes.row.new');
  return (
    <section className="web-card minutes-card" aria-labelledby="faults">
      <Heading level="3" size="small" id="faults">
        {t('minutes.approve.faults')}
      </Heading>
      <ul className="minutes-plain">
        {preview.faults.map((fault) => (
          <li key={`${fault.followUpId} ${fault.field}`}>
            <strong>{what(fault.followUpId)}</strong>: {t(fault.code, { unit: fault.partyName ?? '' })}
          </li>
        ))}
      </ul>
      <Button size="small" variant="secondary" className="minutes-start" onClick={onClose}>
        {t('minutes.approve.mend')}
      </Button>
    </section>
  );
}

function Missing({ preview }: { preview: ApprovalPreview }) {
  const { t } = useTranslation();
  if (preview.missing.length === 0)
    return <InlineMessage status="success">{t('minutes.approve.nothing-missing')}</InlineMessage>;
  return (
    <details className="web-card minutes-missing" open>
      <summary>{t('minutes.approve.missing', { count: preview.missing.length })}</summary>
      <p className="minutes-note">{t('minutes.approve.missing.what')}</p>
      <ul className="minutes-plain">
        {preview.missing.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
    </details>
  );
}

function Recipient({ recipient }: { recipient: RecipientPreview }) {
  const { t } = useTranslation();
  const topicNames = useTopicNames();
  const { standing, gets, misses } = recipient;
  const names = (topics: RecipientPreview['topics']) =>
    topicNames(topicMask(topics.filter((topic) => isTopic(topic))), true)
      .map(({ label }) => label)
      .join(', ');
  const how = standing === 'no-basis' ? 'no-basis' : standing === 'ends' ? 'ends' : recipient.channel;
  return (
    <Accordion.Item>
      <Accordion.Header>
        <span className="minutes-recipient">
          <span>{recipient.name}</span>
          <Tag size="small" variant="moderate" data-color={standing === 'gets-copy' ? 'info' : 'warning'}>
            {t(`minutes.approve.how.${how}`)}
          </Tag>
        </span>
      </Accordion.Header>
      <Accordion.Content>
        {standing === 'no-basis' ? (
          <BodyLong>{t('minutes.approve.no-basis')}</BodyLong>
        ) : (
          <div className="minutes-stack">
            {standing === 'ends' && <BodyLong>{t('minutes.approve.ends-what')}</BodyLong>}
            {recipient.channel === 'screen' && !recipient.hasNotice && (
              <BodyLong>{t('minutes.approve.no-address')}</BodyLong>
            )}
            <Pieces title={t('minutes.approve.gets')} isIn>
              {gets.map(({ label, section }, index) => (
                <li key={`${section} ${index}`}>
                  <CheckmarkIcon aria-hidden /> {label}
                </li>
              ))}
            </Pieces>
            {misses.length > 0 && (
              <Pieces title={t('minutes.approve.misses')} isIn={false}>
                {misses.map(({ label, section, topics }, index) => (
                  <li key={`${section} ${index}`}>
                    <XMarkIcon aria-hidden /> {label}{' '}
                    <span className="minutes-note">
                      {t('minutes.approve.because', { topics: names(topics) })}
                    </span>
                  </li>
                ))}
              </Pieces>
            )}
          </div>
        )}
      </Accordion.Content>
    </Accordion.Item>
  );
}

function Pieces({ title, isIn, children }: { title: string; isIn: boolean; children: ReactNode }) {
  return (
    <div className="minutes-pieces" data-in={isIn}>
      <p className="minutes-label">{title}</p>
      <ul className="minutes-plain">{children}</ul>
    </div>
  );
}
