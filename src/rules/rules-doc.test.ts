// Tests that docs/rules.md keeps in step: with the deadline rules in content, with files, and with ids cited in code.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deadlineRules } from './deadline-content.ts';
import { isPlainDate } from './plain-date.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const columns = ['id', 'key', 'rule', 'default', 'source', 'checked', 'where'] as const;

type Row = Record<(typeof columns)[number], string>;

function rowsOf(markdown: string): Row[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('| R-'))
    .map((line) => {
      const cells = line.split('|').slice(1, -1);
      if (cells.length !== columns.length) throw new Error(`Not ${columns.length} cells: ${line}`);
      return Object.fromEntries(columns.map((name, index) => [name, cells[index]!.trim()])) as Row;
    });
}

const rows = rowsOf(read('docs/rules.md'));
const deadlineRows = rows.filter(({ where }) => where.includes('`content/deadline-rules.json`'));
const quoted = (text: string) => Array.from(text.matchAll(/`([^`]+)`/g), (match) => match[1]!);

describe('docs/rules.md', () => {
  it('numbers its rules once, in order', () => {
    const ids = rows.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(30);
    for (const id of ids) expect(id).toMatch(/^R-\d{2,3}$/);
    const numbers = ids.map((id) => Number(id.slice(2)));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });

  it.each(rows)('$id says what it is, where it comes from and when that was checked', (row) => {
    for (const cell of [row.rule, row.source, row.where]) expect(cell).not.toBe('');
    expect(isPlainDate(row.checked)).toBe(true);
  });

  it.each(rows)('$id points at files that exist', ({ where }) => {
    const missing = quoted(where).filter((path) => !existsSync(new URL(path, root)));
    expect(missing).toEqual([]);
  });

  it('has every deadline rule of content once, and no other', () => {
    const keys = deadlineRows.flatMap(({ key }) => quoted(key));
    const ids = new Set(deadlineRules.map((rule) => rule.id));
    expect(keys.sort()).toEqual([...ids].sort());
  });

  it.each(deadlineRows)('$id tells the length and date that content has for $key', (row) => {
    const latest = deadlineRules
      .filter(({ id }) => row.key === `\`${id}\``)
      .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
    expect(latest).toBeDefined();
    expect(row.default).toContain(`${latest!.length} ${latest!.unit.replace('-', ' ')}`);
    expect(row.checked).toBe(latest!.checkedOn);
    expect(row.source.includes('our default, not law')).toBe(latest!.source.startsWith('Vår standard'));
  });

  it('has every rule that the code cites', () => {
    const known = new Set(rows.map(({ id }) => id));
    const files = globSync(['src/**/*.{ts,tsx}', 'migrations/*.sql'], { cwd: root }).filter(
      (path) => !path.includes('.test.'),
    );
    expect(files.length).toBeGreaterThan(5);
    const unknown = files.flatMap((path) =>
      Array.from(read(path).matchAll(/\bR-\d{2,3}\b/g), ([id]) => id)
        .filter((id) => !known.has(id))
        .map((id) => `${path} cites ${id}`),
    );
    expect(unknown).toEqual([]);
  });
});
