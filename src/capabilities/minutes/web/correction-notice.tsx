// Tells in the room that the minutes are approved, or that a correction is being written, with the way to each.
import { Button, InlineMessage } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { Room } from '../model.ts';
import { roomApi, useAct, useReadAgain } from './room-data.ts';

export function CorrectionNotice({ room }: { room: Room }) {
  const { t } = useTranslation();
  const readAgain = useReadAgain(room.meetingId);
  const { run, problem, isBusy } = useAct(readAgain);
  const { minutes } = room;
  const newest = room.versions[0];
  if (!minutes || minutes.latestVersion === 0) return null;
  const isApproved = minutes.state === 'approved';
  return (
    <div className="web-card minutes-notice">
      <InlineMessage status={isApproved ? 'success' : 'info'}>
        {isApproved
          ? t('minutes.is-approved', { version: minutes.latestVersion })
          : t('minutes.is-correcting', { version: minutes.latestVersion })}
      </InlineMessage>
      <div className="minutes-buttons">
        {newest && (
          <Button as={Link} to={`/minutes/${newest.id}`} size="small" variant="secondary">
            {t('minutes.read-version', { version: newest.number })}
          </Button>
        )}
        {room.may.correct && (
          <Button
            size="small"
            variant="tertiary"
            loading={isBusy}
            onClick={() => void run(() => roomApi.correct(room.meetingId, minutes.version))}
          >
            {t('minutes.correct')}
          </Button>
        )}
        {!isApproved && room.may.approve && (
          <Button
            size="small"
            variant="tertiary"
            loading={isBusy}
            onClick={() => void run(() => roomApi.leaveCorrection(room.meetingId, minutes.version))}
          >
            {t('minutes.leave-correction')}
          </Button>
        )}
      </div>
      <ProblemMessage problem={problem} hasFocus />
    </div>
  );
}
