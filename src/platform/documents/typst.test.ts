// Setting documents: texts come out as written, errors keep silent about them, the process is renewed and let go.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from './read-pdf.ts';
import { createTypesetter, DocumentError } from './typst.ts';
import type { Typesetter, TypesetterOptions } from './typst.ts';

const folder = mkdtempSync(join(tmpdir(), 'typst-test-'));
const templates = join(folder, 'templates');
mkdirSync(templates);
writeFileSync(join(folder, 'secret.txt'), 'hemmelig');
writeFileSync(
  join(templates, 'echo.typ'),
  `#let data = json(bytes(sys.inputs.data))
#set document(title: "Echo", date: datetime(year: 2026, month: 12, day: 1))
#set text(font: "Source Sans 3", lang: "nb", fallback: false)
= Echo
#for line in data.text.split("\\n") [ #line \\ ]
missing #sys.inputs.missing
`,
);
writeFileSync(join(templates, 'broken.typ'), '#let data = json(bytes(sys.inputs.data))\n#int(data.text)\n');
writeFileSync(join(templates, 'untitled.typ'), 'No title, so no accessible document.\n');
writeFileSync(
  join(templates, 'endless.typ'),
  '#for a in range(100000) { for b in range(100000) { let c = a * b } }\n',
);
writeFileSync(join(templates, 'outside.typ'), '#read("../secret.txt")\n');

const started: Typesetter[] = [];
function typesetter(options: Partial<TypesetterOptions> = {}): Typesetter {
  const created = createTypesetter({ templates, ...options });
  started.push(created);
  return created;
}
let shared: Typesetter;
beforeAll(() => {
  shared = typesetter();
});
afterAll(() => {
  for (const one of started) one.stop();
  rmSync(folder, { recursive: true });
});

async function echo(text: string): Promise<string> {
  const pdf = await shared.renderPdf({ template: 'echo.typ', data: { text }, standard: 'ua-1' });
  return readPdf(pdf).text;
}

async function failure(attempt: Promise<unknown>): Promise<Error> {
  return attempt.then(
    () => new Error('It did not fail'),
    (error: Error) => error,
  );
}

describe('renderPdf', () => {
  it.each([
    ['code', '#panic("no") #let x = 1'],
    ['mathematics', 'a $x^2$ costs 5 $'],
    ['references and labels', '@kaja <label> kaja@fjellsiden.example'],
    ['emphasis', '*strong* _soft_ `raw` ~ --- ...'],
    ['headings and lists', '= not a heading - not a list + nor this / term: x'],
    ['quotes and backslashes', `"double" 'single' «guillemets» \\n \\u{41} \\`],
    ['comments', 'https://example.org/a?b=c&d=e#f /* kept */ // kept'],
    ['placeholders', '{{name}} {0} %s'],
    ['brackets', '[content] {code} (a, b)'],
  ])('shows %s as written', async (_, text) => {
    expect(await echo(text)).toContain(text);
  });

  it('shows Norwegian, Sami and other letters of the font', async () => {
    const text = 'Æøå Čáhppesgáisá đ ŋ š ŧ ž Ǥ Ʒ Ωμέγα Żółć Đặng Ещё';
    expect(await echo(text)).toBe(`Echo ${text} missing no`);
  });

  it('keeps every one of 5,000 characters', async () => {
    const text = Array.from({ length: 1_000 }, (_, index) => String(1_000 + index)).join(' ');
    expect(await echo(text)).toContain(text);
  });

  it('marks what the font lacks, once a stretch, and tells the template', async () => {
    expect(await echo('Glad 🙂🙂 i dag')).toBe('Echo Glad □ i dag missing yes');
    expect(await echo('السلام عليكم, sa han')).toBe('Echo □, sa han missing yes');
  });

  it('gives the same bytes for the same request, and others for another', async () => {
    const request = { template: 'echo.typ', data: { text: 'likt' }, standard: 'a-2a' } as const;
    const first = await shared.renderPdf(request);
    expect(await typesetter().renderPdf(request)).toEqual(first);
    expect(await shared.renderPdf({ ...request, data: { text: 'ulikt' } })).not.toEqual(first);
  });

  it.each(['ua-1', 'a-2a'] as const)('follows %s, tagged, with title and language', async (standard) => {
    const pdf = readPdf(await shared.renderPdf({ template: 'echo.typ', data: { text: 'x' }, standard }));
    expect(pdf).toMatchObject({ standard, isTagged: true, title: 'Echo', language: 'nb' });
    expect(pdf.created).toBe('2026-12-01T00:00:00Z');
    expect(pdf.tags).toContain('H1');
  });

  it('answers many at once, each with its own document', async () => {
    const texts = Array.from({ length: 12 }, (_, index) => `brev nummer ${index}.`);
    expect(await Promise.all(texts.map(echo))).toEqual(texts.map((text) => `Echo ${text} missing no`));
  });
});

