// Words in a text that make a person into a diagnosis or worse, with what to say instead. A help, never a hindrance.
// Words and their sources: content/respectful-words.json; docs/rules.md R-60.
import { z } from 'zod';
import content from '../../content/respectful-words.json' with { type: 'json' };
import { isPlainDate } from './plain-date.ts';

export type WritingLanguage = 'nb' | 'nn' | 'en';

/** A hit in a text. `start` and `end` as for `text.slice(start, end)`, which is `word`; an ending that marks the owner
 *  (-s, 's) is part of it, the suggestions are without. They begin with a capital where the word does. */
export type DisrespectfulWord = { start: number; end: number; word: string; suggestions: string[] };

// Letters, hyphens and single spaces only, so that a form needs no escaping in a pattern.
const forms = z.array(z.string().regex(/^\p{L}+(?:[ -]\p{L}+)*$/u)).min(1);
const suggested = z.array(z.string().trim().min(1)).min(1);
const entriesSchema = <Suggestions extends z.ZodType>(suggestions: Suggestions) =>
  z
    .array(
      z.strictObject({
        source: z.string(),
        /** What may stand before every form, `''` for nothing; without it the forms stand as they are. */
        prefixes: z
          .array(z.string().regex(/^\p{L}*$/u))
          .min(1)
          .optional(),
        inflections: z.array(z.strictObject({ forms, suggestions })).min(1),
      }),
    )
    .min(1);

/** The form of content/respectful-words.json: every entry names a source of the list, every form stands once. */
export const respectfulWordsSchema = z
  .strictObject({
    checkedOn: z.string().refine(isPlainDate, 'Not a calendar day (YYYY-MM-DD)'),
    sources: z.record(z.string(), z.string().trim().min(1)),
    /** Names and set phrases in which the word is right: organisations call themselves what they like. */
    exceptions: z.strictObject({ norwegian: forms, english: forms }),
    norwegian: entriesSchema(z.strictObject({ nb: suggested, nn: suggested })),
    english: entriesSchema(z.strictObject({ en: suggested })),
  })
  .superRefine(({ norwegian, english, sources }, context) => {
    for (const [language, entries] of Object.entries({ norwegian, english })) {
      const seen = new Set<string>();
      for (const [index, entry] of entries.entries()) {
        const report = (message: string) =>
          context.addIssue({ code: 'custom', path: [language, index], message });
        if (!Object.hasOwn(sources, entry.source)) report(`Unknown source: ${entry.source}`);
        for (const form of formsOf(entry)) {
          if (seen.has(form)) report(`Given twice: ${form}`);
          seen.add(form);
        }
      }
    }
  });

const ownersEnding = "(?:['’]?s|['’])?";

const list = respectfulWordsSchema.parse(content);

// Bokmål and nynorsk share one list of forms: people mix them, and only the suggestions must be in the writer's own.
const lists = {
  nb: compile(list.norwegian, list.exceptions.norwegian, (suggestions) => suggestions.nb),
  nn: compile(list.norwegian, list.exceptions.norwegian, (suggestions) => suggestions.nn),
  en: compile(list.english, list.exceptions.english, (suggestions) => suggestions.en),
};

/** Finds whole words in any inflection and case, in order and without overlap; names of organisations are let be.
 *  A hit is an offer to the writer: the same form can be innocent ("misbruker" is also a verb), so nothing may be
 *  blocked or replaced unasked. Throws nothing. */
export function findDisrespectfulWords(text: string, language: WritingLanguage): DisrespectfulWord[] {
  const { pattern, suggestionsOf, exceptions } = lists[language];
  const allowed = Array.from(text.matchAll(exceptions), (match) => [
    match.index,
    match.index + match[0].length,
  ]);
  const found: DisrespectfulWord[] = [];
  for (const match of text.matchAll(pattern)) {
    const word = match[0];
    const start = match.index;
    const end = start + word.length;
    const suggestions = suggestionsOf.get(keyOf(match.groups?.form ?? word));
    if (!suggestions || allowed.some(([from = 0, to = 0]) => from <= start && end <= to)) continue;
    found.push({
      start,
      end,
      word,
      suggestions: startsWithCapital(word) ? suggestions.map(capitalized) : [...suggestions],
    });
  }
  return found;
}

type Entry<Suggestions> = {
  prefixes?: string[] | undefined;
  inflections: { forms: string[]; suggestions: Suggestions }[];
};

function formsOf(entry: Entry<unknown>): string[] {
  return entry.inflections.flatMap(({ forms }) => withPrefixes(entry, forms));
}

function withPrefixes({ prefixes = [''] }: { prefixes?: string[] | undefined }, forms: string[]): string[] {
  return prefixes.flatMap((prefix) => forms.map((form) => `${prefix}${form}`));
}

function compile<Suggestions>(
  entries: readonly Entry<Suggestions>[],
  exceptions: readonly string[],
  choose: (suggestions: Suggestions) => string[],
) {
  const suggestionsOf = new Map<string, string[]>();
  for (const entry of entries) {
    for (const { forms, suggestions } of entry.inflections) {
      for (const form of withPrefixes(entry, forms)) suggestionsOf.set(keyOf(form), choose(suggestions));
    }
  }
  return {
    suggestionsOf,
    pattern: wholeWords(`(?<form>${anyOf([...suggestionsOf.keys()])})${ownersEnding}`),
    exceptions: wholeWords(`(?:${anyOf(exceptions)})${ownersEnding}`),
  };
}

// Combining marks belong to the letter before them, so they too continue a word.
function wholeWords(inner: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${inner}(?![\\p{L}\\p{M}\\p{N}])`, 'giu');
}

function anyOf(forms: readonly string[]): string {
  return [...forms]
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replaceAll(' ', '\\s+'))
    .join('|');
}

function keyOf(form: string): string {
  return form.toLowerCase().replace(/\s+/g, ' ');
}

function startsWithCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

function capitalized(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
