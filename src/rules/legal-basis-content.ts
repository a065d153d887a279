// The rules of legal basis in content/legal-basis-rules.json, checked as they are loaded: a broken file stops the start.
import { z } from 'zod';
import content from '../../content/legal-basis-rules.json' with { type: 'json' };
import { cooperationKinds, partySorts, type LegalBasisRules } from './legal-basis.ts';
import { isPlainDate } from './plain-date.ts';
import { topics } from './topics.ts';

const plainDate = z.string().refine(isPlainDate, 'Not a calendar day (YYYY-MM-DD)');
const sentence = z.string().trim().min(1);
const sorts = z.array(z.enum(partySorts)).min(1);
const rule = {
  id: z.string().regex(/^[a-z][a-z-]*$/, 'Not an id in kebab-case'),
  source: sentence,
  checkedOn: plainDate,
  validFrom: plainDate,
  validTo: plainDate.nullable(),
  text: z.strictObject({ nb: sentence, nn: sentence, en: sentence }),
};

/** The form of the file; unknown fields are refused, so a misspelt one cannot pass unseen. */
export const legalBasisRulesSchema = z.strictObject({
  cooperation: z.array(
    z.strictObject({ ...rule, kind: z.enum(cooperationKinds), between: sorts, and: sorts }),
  ),
  consent: z.strictObject(rule),
  suggestedTopics: z.strictObject({
    source: sentence,
    checkedOn: plainDate,
    // Every sort must be there: z.record over an enum asks for all its keys.
    topics: z.record(z.enum(partySorts), z.array(z.enum(topics))),
  }),
});

export const legalBasisRules = legalBasisRulesSchema.parse(content) satisfies LegalBasisRules;

/** The sentence that explains a need to staff, by rule id; undefined for the patient's own access. */
export function needText(ruleId: string, language: 'nb' | 'nn' | 'en'): string | undefined {
  const rules = [...legalBasisRules.cooperation, legalBasisRules.consent];
  return rules.find((candidate) => candidate.id === ruleId)?.text[language];
}
