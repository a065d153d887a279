// The language of a request, and the texts the server itself speaks.

export const languages = ['nb', 'nn', 'en'] as const;
export type Language = (typeof languages)[number];

/** Finds a text by key and fills `{{placeholders}}`; undefined when the key is unknown. */
export type Translate = (
  language: Language,
  key: string,
  facts?: Record<string, string | number>,
) => string | undefined;

/** The first language of an Accept-Language header that the product speaks; Norwegian (`no`) and all else is bokmål.
 *  `languageOf('nn-NO, en;q=0.5')` is `'nn'`. */
export function languageOf(header: string | undefined): Language {
  for (const part of (header ?? '').split(',')) {
    const tag = part.split(';')[0]?.trim().toLowerCase().split('-')[0];
    const match = languages.find((language) => language === tag);
    if (match) return match;
    if (tag === 'no') return 'nb';
  }
  return 'nb';
}

/** A Translate over flat dictionaries. */
export function createTranslate(dictionaries: Record<Language, Readonly<Record<string, string>>>): Translate {
  return (language, key, facts = {}) => {
    const text = dictionaries[language][key] ?? dictionaries.nb[key];
    return text?.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(facts[name] ?? ''));
  };
}
