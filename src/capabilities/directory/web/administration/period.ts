// A post in words: what and when.
import type { TFunction } from 'i18next';
import type { PlainDate } from '../../../../rules/plain-date.ts';
import { formatDay } from '../../../../web/format-time.ts';
import type { Language } from '../../../../web/languages.ts';

/** `fra 1. januar 2020`, `slutter 31. desember`, `begynner 1. desember`, or both days when it is over. */
export function periodOf(
  t: TFunction,
  post: { validFrom: PlainDate; validTo: PlainDate | null },
  today: PlainDate,
  language: Language,
): string {
  const from = formatDay(post.validFrom, today, language);
  if (post.validFrom > today) return t('directory.post.begins', { from });
  if (post.validTo === null) return t('directory.post.since', { from });
  const to = formatDay(post.validTo, today, language);
  return post.validTo >= today ? t('directory.post.ends', { to }) : t('directory.post.between', { from, to });
}

/** `Leder · Seksjonsleder`; the title is left out when it says no more than the role. */
export function roleAndTitle(role: string, title: string | null): string {
  return title === null || title === role ? role : `${role} · ${title}`;
}
