// No return address leads off the site, whatever it looks like.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeReturnTo } from './rules.ts';

describe('where a sign-in may end', () => {
  it.each([
    ['/', '/'],
    ['/personer/1?fane=plan#mote', '/personer/1?fane=plan#mote'],
    ['/søk?q=å', '/s%C3%B8k?q=%C3%A5'],
    ['/%2F%2Fevil.example', '/%2F%2Fevil.example'],
  ])('keeps %s', (given, expected) => expect(safeReturnTo(given)).toBe(expected));

  it.each([
    undefined,
    '',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/./\\evil.example',
    '/x/..//evil.example',
    'https://evil.example',
    'https:evil.example',
    'HTTPS:/evil.example',
    'javascript:alert(1)',
    '%2F%2Fevil.example',
    'evil.example',
    ' //evil.example',
    '@evil.example',
    '/auth/login?returnTo=/',
    '/AUTH/callback',
    '/api/session',
    '/practice-login/auth',
    `/${'a'.repeat(3000)}`,
  ])('refuses %j', (given) => expect(safeReturnTo(given)).toBe('/'));

  it('never leaves the site', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      ':',
      '@',
      '?',
      '#',
      '\t',
      '%2f',
      'evil.example',
      'https',
      'a',
    );
    const address = fc.oneof(
      fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(address, (given) => {
        const path = safeReturnTo(given);
        expect(path).toMatch(/^\/(?![/\\])/);
        expect(new URL(path, 'https://samlop.example').origin).toBe('https://samlop.example');
        expect(safeReturnTo(path)).toBe(path);
      }),
      { numRuns: 2000 },
    );
  });
});
