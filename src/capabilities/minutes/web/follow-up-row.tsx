// A row of the follow-up matrix: what, who, by when, and what it is about. Saved as one types.
import { TrashIcon } from '@navikt/aksel-icons';
import { Button, InlineMessage, Select, Textarea } from '@navikt/ds-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { containsAll } from '../../../rules/topics.ts';
import { api } from '../../../web/api.ts';
import type { ServerCopy } from '../../../web/autosave-model.ts';
import { formatDay } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useToday } from '../../../web/now.ts';
import { DateField } from '../../../web/ui/date-field.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { SaveStatus } from '../../../web/ui/save-status.tsx';
import { useAutosave } from '../../../web/use-autosave.ts';
import { StaffPicker } from '../../directory/web/staff-picker.tsx';
import { useTopicNames } from '../../meeting/web/use-names.ts';
import type { FollowUp, Room, Saved } from '../model.ts';
import { Due } from './due.tsx';
import { FieldClash, type ClashField } from './field-clash.tsx';
import { PieceTopics } from './piece-topics.tsx';
import { roomApi, useAct, useReadAgain } from './room-data.ts';

interface RowValue {
  itemId: string | null;
  what: string;
  partyId: string | null;
  staffId: string | null;
  due: string | null;
  topics: number;
}

function valueOf(row: Partial<FollowUp> & Pick<FollowUp, 'topics'>): RowValue {
  const { itemId = null, what = '', partyId = null, staffId = null, due = null, topics } = row;
  return { itemId, what, partyId, staffId, due, topics };
}

function readCurrent(current: unknown): ServerCopy<RowValue> | null {
  const row = current as Partial<FollowUp> | null;
  if (typeof row?.version !== 'number' || typeof row.topics !== 'number') return null;
  return { value: valueOf({ ...row, topics: row.topics }), version: row.version };
}

function useClashFields(room: Room): ClashField<RowValue>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const topicNames = useTopicNames();
  const party = (id: string | null) => room.parties.find((one) => one.id === id)?.name ?? '';
  const number = (id: string | null) => room.items.find((one) => one.id === id)?.number ?? '';
  return [
    { key: 'what', name: t('minutes.row.what'), say: (row) => row.what, isText: true },
    { key: 'partyId', name: t('minutes.row.who'), say: (row) => party(row.partyId), isText: false },
    { key: 'staffId', name: t('minutes.row.person'), say: (row) => row.staffId ?? '', isText: false },
    {
      key: 'due',
      name: t('minutes.row.due'),
      say: (row) => (row.due ? formatDay(row.due, today, language) : ''),
      isText: false,
    },
    { key: 'itemId', name: t('minutes.row.case'), say: (row) => String(number(row.itemId)), isText: false },
    {
      key: 'topics',
      name: t('minutes.topics.legend'),
      say: (row) =>
        topicNames(row.topics, true)
          .map(({ label }) => label)
          .join(', '),
      isText: false,
    },
  ];
}

/** Said while one writes, not first at approval: a task only goes to somebody who may see what it is about. */
function Standing({ room, value }: { room: Room; value: RowValue }) {
  const { t } = useTranslation();
  const party = room.parties.find(({ id }) => id === value.partyId);
  if (!party || party.topics === null) return null;
  if (party.kind !== 'unit') return <InlineMessage status="info">{t('minutes.row.no-task')}</InlineMessage>;
  if (containsAll(party.topics, value.topics)) return null;
  return (
    <InlineMessage status="warning">
      {t('problem.minutes.follow-up.no-basis', { unit: party.name })}
    </InlineMessage>
  );
}

export interface RowEditorProps {
  room: Room;
  row: FollowUp;
  /** Among all rows the case is chosen; under a case it goes without saying. */
  hasCase: boolean;
}

