// The three languages of the product and which one a person meets first.

export const languages = ['nb', 'nn', 'en'] as const;
export type Language = (typeof languages)[number];

export function isLanguage(text: unknown): text is Language {
  return languages.some((language) => language === text);
}

/** The product's language for the browser's wishes, in order: `['no', 'en']` gives `'nb'`. Bokmål when none fits. */
export function languageFor(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    const tag = wish.toLowerCase().split('-')[0];
    if (isLanguage(tag)) return tag;
    if (tag === 'no') return 'nb';
  }
  return 'nb';
}
