// What happened, as a sentence: one text a kind of event, with its facts said in the reader's language.
import type { TFunction } from 'i18next';
import { isPlainDate, osloDay, type PlainDate } from '../../../rules/plain-date.ts';
import { formatDay, formatMoment } from '../../../web/format-time.ts';
import type { Language } from '../../../web/languages.ts';
import type { PathwayEvent } from '../model.ts';

/** Facts that are codes, and where their words are. A code without words is left out of the sentence. */
const codes: Readonly<Record<string, string>> = {
  trigger: 'pathway.trigger',
  from: 'pathway.state',
  to: 'pathway.state',
  decision: 'pathway.decision',
  reply: 'pathway.reply',
  point: 'pathway.point',
};

export interface EventSurroundings {
  t: TFunction;
  /** True when a text of that key exists. */
  exists(key: string): boolean;
  now: Date;
  today: PlainDate;
  language: Language;
}

function factWords(
  name: string,
  value: unknown,
  { t, exists, now, today, language }: EventSurroundings,
): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  const prefix = codes[name];
  if (prefix !== undefined) return exists(`${prefix}.${value}`) ? t(`${prefix}.${value}`) : '';
  if (isPlainDate(value)) return formatDay(value, today, language);
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return formatMoment(new Date(value), now, language);
  return value;
}

/** The sentence of an event. A kind that has none is said neutrally: something was registered, by whom and when stands beside. */
export function eventSentence(
  event: Pick<PathwayEvent, 'kind' | 'facts'>,
  around: EventSurroundings,
): string {
  const { t, exists } = around;
  const words = Object.fromEntries(
    Object.entries(event.facts).map(([name, value]) => [name, factWords(name, value, around)]),
  );
  // «Grunnlag registrert for NAV», and without a name only «Grunnlag registrert».
  const forWhom = words['name'] ? t('pathway.event.for', { name: words['name'] }) : '';
  const ended = `pathway.event.${event.kind}.${String(event.facts['reason'])}`;
  const key = exists(ended) ? ended : `pathway.event.${event.kind}`;
  return t(exists(key) ? key : 'pathway.event.other', { name: '', ...words, forWhom }).trim();
}

/** The day an event stands under. */
export const eventDay = (event: Pick<PathwayEvent, 'at'>): PlainDate => osloDay(new Date(event.at));
