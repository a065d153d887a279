// Unfinished forms: kept per writer and unit, never overwritten unseen, removed when nobody comes back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../app/testing/database.ts';
import { practiceIn, type Practice } from '../../app/testing/practice.ts';
import { readDraft, removeDraft, writeDraft } from './actions.ts';
import { removeOldDrafts } from './jobs.ts';
import { FormToKeep } from './model.ts';

let test: TestDatabase;
let practice: Practice;
const form = 'meeting-request:0f8fad5b-d9cb-469f-a165-70867728950e';
const empty = { value: null, version: 0, updatedAt: null };

const read = (slug: string, unit?: 'dps' | 'tsb') =>
  test.database.withActor(practice.actor(slug, unit), (work) => readDraft(work, form));
const write = (slug: string, text: string, version: number, unit?: 'dps' | 'tsb') =>
  test.database.withActor(practice.actor(slug, unit), (work) =>
    writeDraft(work, form, { value: { text }, version }),
  );

beforeAll(async () => {
  test = await testDatabase();
  practice = await practiceIn(test);
});
afterAll(() => test.drop());

describe('a form that is not sent yet', () => {
  it('is kept and grows by version', async () => {
    expect(await read('gry')).toEqual(empty);
    expect(await write('gry', 'one', 0)).toEqual({ version: 1 });
    expect(await write('gry', 'two', 1)).toEqual({ version: 2 });
    expect(await read('gry')).toEqual({
      value: { text: 'two' },
      version: 2,
      updatedAt: test.clock.now().toISOString(),
    });
  });

  it.each([0, 1, 7])('is not overwritten by a window that read version %i', async (version) => {
    await expect(write('gry', 'other', version)).rejects.toMatchObject({
      status: 409,
      current: { value: { text: 'two' }, version: 2 },
    });
  });

  it('is nobody else’s, also not a colleague’s or one’s own at another unit', async () => {
    for (const slug of ['siv', 'ane', 'per', 'nils', 'arne']) expect(await read(slug)).toEqual(empty);
    await write('eli', 'at dps', 0, 'dps');
    expect(await read('eli', 'tsb')).toEqual(empty);
    await test.database.withActor(practice.actor('eli', 'tsb'), (work) => removeDraft(work, form));
    expect(await read('eli', 'dps')).toMatchObject({ value: { text: 'at dps' } });
  });

  it('is refused when it is too long, with what was kept unharmed', async () => {
    await expect(write('gry', 'x'.repeat(60_001), 2)).rejects.toMatchObject({ status: 413 });
    expect(await read('gry')).toMatchObject({ version: 2 });
    // The longest form that is allowed fits the table, also when it is all small numbers.
    const widest = { value: { n: Array.from({ length: 29_900 }, (_, index) => index % 10) }, version: 2 };
    const { version } = await test.database.withActor(practice.actor('gry'), (work) =>
      writeDraft(work, form, widest),
    );
    expect(version).toBe(3);
  });

  it('is let go', async () => {
    await test.database.withActor(practice.actor('gry'), (work) => removeDraft(work, form));
    expect(await read('gry')).toEqual(empty);
  });

  it('is removed when it has been left for 90 days', async () => {
    await write('mona', 'old', 0);
    test.clock.advance(50 * 86_400_000);
    await write('kaja', 'newer', 0);
    expect(await test.database.withSystem(removeOldDrafts)).toBe(0);
    test.clock.advance(41 * 86_400_000);
    expect(await test.database.withSystem(removeOldDrafts)).toBe(2);
    expect(await read('mona')).toEqual(empty);
    expect(await read('kaja')).toMatchObject({ version: 1 });
  });

  it('is shown to no job', async () => {
    const peek = test.database.withSystem((work) =>
      work.tx.selectFrom('formDraft').select('content').execute(),
    );
    await expect(peek).rejects.toMatchObject({ code: '42501' });
  });
});

it('takes forms, not bottomless structures', () => {
  let value: unknown = 1;
  for (let level = 0; level < 5000; level += 1) value = { value };
  expect(FormToKeep.safeParse({ value, version: 0 }).success).toBe(false);
  expect(
    FormToKeep.safeParse({ value: { topics: ['risk'], basis: { kind: 'oral' } }, version: 0 }).success,
  ).toBe(true);
});
