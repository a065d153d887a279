// How the patient hears of the outcome, and when and where the next meeting is. Saved as one types.
import { Radio, RadioGroup, TextField } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import type { ServerCopy } from '../../../web/autosave-model.ts';
import { formatMoment } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow } from '../../../web/now.ts';
import { instantInOslo, osloTimeOf } from '../../../web/oslo-time.ts';
import { DateTimeField, type DayAndTime } from '../../../web/ui/date-time-field.tsx';
import { SaveStatus } from '../../../web/ui/save-status.tsx';
import { useAutosave, type Autosave } from '../../../web/use-autosave.ts';
import type { MinutesFrame, Room, Saved } from '../model.ts';
import { FieldClash, type ClashField } from './field-clash.tsx';
import { useState } from 'react';

interface FrameValue {
  feedbackWhen: 'in-meeting' | 'later' | null;
  feedbackBy: string;
  nextStartsAt: string | null;
  nextPlace: string;
}

function valueOf(frame: Partial<MinutesFrame>): FrameValue {
  return {
    feedbackWhen: frame.feedbackWhen ?? null,
    feedbackBy: frame.feedbackBy ?? '',
    nextStartsAt: frame.nextStartsAt ?? null,
    nextPlace: frame.nextPlace ?? '',
  };
}

function readCurrent(current: unknown): ServerCopy<FrameValue> | null {
  const frame = current as Partial<MinutesFrame> | null;
  return typeof frame?.version === 'number' ? { value: valueOf(frame), version: frame.version } : null;
}

function useFrame(room: Room): Autosave<FrameValue> {
  return useAutosave<FrameValue>({
    key: `minutes/frame/${room.meetingId}`,
    value: valueOf(room.minutes ?? {}),
    version: room.minutes?.version ?? 1,
    readCurrent,
    save: (value, request) =>
      api.put<Saved>(
        `/api/meetings/${room.meetingId}/minutes`,
        {
          ...value,
          feedbackBy: value.feedbackBy.trim() || null,
          nextPlace: value.nextPlace.trim() || null,
          version: request.version,
        },
        { keepalive: request.keepalive },
      ),
  });
}

function Clash({ saved }: { saved: Autosave<FrameValue> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const fields: ClashField<FrameValue>[] = [
    {
      key: 'feedbackWhen',
      name: t('minutes.feedback.when'),
      say: (one) => (one.feedbackWhen ? t(`minutes.feedback.${one.feedbackWhen}`) : ''),
      isText: false,
    },
    { key: 'feedbackBy', name: t('minutes.feedback.by'), say: (one) => one.feedbackBy, isText: true },
    {
      key: 'nextStartsAt',
      name: t('minutes.next.when'),
      say: (one) => (one.nextStartsAt ? formatMoment(new Date(one.nextStartsAt), now, language) : ''),
      isText: false,
    },
    { key: 'nextPlace', name: t('minutes.next.place'), say: (one) => one.nextPlace, isText: true },
  ];
  return <FieldClash saved={saved} fields={fields} />;
}

export function FeedbackEditor({ room }: { room: Room }) {
  const { t } = useTranslation();
  const saved = useFrame(room);
  const { value, setValue } = saved;
  return (
    <div className="minutes-item">
      <Clash saved={saved} />
      <RadioGroup
        legend={t('minutes.feedback.when')}
        value={value.feedbackWhen ?? ''}
        onChange={(feedbackWhen: 'in-meeting' | 'later') => setValue({ ...value, feedbackWhen })}
      >
        <Radio value="in-meeting">{t('minutes.feedback.in-meeting')}</Radio>
        <Radio value="later">{t('minutes.feedback.later')}</Radio>
      </RadioGroup>
      {value.feedbackWhen === 'later' && (
        <TextField
          id="feedbackBy"
          label={t('minutes.feedback.by')}
          description={t('minutes.feedback.by-help')}
          maxLength={200}
          value={value.feedbackBy}
          onChange={(event) => setValue({ ...value, feedbackBy: event.target.value })}
        />
      )}
      <SaveStatus {...saved} />
    </div>
  );
}

export function NextMeetingEditor({ room }: { room: Room }) {
  const { t } = useTranslation();
  const saved = useFrame(room);
  const { value, setValue } = saved;
  const at = value.nextStartsAt ? osloTimeOf(new Date(value.nextStartsAt)) : { day: null, time: null };
  // Half a moment is nothing to save, but stands in the field until the other half is written.
  const [half, setHalf] = useState<DayAndTime | null>(null);
  const write = (next: DayAndTime) => {
    const isWhole = next.day !== null && next.time !== null;
    const isNone = next.day === null && next.time === null;
    setHalf(isWhole || isNone ? null : next);
    if (isWhole) setValue({ ...value, nextStartsAt: instantInOslo(next.day ?? '', next.time ?? '') });
    else setValue({ ...value, nextStartsAt: null });
  };
  return (
    <div className="minutes-item">
      <Clash saved={saved} />
      <DateTimeField id="nextStartsAt" legend={t('minutes.next.when')} value={half ?? at} onChange={write} />
      <TextField
        id="nextPlace"
        label={t('minutes.next.place')}
        maxLength={500}
        value={value.nextPlace}
        onChange={(event) => setValue({ ...value, nextPlace: event.target.value })}
      />
      <SaveStatus {...saved} />
    </div>
  );
}

/** The same for those who only read. */
export function FrameReader({ room, what }: { room: Room; what: 'feedback' | 'next' }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { minutes } = room;
  const none = <p className="minutes-empty">{t('minutes.nothing-yet')}</p>;
  if (what === 'feedback') {
    if (!minutes?.feedbackWhen) return none;
    return (
      <p>
        {t(`minutes.feedback.${minutes.feedbackWhen}`)}
        {minutes.feedbackBy ? `: ${minutes.feedbackBy}` : ''}
      </p>
    );
  }
  if (!minutes?.nextStartsAt && !minutes?.nextPlace) return none;
  return (
    <p>
      {[
        minutes.nextStartsAt && formatMoment(new Date(minutes.nextStartsAt), now, language),
        minutes.nextPlace,
      ]
        .filter(Boolean)
        .join(', ')}
    </p>
  );
}
