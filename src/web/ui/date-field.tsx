// A day, written or picked from a calendar. Faults are named when the field is left, never while somebody types.
import '@navikt/ds-css/dist/component/date.min.css';
import { CalendarIcon } from '@navikt/aksel-icons';
import { BodyShort, Button, ErrorMessage, Label } from '@navikt/ds-react';
import { type FocusEvent, lazy, type ReactNode, Suspense, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../rules/plain-date.ts';
import { clock } from '../now.ts';
import { readDay, writeDay } from '../written-day.ts';
import { Loading } from './loading.tsx';

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

type Fault = 'unreadable' | 'too-early' | 'too-late';

const loadCalendar = () => import('./calendar.tsx');
const Calendar = lazy(loadCalendar);

/** What is wrong with a text, or null. An empty field is the form's business. */
function faultOf(text: string, { from, to }: Pick<DateFieldProps, 'from' | 'to'>): Fault | null {
  if (text.trim() === '') return null;
  const day = readDay(text, clock.today());
  if (!day) return 'unreadable';
  if (from && day < from) return 'too-early';
  return to && day > to ? 'too-late' : null;
}

export function DateField(props: DateFieldProps) {
  const { label, description, value, onChange, from, to, error, size = 'medium' } = props;
  const { t } = useTranslation();
  const ownId = useId();
  const id = props.id ?? ownId;
  const [text, setText] = useState(value ? writeDay(value) : '');
  const [known, setKnown] = useState(value);
  const [isLeft, setIsLeft] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);

  // A value from outside (a restored draft, a reset form) replaces what stands in the field.
  if (known !== value) {
    setKnown(value);
    setText(value ? writeDay(value) : '');
  }

  const limits = { ...(from ? { from } : {}), ...(to ? { to } : {}) };

  const write = (next: string) => {
    setText(next);
    setIsLeft(false);
    const day = faultOf(next, limits) ? null : readDay(next, clock.today());
    if (day === known) return;
    setKnown(day);
    onChange(day);
  };
  const leave = () => {
    setIsLeft(true);
    const day = readDay(text, clock.today());
    if (day) setText(writeDay(day));
  };
  const close = () => {
    setIsOpen(false);
    opener.current?.focus();
  };
  // Safari gives focus to nothing when a button is pressed: only a place outside that is focused or pressed closes.
  const closeWhenLeft = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    if (relatedTarget && !currentTarget.contains(relatedTarget)) setIsOpen(false);
  };
  useEffect(() => {
    if (!isOpen) return;
    const look = ({ target }: PointerEvent) => {
      if (target instanceof Node && !box.current?.contains(target)) setIsOpen(false);
    };
    document.addEventListener('pointerdown', look);
    return () => document.removeEventListener('pointerdown', look);
  }, [isOpen]);

  const fault = isLeft ? faultOf(text, limits) : null;
  const shownError = error ?? (fault ? t(`web.date.${fault}`) : null);
  const hasError = Boolean(shownError);
  const described = [description ? `${id}-description` : null, hasError ? `${id}-error` : null].filter(
    Boolean,
  );

  return (
    // Escape is a shortcut for the calendar's own button.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={box}
      className={`web-date aksel-form-field aksel-form-field--${size} aksel-date__field${
        hasError ? ' aksel-text-field--error aksel-date__field--error' : ''
      }`}
      onBlur={closeWhenLeft}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        close();
      }}
    >
      <Label htmlFor={id} size={size} className="aksel-form-field__label">
        {label}
      </Label>
      {description && (
        <BodyShort as="div" size={size} id={`${id}-description`} className="aksel-form-field__description">
          {description}
        </BodyShort>
      )}
      <div className="aksel-date__field-wrapper">
        <input
          id={id}
          className={`aksel-date__field-input aksel-text-field__input aksel-body-short aksel-body-short--${size}`}
          autoComplete="off"
          inputMode="decimal"
          size={11}
          value={text}
          aria-invalid={hasError || undefined}
          aria-describedby={described.join(' ') || undefined}
          onChange={(event) => write(event.target.value)}
          onBlur={leave}
        />
        <Button
          ref={opener}
          type="button"
          variant="secondary"
          size={size}
          className="aksel-date__field-button"
          icon={<CalendarIcon aria-hidden />}
          title={isOpen ? t('web.date.close-calendar') : t('web.date.open-calendar')}
          aria-expanded={isOpen}
          onPointerEnter={() => void loadCalendar().catch(() => undefined)}
          onClick={() => (isOpen ? close() : setIsOpen(true))}
        />
      </div>
      {isOpen && (
        <Suspense fallback={<Loading shape="text" rows={2} />}>
          <Calendar
            id={`${id}-calendar`}
            value={known}
            from={from}
            to={to}
            onClose={close}
            onChoose={(day) => {
              write(writeDay(day));
              setIsLeft(true);
              close();
            }}
          />
        </Suspense>
      )}
      <div className="aksel-form-field__error" id={`${id}-error`} aria-live="polite">
        {hasError && (
          <ErrorMessage size={size} showIcon>
            {shownError}
          </ErrorMessage>
        )}
      </div>
    </div>
  );
}
