// The form that deadline rules in content/ must have, checked when they are read.
import { z } from 'zod';
import type { DeadlineRule } from './deadline.ts';
import { isPlainDate } from './plain-date.ts';

const plainDate = z.string().refine(isPlainDate, 'Not a calendar day (YYYY-MM-DD)');
const sentence = z.string().trim().min(1);
const event = z.string().regex(/^[a-z][a-z-]*\.[a-z][a-z-]*$/, 'Not an event (thing.what-happened)');

/** One version of a rule; unknown fields are refused, so a misspelt one cannot pass unseen. */
export const deadlineRuleSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z-]*$/, 'Not an id in kebab-case'),
    source: sentence,
    checkedOn: plainDate,
    startEvent: event,
    closingEvent: event,
    length: z.int().min(0).max(3660),
    unit: z.enum(['calendar-days', 'working-days']),
    onHoliday: z.enum(['keep', 'next-working-day']),
    responsible: z.enum(['responsible-unit', 'convening-unit', 'receiving-unit']),
    warnDaysBefore: z
      .array(z.int().positive())
      .refine((days) => new Set(days).size === days.length, 'A warning day is given twice'),
    validFrom: plainDate,
    text: z.strictObject({ nb: sentence, nn: sentence, en: sentence }),
  })
  .refine((rule) => rule.warnDaysBefore.every((days) => days < rule.length), {
    path: ['warnDaysBefore'],
    message: 'A warning comes before the deadline starts',
  }) satisfies z.ZodType<DeadlineRule>;

/** All rules with all their versions; `(id, validFrom)` is unique, and the events of a rule stay the same. */
export const deadlineRulesSchema = z.array(deadlineRuleSchema).superRefine((rules, context) => {
  const first = new Map<string, (typeof rules)[number]>();
  const versions = new Set<string>();
  for (const [index, rule] of rules.entries()) {
    const version = `${rule.id} ${rule.validFrom}`;
    if (versions.has(version)) {
      context.addIssue({
        code: 'custom',
        path: [index, 'validFrom'],
        message: `Version given twice: ${version}`,
      });
    }
    versions.add(version);
    const known = first.get(rule.id) ?? rule;
    first.set(rule.id, known);
    if (known.startEvent !== rule.startEvent || known.closingEvent !== rule.closingEvent) {
      context.addIssue({
        code: 'custom',
        path: [index, 'startEvent'],
        message: `Versions of ${rule.id} start or close on different events`,
      });
    }
  }
});
