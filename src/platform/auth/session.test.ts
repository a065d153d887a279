// The token of a session, and what is sealed for its holder.
import { describe, expect, it } from 'vitest';
import { newToken, openFor, sealFor, sessionCookieOptions } from './session.ts';

describe('a session token', () => {
  it('is 256 random bits', () => {
    const tokens = new Set(Array.from({ length: 100 }, newToken));
    expect(tokens.size).toBe(100);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });

  it('opens what was sealed for it, and nothing else does', () => {
    const token = newToken();
    const sealed = sealFor(token, 'eyJ…');
    expect(sealed).not.toContain('eyJ');
    expect(openFor(token, sealed)).toBe('eyJ…');
    expect(openFor(newToken(), sealed)).toBeNull();
    expect(
      openFor(token, `A${sealed.slice(1)}` === sealed ? `B${sealed.slice(1)}` : `A${sealed.slice(1)}`),
    ).toBeNull();
    expect(openFor(token, '')).toBeNull();
  });

  it('is out of reach of scripts and other sites, and of plain http where the address is https', () => {
    expect(sessionCookieOptions(true)).toMatchObject({ httpOnly: true, sameSite: 'lax', secure: true });
    expect(sessionCookieOptions(false).secure).toBe(false);
  });
});
