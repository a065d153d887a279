// Drafts on a shared device: in order, sealed for their writer, and gone when they are old.
import { expect, test } from 'vitest';
import type { Draft } from './autosave-model.ts';
import { longestKept, openDraftStore, removeOldDrafts } from './draft-store.ts';
import { TestStorage } from './testing-storage.ts';
import { createTextCipher, openCipher } from './text-cipher.ts';

const keyOf = (letter: string) => Buffer.alloc(32, letter).toString('base64');
const draft = (value: string): Draft<string> => ({
  value,
  base: { version: 1, mark: 'm' },
  sent: [],
  setAside: null,
});

test('what is written is read back, by the same person only', async () => {
  const storage = new TestStorage();
  const ane = openDraftStore(storage, 'ane', await createTextCipher(keyOf('a')));
  expect(await ane.write('meeting/1', draft('om bolig'), '/moter/1', 5)).toBe(true);
  expect(await ane.read('meeting/1')).toEqual(draft('om bolig'));
  expect(await ane.list()).toEqual([{ key: 'meeting/1', path: '/moter/1', writtenAt: 5 }]);

  const per = openDraftStore(storage, 'per', await createTextCipher(keyOf('p')));
  expect(await per.read('meeting/1')).toBeNull();
  expect(await per.list()).toEqual([]);
});

test('nothing on the device can be read without the key, not even under the right name', async () => {
  const storage = new TestStorage();
  const ane = openDraftStore(storage, 'ane', await createTextCipher(keyOf('a')));
  await ane.write('meeting/1', draft('om bolig'), '/moter/1', 5);
  const name = storage.key(0) ?? '';
  expect(storage.getItem(name)).not.toMatch(/bolig|moter/);
  const thief = openDraftStore(storage, 'ane', await createTextCipher(keyOf('p')));
  expect(await thief.read('meeting/1')).toBeNull();
  expect(await ane.read('meeting/1')).toEqual(draft('om bolig'));
});

test('the last of many quick writes stays, and a removal after them removes', async () => {
  const storage = new TestStorage();
  const store = openDraftStore(storage, 'ane', await createTextCipher(keyOf('a')));
  const writes = ['a', 'ab', 'abc'].map((text, index) => store.write('k', draft(text), '/', index));
  expect(await Promise.all(writes)).toEqual([true, true, true]);
  expect(await store.read('k')).toEqual(draft('abc'));
  void store.write('k', draft('abcd'), '/', 4);
  await store.write('k', null, '/', 5);
  expect(storage.length).toBe(0);
});

test('a device that is full says so, and keeps what it had', async () => {
  const storage = new TestStorage();
  const store = openDraftStore(storage, 'ane', openCipher);
  await store.write('k', draft('først'), '/', 1);
  storage.isFull = true;
  expect(await store.write('k', draft('så'), '/', 2)).toBe(false);
  expect(await store.read('k')).toEqual(draft('først'));
  storage.isFull = false;
  expect(await store.write('k', draft('til slutt'), '/', 3)).toBe(true);
});

test('drafts older than ninety days go, other entries stay', async () => {
  const storage = new TestStorage();
  const store = openDraftStore(storage, 'ane', openCipher);
  await store.write('old', draft('a'), '/', 1_000);
  await store.write('new', draft('b'), '/', 2_000);
  storage.setItem('samlop.theme', 'dark');
  removeOldDrafts(storage, 1_000 + longestKept);
  expect(await store.list()).toEqual([{ key: 'new', path: '/', writtenAt: 2_000 }]);
  expect(storage.getItem('samlop.theme')).toBe('dark');
});
