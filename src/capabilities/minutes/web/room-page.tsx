// The meeting room: the four parts with who is there and what is written, live for everyone at the table who has a screen.
import './minutes.css';
import { BodyLong, Button, InlineMessage, Tag } from '@navikt/ds-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { formatPeriod } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow } from '../../../web/now.ts';
import { ApiProblem } from '../../../web/problem.ts';
import { useAutosaveDesk } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { Loading } from '../../../web/ui/loading.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { shortName } from '../../../web/ui/short-name.ts';
import type { Room } from '../model.ts';
import { Agenda } from './agenda.tsx';
import { CorrectionNotice } from './correction-notice.tsx';
import { PartContent } from './part-content.tsx';
import { PartSteps } from './part-steps.tsx';
import { PatientReminder, PresenceCard } from './presence-card.tsx';
import { roomApi, useAct, useReadAgain, useRoom } from './room-data.ts';

// Only those who approve need it.
const ApproveView = lazy(() => import('./approve-view.tsx'));

export default function RoomRoute() {
  const { meetingId = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const { data, error, refetch, isLive } = useRoom(meetingId);
  if (error && !(data && error instanceof ApiProblem && error.status === 0))
    return <RoomProblem meetingId={meetingId} problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading shape="page" />;
  const isApproving = search.get('view') === 'approve' && data.may.approve;
  return (
    <>
      <RoomHeader room={data} isLive={isLive} />
      {isApproving ? (
        <Suspense fallback={<Loading />}>
          <ApproveView room={data} onClose={() => setSearch({}, { replace: true })} />
        </Suspense>
      ) : (
        <RoomView room={data} onApprove={() => setSearch({ view: 'approve' })} />
      )}
    </>
  );
}

function RoomProblem(props: { meetingId: string; problem: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const isGone = props.problem instanceof ApiProblem && props.problem.status === 404;
  return (
    <>
      <PageHeader title={t('minutes.room')} back={{ to: '/meetings', label: t('minutes.to-meetings') }} />
      {isGone ? (
        <section className="web-card minutes-card">
          <BodyLong>{t('minutes.room.not-open')}</BodyLong>
          <Button as={Link} to={`/meetings/${props.meetingId}`} className="minutes-start">
            {t('minutes.room.open-meeting')}
          </Button>
        </section>
      ) : (
        <ProblemMessage problem={props.problem} onRetry={props.onRetry} />
      )}
    </>
  );
}

function Minutes({ room }: { room: Room }) {
  const { t } = useTranslation();
  const now = useNow();
  if (room.state === 'held')
    return (
      <Tag size="small" variant="moderate" data-color="neutral">
        {room.minutes?.state === 'approved' ? t('minutes.state.approved') : t('minutes.state.held')}
      </Tag>
    );
  if (!room.startedAt) return null;
  const minutes = Math.max(0, Math.floor((now.getTime() - new Date(room.startedAt).getTime()) / 60_000));
  return (
    <Tag size="small" variant="moderate" data-color="info">
      {t('minutes.running', { count: minutes })}
    </Tag>
  );
}

function RoomHeader({ room, isLive }: { room: Room; isLive: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const when = formatPeriod(new Date(room.startsAt), new Date(room.endsAt), now, language);
  return (
    <PageHeader
      title={t('minutes.room.of', { name: shortName(`${room.givenName} ${room.familyName}`) })}
      tabTitle={t('minutes.room')}
      back={{ to: `/meetings/${room.meetingId}`, label: t('minutes.to-meeting') }}
      lead={
        <>
          {when}
          {room.place ? `, ${room.place}` : ''}
          <br />
          {t('minutes.led-by', {
            chair: room.chair ?? t('minutes.nobody-yet'),
            taker: room.minuteTaker ?? t('minutes.nobody-yet'),
          })}
          {!room.may.edit && !isLive && room.state === 'convened' && (
            <>
              <br />
              {t('minutes.not-live')}
            </>
          )}
        </>
      }
      aside={<Minutes room={room} />}
    />
  );
}

function Start({ room }: { room: Room }) {
  const { t } = useTranslation();
  const readAgain = useReadAgain(room.meetingId);
  const { run, problem, isBusy } = useAct(readAgain);
  return (
    <section className="web-card minutes-card">
      <BodyLong>{room.may.start ? t('minutes.start.what') : t('minutes.start.wait')}</BodyLong>
      <ProblemMessage problem={problem} hasFocus />
      {room.may.start && (
        <Button
          className="minutes-start"
          loading={isBusy}
          onClick={() => void run(() => roomApi.start(room.meetingId))}
        >
          {t('minutes.start')}
        </Button>
      )}
    </section>
  );
}

function RoomView({ room, onApprove }: { room: Room; onApprove: () => void }) {
  const { t } = useTranslation();
  const present = room.currentPart ?? 1;
  // The page follows the meeting from part to part, until somebody goes to another part by themselves.
  const [own, setOwn] = useState<{ part: number; during: number } | null>(null);
  const shown = own?.during === present ? own.part : room.state === 'held' ? (own?.part ?? 1) : present;
  const top = useRef<HTMLDivElement>(null);
  const show = (part: number) => {
    setOwn({ part, during: present });
    top.current?.scrollIntoView({ block: 'start' });
  };
  if (!room.startedAt) return <Start room={room} />;
  return (
    <div ref={top} className="minutes-room">
      <CorrectionNotice room={room} />
      <PartSteps room={room} shown={shown} onShow={show} />
      <div className="minutes-columns">
        <aside className="minutes-stack">
          <PresenceCard room={room} part={shown} />
          <Agenda room={room} onShow={show} />
        </aside>
        <div className="minutes-stack">
          <h2 className="aksel-sr-only">{t('minutes.part.shown', { part: shown })}</h2>
          <PatientReminder room={room} part={shown} />
          {shown !== present && room.state === 'convened' && (
            <InlineMessage status="info">{t('minutes.part.elsewhere', { part: present })}</InlineMessage>
          )}
          <PartContent key={shown} room={room} part={shown} />
          <Onward room={room} shown={shown} onShow={show} onApprove={onApprove} />
        </div>
      </div>
    </div>
  );
}

interface OnwardProps {
  room: Room;
  shown: number;
  onShow(part: number): void;
  onApprove(): void;
}

/** The way on: the next part, the end of the meeting, the approval. */
function Onward({ room, shown, onShow, onApprove }: OnwardProps) {
  const { t } = useTranslation();
  const desk = useAutosaveDesk();
  const readAgain = useReadAgain(room.meetingId);
  const { run, problem, isBusy } = useAct(readAgain);
  const [isAsking, setIsAsking] = useState(false);
  const present = room.currentPart ?? 1;
  const move = async (part: number) => {
    await desk.flush(5_000);
    await run(() => roomApi.move(room.meetingId, part));
    onShow(part);
  };
  const end = async () => {
    await desk.flush(5_000);
    await roomApi.end(room.meetingId);
    await readAgain();
    setIsAsking(false);
  };
  return (
    <div className="minutes-onward">
      <ProblemMessage problem={problem} hasFocus />
      {room.may.run && shown < 4 && (
        <Button loading={isBusy} onClick={() => void move(shown + 1)}>
          {t('minutes.part.go', { part: shown + 1, name: t(`minutes.part.${shown + 1}`) })}
        </Button>
      )}
      {room.may.run && shown !== present && (
        <Button variant="secondary" loading={isBusy} onClick={() => void move(shown)}>
          {t('minutes.part.back', { part: shown })}
        </Button>
      )}
      {room.may.end && shown === 4 && (
        <Button loading={isBusy} onClick={() => setIsAsking(true)}>
          {t('minutes.end')}
        </Button>
      )}
      {room.state === 'held' && shown < 4 && (
        <Button variant="secondary" onClick={() => onShow(shown + 1)}>
          {t('minutes.part.see', { part: shown + 1, name: t(`minutes.part.${shown + 1}`) })}
        </Button>
      )}
      {room.may.approve && (
        <Button onClick={() => void desk.flush(5_000).then(onApprove)}>{t('minutes.look-over')}</Button>
      )}
      {room.state === 'held' && room.may.edit && !room.may.approve && (
        <p className="minutes-note">{t('minutes.others-approve')}</p>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={t('minutes.end.ask')}
        confirmLabel={t('minutes.end')}
        onConfirm={end}
        onCancel={() => setIsAsking(false)}
      >
        {t('minutes.end.what')}
      </ConfirmDialog>
    </div>
  );
}
