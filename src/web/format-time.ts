// Times as people say them, in three languages. Pure: what is now is handed in. Own names of days and months, since not every
// browser knows nynorsk.
import { daysBetween, osloDay, type PlainDate, weekdayOf } from '../rules/plain-date.ts';
import type { Language } from './languages.ts';

interface Words {
  readonly weekdays: readonly string[];
  readonly months: readonly string[];
  readonly shortMonths: readonly string[];
  readonly today: string;
  readonly tomorrow: string;
  readonly yesterday: string;
  inDays(days: number): string;
  daysAgo(days: number): string;
  /** Day of the month with its month: `1. desember`. */
  dayMonth(day: number, month: string): string;
  at(clock: string): string;
}

const english: Words = {
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  shortMonths: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  today: 'today',
  tomorrow: 'tomorrow',
  yesterday: 'yesterday',
  inDays: (days) => `in ${days} days`,
  daysAgo: (days) => `${days} days ago`,
  dayMonth: (day, month) => `${day} ${month}`,
  at: (clock) => `at ${clock}`,
};

const months = 'januar februar mars april mai juni juli august september oktober november desember'.split(
  ' ',
);
const shortMonths = 'jan. feb. mars april mai juni juli aug. sep. okt. nov. des.'.split(' ');

const bokmaal: Words = {
  weekdays: ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'],
  months,
  shortMonths,
  today: 'i dag',
  tomorrow: 'i morgen',
  yesterday: 'i går',
  inDays: (days) => `om ${days} dager`,
  daysAgo: (days) => `for ${days} dager siden`,
  dayMonth: (day, month) => `${day}. ${month}`,
  at: (clock) => `kl. ${clock}`,
};

const nynorsk: Words = {
  ...bokmaal,
  weekdays: ['måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag', 'laurdag', 'sundag'],
  tomorrow: 'i morgon',
  inDays: (days) => `om ${days} dagar`,
  daysAgo: (days) => `for ${days} dagar sidan`,
};

const wordsOf: Readonly<Record<Language, Words>> = { nb: bokmaal, nn: nynorsk, en: english };

const osloClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** `10:21:07` in Norway. */
export function formatSeconds(instant: Date): string {
  return osloClock.format(instant);
}

/** `10:21` in Norway. */
export function formatClock(instant: Date): string {
  return formatSeconds(instant).slice(0, 5);
}

/** The hour as it is said: `10` on the hour in Norwegian, `10:30` otherwise; English always has minutes. */
function spokenClock(instant: Date, language: Language): string {
  const clock = formatClock(instant);
  const isWhole = language !== 'en' && clock.endsWith(':00');
  return isWhole ? String(Number(clock.slice(0, 2))) : clock;
}

function dayParts(day: PlainDate): { year: number; month: number; day: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

/** `1. desember`, with the year when it is another than `today`'s: `1. desember 2027`. */
export function formatDay(day: PlainDate, today: PlainDate, language: Language): string {
  const words = wordsOf[language];
  const parts = dayParts(day);
  const text = words.dayMonth(parts.day, words.months[parts.month - 1] ?? '');
  return day.slice(0, 4) === today.slice(0, 4) ? text : `${text} ${parts.year}`;
}

/** For tight places: `1. des.`, with the year when it is another than `today`'s. */
export function formatShortDay(day: PlainDate, today: PlainDate, language: Language): string {
  const words = wordsOf[language];
  const parts = dayParts(day);
  const text = words.dayMonth(parts.day, words.shortMonths[parts.month - 1] ?? '');
  return day.slice(0, 4) === today.slice(0, 4) ? text : `${text} ${parts.year}`;
}

/** `tirsdag 1. desember`, with the year when it is another than `today`'s. */
export function formatWeekday(day: PlainDate, today: PlainDate, language: Language): string {
  const weekday = wordsOf[language].weekdays[weekdayOf(day) - 1] ?? '';
  return `${weekday} ${formatDay(day, today, language)}`;
}

/** How far off a day is: `i dag`, `i morgen`, `om 3 dager`, `i går`, `for 3 dager siden`. */
export function formatDistance(day: PlainDate, today: PlainDate, language: Language): string {
  const words = wordsOf[language];
  const days = daysBetween(today, day);
  if (days === 0) return words.today;
  if (days === 1) return words.tomorrow;
  if (days === -1) return words.yesterday;
  return days > 0 ? words.inDays(days) : words.daysAgo(-days);
}

/** A day as it is said, with its date: `i morgen, tirsdag 1. desember`; more than a week off only `tirsdag 15. desember`. */
export function formatSpokenDay(day: PlainDate, today: PlainDate, language: Language): string {
  const date = formatWeekday(day, today, language);
  return Math.abs(daysBetween(today, day)) > 7 ? date : `${formatDistance(day, today, language)}, ${date}`;
}

/** A moment as it is said, with its date: `i morgen kl. 10, tirsdag 1. desember` or `tirsdag 15. desember kl. 10:30`. */
export function formatMoment(instant: Date, now: Date, language: Language): string {
  const words = wordsOf[language];
  const [day, today] = [osloDay(instant), osloDay(now)];
  const clock = words.at(spokenClock(instant, language));
  const date = formatWeekday(day, today, language);
  if (Math.abs(daysBetween(today, day)) > 1) return `${date} ${clock}`;
  return `${formatDistance(day, today, language)} ${clock}, ${date}`;
}

/** From and to on one day: `tirsdag 1. desember kl. 10–11:30`; over midnight both days are named. */
export function formatPeriod(from: Date, to: Date, now: Date, language: Language): string {
  if (osloDay(from) !== osloDay(to)) {
    return `${formatMoment(from, now, language)} – ${formatMoment(to, now, language)}`;
  }
  const words = wordsOf[language];
  const clocks = `${spokenClock(from, language)}–${spokenClock(to, language)}`;
  return `${formatWeekday(osloDay(from), osloDay(now), language)} ${words.at(clocks)}`;
}
