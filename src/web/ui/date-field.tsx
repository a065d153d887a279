// A day, written or picked from a calendar. Faults are named when the field is left, never while somebody types.
import '@navikt/ds-css/dist/component/date.min.css';
// On a phone the calendar opens in Aksel's modal.
import '@navikt/ds-css/dist/component/modal.min.css';
import { DatePicker, useDatepicker } from '@navikt/ds-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../rules/plain-date.ts';
import { clock } from '../now.ts';

export interface DateFieldProps {
  id?: string;
  label: string;
  description?: ReactNode;
  value: PlainDate | null;
  onChange(value: PlainDate | null): void;
  /** Earliest and latest day that can be chosen. */
  from?: PlainDate;
  to?: PlainDate;
  /** What is wrong, from the server or the form; comes before the field's own message. */
  error?: ReactNode;
  size?: 'medium' | 'small';
}

// The calendar works with noon in the device's own zone, so that no zone moves the day.
function toCalendar(day: PlainDate): Date {
  return new Date(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)), 12);
}

function fromCalendar(date: Date): PlainDate {
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  return `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1, 2)}-${pad(date.getDate(), 2)}`;
}

type Fault = 'unreadable' | 'too-early' | 'too-late' | null;

export function DateField(props: DateFieldProps) {
  const { id, label, description, value, onChange, from, to, error, size = 'medium' } = props;
  const { t } = useTranslation();
  const [fault, setFault] = useState<Fault>(null);
  const told = useRef(value);

  const { datepickerProps, inputProps, setSelected } = useDatepicker({
    today: toCalendar(clock.today()),
    ...(from ? { fromDate: toCalendar(from) } : {}),
    ...(to ? { toDate: toCalendar(to) } : {}),
    ...(value ? { defaultSelected: toCalendar(value) } : {}),
    onDateChange: (date) => {
      const day = date ? fromCalendar(date) : null;
      if (day === told.current) return;
      told.current = day;
      onChange(day);
    },
    onValidate: ({ isEmpty, isInvalid, isBefore, isAfter }) => {
      const isUnreadable = isInvalid && !isEmpty;
      setFault(isUnreadable ? 'unreadable' : isBefore ? 'too-early' : isAfter ? 'too-late' : null);
    },
  });

  // A value from outside (a restored draft, a reset form) replaces what stands in the field.
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setSelected(value ? toCalendar(value) : undefined);
  }, [setSelected, value]);

  return (
    <DatePicker {...datepickerProps} dropdownCaption={from !== undefined && to !== undefined}>
      <DatePicker.Input
        {...inputProps}
        {...(id ? { id } : {})}
        label={label}
        description={description}
        size={size}
        error={error ?? (fault ? t(`web.date.${fault}`) : undefined)}
      />
    </DatePicker>
  );
}