describe('DocumentError', () => {
  it.each([
    ['a value the template cannot use', 'broken.typ', 'broken.typ could not be set: broken.typ:2:6'],
    ['a standard that is not met', 'untitled.typ', 'untitled.typ could not be set: refused by ua-1'],
    ['a template that is not there', 'nothing.typ', 'nothing.typ could not be set: it is not there'],
    [
      'a template that reads outside its folder',
      'outside.typ',
      'outside.typ could not be set: outside.typ:1:7',
    ],
  ])('says where, for %s, and nothing of the data', async (_, template, message) => {
    const error = await failure(shared.renderPdf({ template, data: { text: 'hemmelig' }, standard: 'ua-1' }));
    expect(error).toBeInstanceOf(DocumentError);
    expect(error.message).toBe(message);
    expect(JSON.stringify(error) + String(error.cause)).not.toContain('hemmelig');
  });

  it.each(['../secret.typ', '/etc/passwd', 'a/b.typ', 'letter', ''])(
    'refuses %j as the name of a template',
    async (template) => {
      const error = await failure(shared.renderPdf({ template, data: {}, standard: 'ua-1' }));
      expect(error).toBeInstanceOf(DocumentError);
    },
  );

  it('refuses data that is not JSON', async () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const error = await failure(shared.renderPdf({ template: 'echo.typ', data: circle, standard: 'ua-1' }));
    expect(error.message).toBe('echo.typ could not be set: its data is not JSON');
  });
});

describe('the process', () => {
  const request = { template: 'echo.typ', data: { text: 'x' }, standard: 'ua-1' } as const;

  it('is one for document after document', async () => {
    const one = typesetter();
    expect(one.state()).toBeNull();
    await one.renderPdf(request);
    const first = one.state();
    await one.renderPdf(request);
    expect(first?.pid).toBeGreaterThan(0);
    expect(one.state()?.pid).toBe(first?.pid);
  });

  it('is renewed above its memory limit', async () => {
    const one = typesetter({ memoryLimit: 1 });
    await one.renderPdf(request);
    expect(one.state()).toBeNull();
    expect(readPdf(await one.renderPdf(request)).text).toContain('Echo x');
  });

  it('is let go after resting, and started when needed', async () => {
    const one = typesetter({ idleTime: 20 });
    await one.renderPdf(request);
    const before = one.state()?.pid ?? 0;
    await wait(200);
    expect(one.state()).toBeNull();
    expect(() => process.kill(before, 0)).toThrow('ESRCH');
    await one.renderPdf(request);
    expect(one.state()).not.toBeNull();
  });

  it('does not hold up the others when one document never ends', async () => {
    const one = typesetter({ timeLimit: 3_000 });
    await one.renderPdf(request);
    const error = await failure(one.renderPdf({ ...request, template: 'endless.typ' }));
    expect(error.message).toBe('endless.typ could not be set: it took more than 3000 ms');
    expect(readPdf(await one.renderPdf(request)).text).toContain('Echo x');
  });

  it('that is killed fails its document and is replaced', async () => {
    const one = typesetter();
    await one.renderPdf(request);
    const attempt = failure(one.renderPdf({ ...request, template: 'endless.typ' }));
    process.kill(one.state()?.pid ?? 0, 'SIGKILL');
    expect((await attempt).message).toBe('endless.typ could not be set: its process ended');
    expect(readPdf(await one.renderPdf(request)).text).toContain('Echo x');
  });
});
