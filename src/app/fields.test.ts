// docs/fields.md against the product: every column, value, content key, page and text it names is there, and the text is used by
// the files of that page. What the table says of the PDFs is held by src/capabilities/document/fields.test.ts.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../platform/http/language.ts';
import type { PageEntry } from '../web/pages.ts';
import { pages } from './browser/routes.tsx';
import { projectRoot } from './config.ts';
import { loadTexts } from './texts.ts';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const namesIn = (cell: string) => Array.from(cell.matchAll(/`([^`]+)`/g), ([, one = '']) => one);

interface Row {
  field: string;
  data: string;
  screen: string;
}

const notWritten = 'What the templates take and the product does not write';
const sections = read('docs/fields.md').split('\n## ');
const rowsOf = (section: string): Row[] =>
  section
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| source place'))
    .map((line) => {
      const [, field = '', data = '', screen = ''] = line
        .split('|')
        .slice(1)
        .map((cell) => cell.trim());
      return { field, data, screen };
    });
const written = sections.filter((section) => !section.startsWith(notWritten)).flatMap(rowsOf);
const unwritten = sections.filter((section) => section.startsWith(notWritten)).flatMap(rowsOf);

const schema = read('migrations/schema.ts');
const migrations = readdirSync(join(projectRoot, 'migrations'))
  .filter((name) => name.endsWith('.sql'))
  .map((name) => read(`migrations/${name}`))
  .join('\n');
const models = readdirSync(join(projectRoot, 'src/capabilities'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\/model[\w-]*\.ts$/.test(name))
  .map((name) => read(`src/capabilities/${name}`))
  .join('\n');
const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

function hasColumn(table: string, column: string): boolean {
  const type = new RegExp(`^  ${camel(table)}: (\\w+);$`, 'm').exec(schema)?.[1];
  const body = new RegExp(`export interface ${type} \\{\\n([\\s\\S]*?)\\n\\}`).exec(schema)?.[1] ?? '';
  return body.split('\n').some((line) => line.startsWith(`  ${camel(column)}: `));
}

/** A value that the column's check lists; of a column without such a list, one that a model lists. */
function takesValue(table: string, column: string, value: string): boolean {
  const body = new RegExp(`create table ${table} \\(\\n([\\s\\S]*?)\\n\\);`).exec(migrations)?.[1] ?? '';
  const lines = body.split(/\n(?=  [a-z])/);
  const own = lines.find((line) => line.trimStart().startsWith(`${column} `)) ?? '';
  return (own.includes(' in (') ? own : models).includes(`'${value}'`);
}

function hasKey(content: unknown, key: string): boolean {
  if (key === '') return true;
  if (content === null || typeof content !== 'object') return false;
  const entries: [string, unknown][] = Array.isArray(content)
    ? content.map((part: unknown) => [(part as { id: string }).id, part])
    : Object.entries(content);
  return entries.some(
    ([name, inner]) =>
      name === key || (key.startsWith(`${name}.`) && hasKey(inner, key.slice(name.length + 1))),
  );
}

function dataFault(place: string): string | null {
  const [, file, key] = /^((?:content|templates)\/\S+\.json) (\S+)$/.exec(place) ?? [];
  if (file && key) {
    if (!existsSync(join(projectRoot, file))) return `${place}: no such file`;
    return hasKey(JSON.parse(read(file)), key) ? null : `${place}: no such key`;
  }
  const [, table, column, value] = /^(\w+)\.(\w+)(?:=(\S+))?$/.exec(place) ?? [];
  if (!table || !column || !hasColumn(table, column)) return `${place}: no such column`;
  return value === undefined || takesValue(table, column, value) ? null : `${place}: no such value`;
}

/** Each page's path with the source files it is made of: its own, and those it imports from web folders. */
function filesOf(page: string): string[] {
  const found = new Set<string>();
  const visit = (path: string) => {
    if (found.has(path) || !path.includes('/web/') || path.includes('/texts/') || !existsSync(path)) return;
    found.add(path);
    for (const [, target = ''] of readFileSync(path, 'utf8').matchAll(
      /(?:from|import\() ?'(\.[^']+\.tsx?)'/g,
    ))
      visit(join(dirname(path), target));
  };
  visit(page);
  return [...found];
}

const loadedFile = (load: () => unknown) =>
  join(projectRoot, 'src', /capabilities\/[\w/-]+\.tsx/.exec(String(load))?.[0] ?? '?');
const under = (parent: string, path: string) => (path === '' ? parent : `${parent}/${path}`);
const files = new Map(
  pages.flatMap(({ path, load, children = [] }: PageEntry): [string, string[]][] => [
    [path, filesOf(loadedFile(load))],
    ...children.map((child): [string, string[]] => [
      under(path, child.path),
      filesOf(loadedFile(child.load)),
    ]),
  ]),
);

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A test for the text keys in a file: those written out, and those put together as `capability.word.${value}.more`. */
function usedIn(path: string): (key: string) => boolean {
  const source = readFileSync(path, 'utf8');
  const built = Array.from(
    source.matchAll(/`([\w-]+\.[\w-]+\.(?:[\w-]+\.)*)((?:\$\{[^}]*\}[\w.-]*)+)`/g),
    ([, stem = '', rest = '']) =>
      new RegExp(
        `^${escaped(stem)}${rest
          .split(/\$\{[^}]*\}/)
          .map(escaped)
          .join('[\\w-]*')}$`,
      ),
  );
  return (key) => source.includes(`'${key}'`) || built.some((pattern) => pattern.test(key));
}

let texts: Awaited<ReturnType<typeof loadTexts>>;
beforeAll(async () => {
  texts = await loadTexts();
});

function screenFault(place: string): string | null {
  const [, path = '', key = ''] = /^(\/\S*) (\S+)$/.exec(place) ?? [];
  const own = files.get(path);
  if (!own || own.length === 0) return `${place}: no such page`;
  const missing = languages.filter(
    (language) => !(key in texts[language]) && !(`${key}_one` in texts[language]),
  );
  if (missing.length > 0) return `${place}: no text in ${missing.join(', ')}`;
  return own.some((file) => usedIn(file)(key))
    ? null
    : `${place}: used in none of ${own.map((file) => relative(projectRoot, file)).join(', ')}`;
}

const faults = (check: (place: string) => string | null, cells: string[]) =>
  cells.flatMap(namesIn).flatMap((place) => check(place) ?? []);

describe('docs/fields.md', () => {
  it('gives every field a place in the data and on a screen', () => {
    expect(written.length).toBeGreaterThan(110);
    const form = /^`[^`]+`( `[^`]+`)*$/;
    expect(written.filter(({ data, screen }) => !form.test(data) || !form.test(screen))).toEqual([]);
  });

  it('leaves none open but the places of the templates that the product does not write', () => {
    expect(unwritten.length).toBeGreaterThan(0);
    expect(unwritten.filter(({ data, screen }) => data !== '–' || screen !== '–')).toEqual([]);
  });

  it('names only columns, values and content that are there', () => {
    expect(
      faults(
        dataFault,
        written.map(({ data }) => data),
      ),
    ).toEqual([]);
  });

  it('names only pages that are there, with texts that they show in every language', () => {
    expect(
      faults(
        screenFault,
        written.map(({ screen }) => screen),
      ),
    ).toEqual([]);
  });
});

describe('the check itself finds', () => {
  it.each([
    ['meeting.no_such', 'no such column'],
    ['no_such.place', 'no such column'],
    ['meeting_text.kind=no-such', 'no such value'],
    ['minutes_item.key=no-such', 'no such value'],
    ['content/no-such.json a', 'no such file'],
    ['content/eligibility-criteria.json criteria.no-such', 'no such key'],
  ])('the wrong data place %s', (place, fault) => {
    expect(dataFault(place)).toContain(fault);
  });

  it.each([
    ['/no-such-page meeting.situation', 'no such page'],
    ['/meetings/:meetingId meeting.no-such', 'no text in nb, nn, en'],
    ['/meetings/:meetingId eligibility.title', 'used in none of'],
    ['/meetings/:meetingId/room meeting.situation', 'used in none of'],
  ])('the wrong screen place %s', (place, fault) => {
    expect(screenFault(place)).toContain(fault);
  });
});
