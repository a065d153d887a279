// The calendar of DateField, a chunk of its own that is fetched when somebody opens it.
import { Button, DatePicker } from '@navikt/ds-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../rules/plain-date.ts';
import { clock } from '../now.ts';

export interface CalendarProps {
  id: string;
  value: PlainDate | null;
  from: PlainDate | undefined;
  to: PlainDate | undefined;
  onChoose(day: PlainDate): void;
  onClose(): void;
}

// The calendar works with noon in the device's own zone, so that no zone moves the day.
function toCalendar(day: PlainDate): Date {
  return new Date(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)), 12);
}

function fromCalendar(date: Date): PlainDate {
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  return `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1, 2)}-${pad(date.getDate(), 2)}`;
}

export default function Calendar({ id, value, from, to, onChoose, onClose }: CalendarProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const today = clock.today();
  const shown = value ?? (from && from > today ? from : to && to < today ? to : today);

  useEffect(() => box.current?.querySelector<HTMLElement>('[role=grid] [tabindex="0"]')?.focus(), []);

  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a native dialog would not stand beside its field
    <div ref={box} id={id} role="dialog" aria-label={t('web.date.calendar')} className="web-calendar">
      <DatePicker.Standalone
        today={toCalendar(today)}
        defaultMonth={toCalendar(shown)}
        dropdownCaption={from !== undefined && to !== undefined}
        {...(value ? { selected: toCalendar(value) } : {})}
        {...(from ? { fromDate: toCalendar(from) } : {})}
        {...(to ? { toDate: toCalendar(to) } : {})}
        onSelect={(date) => (date ? onChoose(fromCalendar(date)) : onClose())}
      />
      <Button type="button" size="small" variant="tertiary" onClick={onClose}>
        {t('web.date.close-calendar')}
      </Button>
    </div>
  );
}
