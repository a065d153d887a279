// The glossary names every capability and every state of a pathway.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pathwayStates } from '../capabilities/pathway/model.ts';
import { projectRoot } from './config.ts';

const rows = readFileSync(join(projectRoot, 'docs/glossary.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  );
const terms = new Set(rows.map((cells) => cells[0]));

it('has every capability under the name of its folder', () => {
  const folders = readdirSync(join(projectRoot, 'src/capabilities')).map((name) => name.replaceAll('-', ' '));
  const known = (name: string) => terms.has(name) || terms.has(name.replace('sign in', 'sign-in'));
  expect(folders.filter((name) => !known(name))).toEqual([]);
});

it('has every state of a pathway, with both written Norwegian languages', () => {
  expect(pathwayStates.filter((state) => !terms.has(state))).toEqual([]);
  expect(rows.filter((cells) => cells.length > 2 && cells.some((cell) => cell === ''))).toEqual([]);
});
