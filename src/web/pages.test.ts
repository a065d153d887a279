// Which page an address shows, and who may open it.
import { expect, test } from 'vitest';
import { mayOpen, type PageEntry, placeOf } from './pages.ts';

const load: PageEntry['load'] = () => Promise.reject(new Error('Not drawn here.'));
const pages: readonly PageEntry[] = [
  { path: '/', load },
  {
    path: '/personer/:id',
    load,
    children: [
      { path: '', load },
      { path: 'referat', load },
    ],
  },
  { path: '/personer/:id/moter', load },
];

test.each([
  ['/', '/'],
  ['/personer/1', '/personer/1'],
  ['/personer/1/referat', '/personer/1'],
  ['/personer/2/referat', '/personer/2'],
  ['/personer/1/moter', '/personer/1/moter'],
  ['/ukjent/side', '/ukjent/side'],
])('%s is the page %s', (address, place) => expect(placeOf(pages, address)).toBe(place));

test('a page without a name of an ability is open to all, one with a name only to those who have it', () => {
  expect(mayOpen({}, {})).toBe(true);
  expect(mayOpen({ may: 'administer' }, { administer: true })).toBe(true);
  expect(mayOpen({ may: 'administer' }, { administer: false })).toBe(false);
  expect(mayOpen({ may: 'administer' }, {})).toBe(false);
});
