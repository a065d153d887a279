// The rows of the follow-up matrix: all of them, or those of one case, with what was taken out and can be brought back.
import { PlusIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { topicBit } from '../../../rules/topics.ts';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { FollowUp, Room } from '../model.ts';
import { useFocusOn } from './focus-on.ts';
import { RowEditor, RowReader } from './follow-up-row.tsx';
import { roomApi, useAct, useReadAgain } from './room-data.ts';

export interface FollowUpListProps {
  room: Room;
  /** The case whose rows these are; all rows when left out. */
  itemId?: string;
  /** What a new row is filed under: its case's topics, or practical. */
  topics?: number;
  label: string;
}

export function FollowUpList({ room, itemId, topics, label }: FollowUpListProps) {
  const { t } = useTranslation();
  const readAgain = useReadAgain(room.meetingId);
  const { run, problem, isBusy } = useAct(readAgain);
  const focusOn = useFocusOn();
  const rows = room.followUps.filter((row) => itemId === undefined || row.itemId === itemId);
  const live = rows.filter((row) => !row.isRemoved);
  const removed = rows.filter((row) => row.isRemoved);
  const add = async () => {
    const made = await run(() =>
      roomApi.addRow(room.meetingId, { itemId: itemId ?? null, topics: topics ?? topicBit('practical') }),
    );
    // The new row is the next thing to write in.
    if (made) focusOn(`followUps.${made.id}.what`);
  };
  return (
    <div className="minutes-rows">
      {live.length > 0 && (
        <ul aria-label={label}>
          {live.map((row) =>
            room.may.edit ? (
              <RowEditor key={row.id} room={room} row={row} hasCase={itemId === undefined} />
            ) : (
              <RowReader key={row.id} room={room} row={row} />
            ),
          )}
        </ul>
      )}
      {live.length === 0 && <p className="minutes-empty">{t('minutes.row.none')}</p>}
      {room.may.edit && (
        <Button
          size="small"
          variant="secondary"
          icon={<PlusIcon aria-hidden />}
          loading={isBusy}
          onClick={() => void add()}
        >
          {t('minutes.row.add')}
        </Button>
      )}
      {room.may.edit && removed.length > 0 && <Removed room={room} rows={removed} />}
      <ProblemMessage problem={problem} hasFocus />
    </div>
  );
}

function Removed({ room, rows }: { room: Room; rows: readonly FollowUp[] }) {
  const { t } = useTranslation();
  const readAgain = useReadAgain(room.meetingId);
  const { run, problem } = useAct(readAgain);
  return (
    <details className="minutes-removed">
      <summary>{t('minutes.removed', { count: rows.length })}</summary>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <span>{row.what.trim() || t('minutes.row.new')}</span>
            <Button
              size="xsmall"
              variant="tertiary"
              onClick={() => void run(() => roomApi.removeRow(row.id, false, row.version))}
            >
              {t('minutes.bring-back')}
            </Button>
          </li>
        ))}
      </ul>
      <ProblemMessage problem={problem} />
    </details>
  );
}
