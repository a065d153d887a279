// All texts of the product: the same keys in three languages, none empty, the same placeholders, and every key in use exists.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { languages } from './languages.ts';

const source = join(import.meta.dirname, '..');
const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));

type Texts = Readonly<Record<string, string>>;

async function textsOf(folder: string, language: string): Promise<Texts> {
  const module = (await import(join(folder, `${language}.ts`))) as Record<string, Texts>;
  return module[language] ?? {};
}

const folders = files.filter((file) => file.endsWith('/texts/nb.ts')).map((file) => join(file, '..'));
const placeholders = (text = '') =>
  [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1]).sort();

/** The capability that a file belongs to: `meeting` of src/capabilities/meeting/web/…, '' of anything else. */
const capabilityOf = (path: string) => /capabilities\/([^/]+)\//.exec(path)?.[1] ?? '';

describe.each(folders.map((folder) => [relative(source, folder), folder]))('%s', (_, folder) => {
  test('the three languages say the same things', async () => {
    const nb = await textsOf(folder, 'nb');
    expect(Object.keys(nb).length).toBeGreaterThan(0);
    for (const language of languages) {
      const texts = await textsOf(folder, language);
      expect(Object.keys(texts), `in ${language}`).toEqual(Object.keys(nb));
      for (const [key, text] of Object.entries(texts)) {
        expect(text.trim(), `${language} ${key}`).not.toBe('');
        expect(placeholders(text), `${language} ${key}`).toEqual(placeholders(nb[key]));
      }
    }
  });
});

/** The keys of one language; plural forms also under the key they are asked for by. */
async function knownKeys(): Promise<Set<string>> {
  const all = await Promise.all(folders.map((folder) => textsOf(folder, 'nb')));
  const keys = all.flatMap((texts) => Object.keys(texts));
  return new Set([...keys, ...keys.map((key) => key.replace(/_(?:one|other)$/, ''))]);
}

const screens = files.filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/texts\//.test(file));
const uses = screens
  .filter((file) => /\/web\/|\/app\/browser\//.test(file))
  .map((file) => ({ file: relative(source, file), code: readFileSync(file, 'utf8') }));

test('every key that a screen asks for exists', async () => {
  const keys = await knownKeys();
  const asked = uses.flatMap(({ file, code }) =>
    [...code.matchAll(/\bt\(\s*'([^']+)'|\b(?:textKey|i18nKey)[:=]\s*['"]([^'"]+)['"]/g)].map((match) => ({
      file,
      key: match[1] ?? match[2] ?? '',
    })),
  );
  expect(asked.length).toBeGreaterThan(50);
  expect(asked.filter(({ key }) => !keys.has(key))).toEqual([]);
});

test('every key that is put together begins like one that exists', async () => {
  const keys = [...(await knownKeys())];
  const begun = uses.flatMap(({ file, code }) =>
    [...code.matchAll(/\bt\(\s*`([^`$]+)\$\{/g)].map((match) => ({ file, start: match[1] ?? '' })),
  );
  expect(begun.length).toBeGreaterThan(0);
  expect(begun.filter(({ start }) => !keys.some((key) => key.startsWith(start)))).toEqual([]);
});

test('the browser’s bundles hold the texts of every capability with screens', () => {
  const shown = new Set(screens.filter((file) => file.includes('/web/')).map(capabilityOf));
  const needed = folders.filter((folder) => capabilityOf(folder) !== '' && shown.has(capabilityOf(folder)));
  for (const language of languages) {
    const bundle = readFileSync(join(source, `app/browser/texts-${language}.ts`), 'utf8');
    const missing = needed
      .map((folder) => `${relative(source, folder)}/${language}.ts`)
      .filter((file) => !bundle.includes(`/${file}'`));
    expect(missing, `in ${language}`).toEqual([]);
  }
});
