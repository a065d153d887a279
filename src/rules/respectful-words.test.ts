// Tests of the search for disrespectful words: inflections, boundaries, names to let be, and the list itself.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import content from '../../content/respectful-words.json' with { type: 'json' };
import { findDisrespectfulWords, respectfulWordsSchema } from './respectful-words.ts';
import type { WritingLanguage } from './respectful-words.ts';

const languages = ['nb', 'nn', 'en'] as const;
const hits = (text: string, language: WritingLanguage) =>
  findDisrespectfulWords(text, language).map(({ word }) => word);
const norwegianForms = content.norwegian.flatMap((entry) =>
  (entry.prefixes ?? ['']).flatMap((prefix) =>
    entry.inflections.flatMap(({ forms }) => forms.map((form) => `${prefix}${form}`)),
  ),
);
const englishForms = content.english.flatMap((entry) => entry.inflections.flatMap(({ forms }) => forms));
const anyForm = fc.oneof(
  fc.record({
    form: fc.constantFrom(...norwegianForms),
    language: fc.constantFrom('nb' as const, 'nn' as const),
  }),
  fc.record({ form: fc.constantFrom(...englishForms), language: fc.constant('en' as const) }),
);

describe('findDisrespectfulWords', () => {
  it('says where the word is and what to say instead, in the writer’s language', () => {
    expect(findDisrespectfulWords('Han er en kjent narkoman.', 'nb')).toEqual([
      {
        start: 16,
        end: 24,
        word: 'narkoman',
        suggestions: ['person med rusmiddelproblem', 'person med ruslidelse'],
      },
    ]);
    expect(findDisrespectfulWords('narkoman', 'nn')[0]?.suggestions).toContain('person med rusliding');
    expect(findDisrespectfulWords('a drug addict', 'en')).toEqual([
      {
        start: 2,
        end: 13,
        word: 'drug addict',
        suggestions: ['person with a substance use disorder', 'person who uses drugs'],
      },
    ]);
  });

  it.each<[string, WritingLanguage, string[]]>([
    [
      'En misbruker, misbrukeren, misbrukere og misbrukerne.',
      'nb',
      ['misbruker', 'misbrukeren', 'misbrukere', 'misbrukerne'],
    ],
    [
      'Ein misbrukar, misbrukaren, misbrukarar og misbrukarane.',
      'nn',
      ['misbrukar', 'misbrukaren', 'misbrukarar', 'misbrukarane'],
    ],
    [
      'stoffmisbruker rusmisbruker Rusmiddelmisbrukeren',
      'nb',
      ['stoffmisbruker', 'rusmisbruker', 'Rusmiddelmisbrukeren'],
    ],
    ['De narkomane og alkoholikerne', 'nb', ['narkomane', 'alkoholikerne']],
    ['bokmål i nynorsk: rusmisbruker', 'nn', ['rusmisbruker']],
    ['nynorsk i bokmål: rusmisbrukarane', 'nb', ['rusmisbrukarane']],
    ['misbrukerens mor, misbrukernes', 'nb', ['misbrukerens', 'misbrukernes']],
    ['the addict’s mother, the addicts’ home', 'en', ['addict’s', 'addicts’']],
    ['RUSMISBRUKER', 'nb', ['RUSMISBRUKER']],
    ['eks-narkoman (narkoman)', 'nb', ['narkoman', 'narkoman']],
    ['skitten\n  urinprøve', 'nb', ['skitten\n  urinprøve']],
  ])('finds the words in %j (%s)', (text, language, expected) => {
    expect(hits(text, language)).toEqual(expected);
  });

  it.each<[string, WritingLanguage]>([
    ['Hun har et rusmiddelproblem og tar imot hjelp.', 'nb'],
    ['Pasienten er bruker av tjenesten og utsatt for seksuelt misbruk.', 'nb'],
    ['narkomani, narkomanens\u0308', 'nb'],
    ['Anonyme alkoholikere møtes på tirsdager; Anonyme Narkomanes lokaler.', 'nb'],
    ['Barn av rusmisbrukere og Rusmisbrukernes interesseorganisasjon', 'nn'],
    ['Alcoholics Anonymous; an alcoholic drink; addiction; addictive', 'en'],
    ['rusmisbruker', 'en'],
    ['', 'nb'],
  ])('lets %j be (%s)', (text, language) => {
    expect(hits(text, language)).toEqual([]);
  });

  it('finds no part of a longer word', () => {
    const single = anyForm.filter(({ form }) => !form.includes(' '));
    fc.assert(
      fc.property(single, fc.constantFrom('x', 'å', 'a\u030A', '7'), ({ form, language }, letter) => {
        expect(hits(`${letter}${form} ${form}${letter}`, language)).toEqual([]);
      }),
    );
  });

  it('finds every form of the list once, whatever stands around it', () => {
    fc.assert(
      fc.property(anyForm, fc.constantFrom('', ' ', '(', '«', '- '), ({ form, language }, before) => {
        const text = `${before}${form}.`;
        const found = findDisrespectfulWords(text, language);
        expect(found.map(({ word }) => word)).toEqual([form]);
        expect(text.slice(found[0]!.start, found[0]!.end)).toBe(form);
        expect(found[0]!.suggestions.length).toBeGreaterThan(0);
      }),
    );
  });

  it('begins the suggestion with a capital where the word does', () => {
    expect(findDisrespectfulWords('Narkomanen kom.', 'nb')[0]?.suggestions[0]).toBe(
      'Personen med rusmiddelproblem',
    );
  });

  it('gives spans in order, inside the text and apart, for any text', () => {
    const anyText = fc
      .array(fc.oneof(fc.string(), fc.constantFrom(...norwegianForms)), { maxLength: 12 })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(anyText, fc.constantFrom(...languages), (text, language) => {
        let last = 0;
        for (const { start, end, word } of findDisrespectfulWords(text, language)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(text.slice(start, end)).toBe(word);
          last = end;
        }
      }),
    );
  });

  it('hands out suggestions that a caller may change', () => {
    findDisrespectfulWords('narkoman', 'nb')[0]!.suggestions.length = 0;
    expect(findDisrespectfulWords('narkoman', 'nb')[0]!.suggestions).toHaveLength(2);
  });
});

