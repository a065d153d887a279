// A day and a time in Norway, side by side. Times may be written as people write them: 9, 930, 9.30.
import { Fieldset, TextField } from '@navikt/ds-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../rules/plain-date.ts';
import { type ClockTime, readClockTime } from '../oslo-time.ts';
import { DateField } from './date-field.tsx';

/** Norwegian day and time; `instantInOslo(day, time)` of `oslo-time.ts` makes the instant of it. */
export interface DayAndTime {
  day: PlainDate | null;
  time: ClockTime | null;
}

export interface DateTimeFieldProps {
  /** Ids of the two inputs are `<id>-day` and `<id>-time`. */
  id: string;
  legend: string;
  description?: ReactNode;
  value: DayAndTime;
  onChange(value: DayAndTime): void;
  from?: PlainDate;
  to?: PlainDate;
  dayError?: ReactNode;
  timeError?: ReactNode;
}

export function DateTimeField(props: DateTimeFieldProps) {
  const { id, legend, description, value, onChange, from, to, dayError, timeError } = props;
  const { t } = useTranslation();
  const [written, setWritten] = useState(value.time ?? '');
  const [isUnreadable, setIsUnreadable] = useState(false);

  // A time from outside (a restored draft, a reset form) replaces what stands in the field.
  const [known, setKnown] = useState(value.time);
  if (known !== value.time) {
    setKnown(value.time);
    if (value.time !== null && readClockTime(written) !== value.time) setWritten(value.time);
  }

  const leave = () => {
    const time = readClockTime(written);
    setIsUnreadable(time === null && written.trim() !== '');
    if (time) setWritten(time);
  };

  return (
    <Fieldset legend={legend} description={description} className="web-date-time">
      <div className="web-date-time__fields">
        <DateField
          id={`${id}-day`}
          label={t('web.date.day')}
          value={value.day}
          onChange={(day) => onChange({ ...value, day })}
          {...(from ? { from } : {})}
          {...(to ? { to } : {})}
          error={dayError}
        />
        <TextField
          id={`${id}-time`}
          className="web-date-time__time"
          label={t('web.date.time')}
          inputMode="numeric"
          autoComplete="off"
          htmlSize={6}
          value={written}
          error={timeError ?? (isUnreadable ? t('web.date.bad-time') : undefined)}
          onChange={(event) => {
            setWritten(event.target.value);
            setIsUnreadable(false);
            onChange({ ...value, time: readClockTime(event.target.value) });
          }}
          onBlur={leave}
        />
      </div>
    </Fieldset>
  );
}
