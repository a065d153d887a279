// When and where the meeting is and whom to call: the same fields in a draft and in a change.
import { Radio, RadioGroup, Select, Textarea, TextField } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clock } from '../../../web/now.ts';
import { instantInOslo, osloTimeOf } from '../../../web/oslo-time.ts';
import { DateTimeField, type DayAndTime } from '../../../web/ui/date-time-field.tsx';
import type { MeetingPage, MeetingTerms } from '../model.ts';
import { placeKinds, type PlaceKind } from '../model-kinds.ts';
import { useChoices } from './meeting-data.ts';

export interface TermsFormProps {
  page: MeetingPage;
  value: MeetingTerms;
  onChange(change: Partial<MeetingTerms>): void;
  /** What is wrong with a field, in words. */
  errorOf?(field: string): string | undefined;
}

const lengths = [30, 45, 60, 75, 90, 120, 150, 180];
const usualLength = 60;

const minutesBetween = (from: string, to: string) =>
  Math.round((new Date(to).getTime() - new Date(from).getTime()) / 60_000);
const later = (from: string, minutes: number) =>
  new Date(new Date(from).getTime() + minutes * 60_000).toISOString();

export function TermsForm({ page, value, onChange, errorOf = () => undefined }: TermsFormProps) {
  const { t } = useTranslation();
  const { data: choices } = useChoices(page.id, '');
  const contacts = (choices?.staff ?? []).filter(({ unitName }) => unitName === page.conveningUnit.name);
  const kind = value.placeKind;
  return (
    <div className="meeting-stack">
      <TimeFields value={value} onChange={onChange} errorOf={errorOf} />
      <RadioGroup
        id="placeKind"
        tabIndex={-1}
        legend={t('meeting.place-kind')}
        value={kind ?? ''}
        error={errorOf('placeKind')}
        onChange={(chosen: PlaceKind) => onChange({ placeKind: chosen })}
      >
        {placeKinds.map((known) => (
          <Radio key={known} value={known}>
            {t(`meeting.place-kind.${known}`)}
          </Radio>
        ))}
      </RadioGroup>
      {kind && (
        <TextField
          id="place"
          label={t(`meeting.place.${kind}`)}
          description={t(
            kind === 'home' && choices?.hasAddressProtection
              ? 'meeting.place.protected'
              : `meeting.place.${kind}.help`,
          )}
          maxLength={300}
          value={value.place ?? ''}
          error={errorOf('place')}
          onChange={(event) => onChange({ place: event.target.value || null })}
        />
      )}
      <Textarea
        id="placeAdaptation"
        label={t('meeting.adaptation')}
        description={t('meeting.adaptation.help')}
        minRows={2}
        value={value.placeAdaptation ?? ''}
        onChange={(event) => onChange({ placeAdaptation: event.target.value || null })}
      />
      <div className="meeting-pair">
        <Select
          id="contactStaffId"
          label={t('meeting.contact')}
          value={value.contactStaffId ?? ''}
          error={errorOf('contactStaffId')}
          onChange={(event) => {
            const chosen = contacts.find(({ staffId }) => staffId === event.target.value);
            onChange({
              contactStaffId: event.target.value || null,
              ...(chosen?.phone ? { contactPhone: chosen.phone } : {}),
            });
          }}
        >
          <option value="">{t('meeting.choose')}</option>
          {/* The one who stands there may have left the unit since. */}
          {value.contactStaffId && !contacts.some(({ staffId }) => staffId === value.contactStaffId) && (
            <option value={value.contactStaffId}>{page.contactName ?? ''}</option>
          )}
          {contacts.map(({ staffId, name }) => (
            <option key={staffId} value={staffId}>
              {name}
            </option>
          ))}
        </Select>
        <TextField
          id="contactPhone"
          label={t('meeting.contact-phone')}
          type="tel"
          maxLength={30}
          value={value.contactPhone ?? ''}
          error={errorOf('contactPhone')}
          onChange={(event) => onChange({ contactPhone: event.target.value || null })}
        />
      </div>
    </div>
  );
}

function TimeFields({
  value: { startsAt, endsAt },
  onChange,
  errorOf,
}: Required<Pick<TermsFormProps, 'value' | 'onChange' | 'errorOf'>>) {
  const { t } = useTranslation();
  const [half, setHalf] = useState<DayAndTime>({ day: null, time: null });
  const start: DayAndTime = startsAt ? osloTimeOf(new Date(startsAt)) : half;
  const length = startsAt && endsAt ? minutesBetween(startsAt, endsAt) : usualLength;
  const known = lengths.includes(length) ? lengths : [...lengths, length].toSorted((a, b) => a - b);

  const changeStart = (next: DayAndTime) => {
    setHalf(next);
    if (next.day === null || next.time === null) {
      if (startsAt !== null) onChange({ startsAt: null, endsAt: null });
      return;
    }
    const instant = instantInOslo(next.day, next.time);
    onChange({ startsAt: instant, endsAt: later(instant, length) });
  };

  return (
    <div className="meeting-time">
      <DateTimeField
        id="startsAt"
        legend={t('meeting.starts')}
        value={start}
        onChange={changeStart}
        from={clock.today()}
        dayError={errorOf('startsAt')}
      />
      <Select
        id="endsAt"
        label={t('meeting.length')}
        value={length}
        disabled={startsAt === null}
        error={errorOf('endsAt')}
        onChange={(event) => startsAt && onChange({ endsAt: later(startsAt, Number(event.target.value)) })}
      >
        {known.map((minutes) => (
          <option key={minutes} value={minutes}>
            {minutes % 60 === 0
              ? t('meeting.length.hours', { count: minutes / 60 })
              : t('meeting.length.minutes', { count: minutes })}
          </option>
        ))}
      </Select>
    </div>
  );
}