export function RowEditor({ room, row, hasCase }: RowEditorProps) {
  const { t } = useTranslation();
  const readAgain = useReadAgain(room.meetingId);
  const { run, problem, isBusy } = useAct(readAgain);
  const fields = useClashFields(room);
  const newest = useRef(row.version);
  const saved = useAutosave<RowValue>({
    key: `minutes/row/${row.id}`,
    value: valueOf(row),
    version: row.version,
    readCurrent,
    save: async (value, request) => {
      const answer = await api.put<Saved>(
        `/api/follow-ups/${row.id}`,
        { ...value, version: request.version },
        { keepalive: request.keepalive },
      );
      newest.current = answer.version;
      return answer;
    },
  });
  const { value, setValue } = saved;
  const put = (change: Partial<RowValue>) => setValue({ ...value, ...change });
  const party = room.parties.find(({ id }) => id === value.partyId);
  const cases = room.items.filter((item) => item.kind === 'case' && !item.isRemoved);
  const name = value.what.trim() || t('minutes.row.new');

  const remove = async () => {
    if (!(await saved.flush())) return;
    await run(() => roomApi.removeRow(row.id, true, Math.max(newest.current, row.version)));
  };

  return (
    <li className="minutes-row" id={`row-${row.id}`}>
      <FieldClash saved={saved} fields={fields} />
      <Textarea
        id={`followUps.${row.id}.what`}
        size="small"
        label={t('minutes.row.what')}
        minRows={1}
        value={value.what}
        // The limit without a counter, which would draw the eye from what is said.
        onChange={(event) => put({ what: event.target.value.slice(0, 2000) })}
      />
      <div className="minutes-row__fields">
        {hasCase && (
          <Select
            size="small"
            label={t('minutes.row.case')}
            value={value.itemId ?? ''}
            onChange={(event) => put({ itemId: event.target.value || null })}
          >
            <option value="">{t('minutes.row.no-case')}</option>
            {cases.map((item) => (
              <option key={item.id} value={item.id}>
                {`${item.number}. ${item.title.trim() || t('minutes.case.untitled')}`}
              </option>
            ))}
          </Select>
        )}
        <Select
          id={`followUps.${row.id}.partyId`}
          size="small"
          label={t('minutes.row.who')}
          value={value.partyId ?? ''}
          onChange={(event) => put({ partyId: event.target.value || null, staffId: null })}
        >
          <option value="">{t('minutes.row.choose')}</option>
          {room.parties.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </Select>
        {party?.kind === 'unit' && (
          <StaffPicker
            id={`followUps.${row.id}.staffId`}
            unitId={party.id}
            size="small"
            label={t('minutes.row.person')}
            noneLabel={t('minutes.row.anyone')}
            value={value.staffId}
            onChange={(staffId) => put({ staffId })}
          />
        )}
        <DateField
          id={`followUps.${row.id}.due`}
          size="small"
          label={t('minutes.row.due')}
          value={value.due}
          onChange={(due) => put({ due })}
        />
      </div>
      <Standing room={room} value={value} />
      <div className="minutes-row__foot">
        <PieceTopics
          room={room}
          topics={value.topics}
          name={name}
          mayChange={room.may.edit}
          onChange={(topics) => put({ topics })}
        />
        <SaveStatus {...saved} />
        <Button
          size="small"
          variant="tertiary"
          data-color="neutral"
          icon={<TrashIcon aria-hidden />}
          loading={isBusy}
          aria-label={t('minutes.row.remove-of', { name })}
          onClick={() => void remove()}
        >
          {t('minutes.row.remove')}
        </Button>
      </div>
      <ProblemMessage problem={problem} />
    </li>
  );
}

export function RowReader({ room, row }: { room: Room; row: FollowUp }) {
  const { t } = useTranslation();
  const party = room.parties.find(({ id }) => id === row.partyId);
  return (
    <li className="minutes-row minutes-row--read">
      <span className="minutes-prose">{row.what.trim() || t('minutes.nothing-yet')}</span>
      <span className="minutes-row__facts">
        <span>{[row.staffName, party?.name].filter(Boolean).join(', ') || t('minutes.row.nobody')}</span>
        {row.due && <Due day={row.due} />}
      </span>
    </li>
  );
}