describe('the list', () => {
  it('keeps its form, and suggests nothing that it finds', () => {
    expect(respectfulWordsSchema.safeParse(content).error).toBeUndefined();
    for (const entry of content.norwegian) {
      for (const { suggestions } of entry.inflections) {
        for (const text of suggestions.nb) expect(hits(text, 'nb')).toEqual([]);
        for (const text of suggestions.nn) expect(hits(text, 'nn')).toEqual([]);
      }
    }
    for (const entry of content.english) {
      for (const { suggestions } of entry.inflections) {
        for (const text of suggestions.en) expect(hits(text, 'en')).toEqual([]);
      }
    }
  });

  it('has no source that nothing comes from', () => {
    const used = new Set([...content.norwegian, ...content.english].map(({ source }) => source));
    expect([...used].sort()).toEqual(Object.keys(content.sources).sort());
  });

  const [first] = content.norwegian;
  it.each([
    ['an unknown source', { ...content, norwegian: [{ ...first, source: 'hearsay' }] }],
    ['a form given twice', { ...content, norwegian: [first, first] }],
    ['a day that does not exist', { ...content, checkedOn: '2026-02-29' }],
    [
      'signs that mean something in a pattern',
      {
        ...content,
        english: [{ source: 'own', inflections: [{ forms: ['a.*b'], suggestions: { en: ['x'] } }] }],
      },
    ],
    [
      'a missing language',
      {
        ...content,
        norwegian: [{ source: 'own', inflections: [{ forms: ['ord'], suggestions: { nb: ['x'] } }] }],
      },
    ],
  ])('is refused with %s', (_, changed) => {
    expect(respectfulWordsSchema.safeParse(changed).success).toBe(false);
  });
});
