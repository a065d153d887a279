// The texts the server speaks: every texts/{nb,nn,en}.ts of the web shell and the capabilities, found by their place.
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createTranslate, languages, type Language, type Translate } from '../platform/http/language.ts';

const source = join(import.meta.dirname, '..');

async function textFiles(language: Language): Promise<string[]> {
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.name === `${language}.ts` && basename(entry.parentPath) === 'texts')
    .map((entry) => join(entry.parentPath, entry.name));
}

/** All dictionaries, flat, by language. Throws when two files use one key. */
export async function loadTexts(): Promise<Record<Language, Record<string, string>>> {
  const all: Record<Language, Record<string, string>> = { nb: {}, nn: {}, en: {} };
  for (const language of languages) {
    for (const file of await textFiles(language)) {
      const module = (await import(file)) as Record<string, Record<string, string>>;
      for (const [key, text] of Object.entries(module[language] ?? {})) {
        if (key in all[language]) throw new Error(`Text key used twice: ${key} (${file})`);
        all[language][key] = text;
      }
    }
  }
  return all;
}

export async function loadTranslate(): Promise<Translate> {
  return createTranslate(await loadTexts());
}
