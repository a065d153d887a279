// When something is due: how far off and the date. Red, with its own sign and word, only when the deadline is broken.
import { CheckmarkCircleIcon, ClockIcon, ExclamationmarkTriangleFillIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { daysBetween, type PlainDate } from '../../rules/plain-date.ts';
import { formatDistance, formatShortDay, formatWeekday } from '../format-time.ts';
import { useLanguage } from '../language.tsx';
import { useToday } from '../now.ts';

export interface DueDateProps {
  due: PlainDate;
  /** True when what was due is done: the date then only informs. */
  isDone?: boolean;
  /** Days before the date from which it is shown as near; 2 unless the deadline rule says otherwise. */
  warnDays?: number;
}

export function DueDate({ due, isDone = false, warnDays = 2 }: DueDateProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const days = daysBetween(today, due);
  const state = isDone ? 'done' : days < 0 ? 'broken' : days <= warnDays ? 'near' : 'far';
  const Icon = {
    done: CheckmarkCircleIcon,
    broken: ExclamationmarkTriangleFillIcon,
    near: ClockIcon,
    far: ClockIcon,
  }[state];
  const distance = formatDistance(due, today, language);
  const words = {
    done: t('web.due.done'),
    broken: t('web.due.broken', { distance }),
    near: distance,
    far: distance,
  }[state];
  return (
    <span className="web-due" data-state={state}>
      <Icon aria-hidden />
      <span className="web-due__words">{words}</span>
      <time dateTime={due} title={formatWeekday(due, today, language)}>
        {formatShortDay(due, today, language)}
      </time>
    </span>
  );
}
