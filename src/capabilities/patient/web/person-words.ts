// How a person's facts are said on screens: age, birth, periods of pathways.
import type { TFunction } from 'i18next';
import { formatDay } from '../../../web/format-time.ts';
import type { Language } from '../../../web/languages.ts';
import { ageOn, type PlainDate } from '../../../rules/plain-date.ts';

/** `27 år`; nothing when the birth date is unknown or to come. */
export function ageWords(t: TFunction, birthDate: PlainDate | null, today: PlainDate): string | null {
  if (birthDate === null || birthDate > today) return null;
  return t('patient.age', { count: ageOn(birthDate, today) });
}

/** `Fra 1. mars` while it runs, `8. mars 2021 til 30. juni 2022` afterwards. */
export function periodWords(
  t: TFunction,
  period: { from: PlainDate; to: PlainDate | null },
  today: PlainDate,
  language: Language,
): string {
  const from = formatDay(period.from, today, language);
  if (period.to === null) return t('patient.page.pathway.since', { from });
  return t('patient.page.pathway.period', { from, to: formatDay(period.to, today, language) });
}
