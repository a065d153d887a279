// docs/fields.md against the templates: every path it names exists, every path there is stands in it, and what is given
// to a template is printed.
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readPdf } from '../../platform/documents/read-pdf.ts';
import { stopTypesetting } from '../../platform/documents/typst.ts';
import { consentPdf, invitationPdf, minutesPdf } from './documents.ts';
import * as examples from './examples.ts';
import { consentDocument, invitationDocument, minutesDocument } from './model.ts';

afterAll(stopTypesetting);

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const schemas = { invitation: invitationDocument, consent: consentDocument, minutes: minutesDocument };
type Template = keyof typeof schemas;

interface JsonSchema {
  anyOf?: JsonSchema[];
  type?: string | string[];
  enum?: string[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
}
interface Leaf {
  path: string;
  isText: boolean;
}

function leavesOf(schema: JsonSchema, path = ''): Leaf[] {
  return (schema.anyOf ?? [schema])
    .filter((part) => part.type !== 'null')
    .flatMap((part) => {
      if (part.properties) {
        return Object.entries(part.properties).flatMap(([key, inner]) =>
          leavesOf(inner, path === '' ? key : `${path}.${key}`),
        );
      }
      if (part.items) return leavesOf(part.items, `${path}[]`);
      return [{ path, isText: [part.type].flat().includes('string') && part.enum === undefined }];
    });
}

const leaves = Object.fromEntries(
  Object.entries(schemas).map(([name, schema]) => [
    name,
    leavesOf(z.toJSONSchema(schema, { io: 'input' }) as JsonSchema),
  ]),
) as Record<Template, Leaf[]>;
const pathsOf = (template: Template) => [...new Set(leaves[template].map(({ path }) => path))];

const rows = read('docs/fields.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| source place'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const mentions = rows.flatMap((cells) =>
  Array.from(cells[4]?.matchAll(/`([^`]+)`/g) ?? [], ([, one = '']) => one),
);

describe('docs/fields.md', () => {
  it('has five filled cells in every row', () => {
    expect(rows.length).toBeGreaterThan(100);
    for (const cells of rows) {
      expect(cells).toHaveLength(5);
      expect(cells).not.toContain('');
      expect(cells[4]).toMatch(/^(–|(`(invitation|consent|minutes)\.typ [^`]+` ?)+)$/);
    }
  });

  it('names only paths and texts that exist', () => {
    const words = JSON.parse(read('templates/texts/nb.json')) as Record<string, unknown>;
    const known = new Set([
      ...(Object.keys(schemas) as Template[]).flatMap((name) =>
        pathsOf(name).map((path) => `${name}.typ ${path}`),
      ),
      ...Object.keys(schemas).flatMap((name) => Object.keys(words).map((key) => `${name}.typ text:${key}`)),
    ]);
    expect(mentions.filter((one) => !known.has(one))).toEqual([]);
  });

  it.each(Object.keys(schemas) as Template[])('names every path of %s', (name) => {
    expect(pathsOf(name).filter((path) => !mentions.includes(`${name}.typ ${path}`))).toEqual([]);
  });

  it('names the texts in the template they stand in', () => {
    for (const [, name = '', key = ''] of mentions.join('\n').matchAll(/^(\w+)\.typ text:(\S+)$/gm)) {
      // Keys may be put together from parts: `prepare.` + number + `.service`.
      const stem = /^(.*?)(\.\d.*|\.service|\.patient)?$/.exec(key)?.[1] ?? key;
      const family = stem.split('.')[0] ?? stem;
      expect(read(`templates/${name}.typ`)).toMatch(new RegExp(`"(${stem}|${family}\\.)`));
    }
  });
});

/** A copy in which every free text and day is one of a kind, with what should be printed for it by path. */
function marked(data: unknown, texts: Set<string>): { data: unknown; marks: Map<string, string[]> } {
  const marks = new Map<string, string[]>();
  let count = 0;
  const walk = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((inner) => walk(inner, `${path}[]`));
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, walk(inner, path === '' ? key : `${path}.${key}`)]),
      );
    }
    if (typeof value !== 'string' || !texts.has(path)) return value;
    count += 1;
    const isDay = /^\d{4}-\d\d-\d\d/.test(value);
    const days = Math.floor(count / 28);
    const year = 2031 + days;
    const day = (count % 28) + 1;
    const mark = isDay ? `${day}. januar ${year}` : `Merke${count}x`;
    marks.set(path, [...(marks.get(path) ?? []), mark]);
    return isDay ? `${year}-01-${String(day).padStart(2, '0')}${value.slice(10)}` : mark;
  };
  return { data: walk(data, ''), marks };
}

const place = { kind: 'room' as const, name: 'x', address: ['x'], directions: 'x' };
const contact = { name: 'x', role: 'x', phone: 'x', email: 'x' };
const withContact = <Data extends { sender: object }>(data: Data) => ({
  ...data,
  sender: { ...data.sender, contact },
});
const filled: Record<Template, { data: unknown; set: (data: never) => Promise<Uint8Array> }[]> = {
  invitation: [
    { data: { ...examples.fullInvitation('nb'), reason: 'x' }, set: (data) => invitationPdf(data, 'ua-1') },
    {
      data: {
        ...examples.fullInvitation('nb'),
        kind: 'change',
        trigger: null,
        patient: { name: 'x', birthDate: '2000-01-01' },
        previous: {
          start: '2026-11-01T09:00:00Z',
          end: '2026-11-02T09:00:00Z',
          place: { kind: 'room', name: 'x' },
        },
      },
      set: (data) => invitationPdf(data, 'ua-1'),
    },
  ],
  consent: [{ data: withContact(examples.filledConsent('nb')), set: (data) => consentPdf(data, 'ua-1') }],
  minutes: [
    {
      data: {
        ...withContact(examples.fullMinutes('nb')),
        nextMeeting: {
          appointment: { start: '2027-01-12T12:00:00Z', end: '2027-01-13T12:00:00Z', place },
          note: 'x',
        },
      },
      set: (data) => minutesPdf(data, 'ua-1'),
    },
    {
      data: { ...examples.fullMinutes('nb'), patient: { name: 'x', birthDate: '2000-01-01' } },
      set: (data) => minutesPdf(data, 'ua-1'),
    },
  ],
};

describe('every text and day given to a template', () => {
  const unprinted = /^(sender\.contact\.|previous\.place\.(address|directions))/;

  it.each(Object.keys(schemas) as Template[])('is printed: %s', async (name) => {
    const texts = new Set(
      leaves[name]
        .filter(({ path, isText }) => isText && !(name === 'invitation' && unprinted.test(path)))
        .map(({ path }) => path),
    );
    const seen = new Set<string>();
    for (const { data, set } of filled[name]) {
      const copy = marked(data, texts);
      const { text } = readPdf(await set(copy.data as never));
      for (const [path, marks] of copy.marks) {
        seen.add(path);
        for (const mark of marks)
          expect(` ${text}`, `${path} should be printed`).toMatch(new RegExp(`\\D${mark}`));
      }
    }
    expect([...texts].filter((path) => !seen.has(path))).toEqual([]);
  });
});
