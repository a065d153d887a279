// A signed-in browser: an opaque random cookie, of which the database keeps only the hash.
import type { CookieSerializeOptions } from '@fastify/cookie';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Tx } from '../db/actor.ts';
import { hashToken } from '../http/server.ts';

export interface SessionLimits {
  /** From sign-in to the end, whatever happens in between. */
  absoluteSeconds: number;
  /** Without a request; the same as the database is given. */
  idleSeconds: number;
}

/** A working day, and half an hour without a request. */
export const defaultSessionLimits: SessionLimits = { absoluteSeconds: 12 * 3600, idleSeconds: 30 * 60 };

/** 256 random bits as text. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** How the session cookie is set and cleared. It has no age: it goes when the browser is closed. */
export function sessionCookieOptions(isSecure: boolean): CookieSerializeOptions {
  return { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' };
}

function sealingKey(token: string): Buffer {
  return Buffer.from(hkdfSync('sha256', token, '', 'samlop session', 32));
}

/** Encrypts so that only the holder of the cookie `token` can read it: who reads the database cannot. */
export function sealFor(token: string, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(token), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** The text sealed for `token`, or null when it was sealed for another or has been changed. */
export function openFor(token: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', sealingKey(token), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** Begins a session and returns its token for the cookie. `oldToken`, the browser's session so far, ends. Sessions that are
 *  over are tidied away. Runs under `withAuth`. */
export async function beginSession(
  work: { tx: Tx; now: Date },
  limits: SessionLimits,
  session: {
    staffId: string;
    employmentId: string | null;
    level: string;
    provider: string;
    idToken: string;
    oldToken: string | undefined;
  },
): Promise<string> {
  const { tx, now } = work;
  const token = newToken();
  await tx
    .deleteFrom('session')
    .where((row) =>
      row.or([
        row('expiresAt', '<=', now),
        ...(session.oldToken ? [row('tokenHash', '=', hashToken(session.oldToken))] : []),
      ]),
    )
    .execute();
  await tx
    .insertInto('session')
    .values({
      tokenHash: hashToken(token),
      staffId: session.staffId,
      employmentId: session.employmentId,
      level: session.level,
      provider: session.provider,
      idToken: sealFor(token, session.idToken),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + limits.absoluteSeconds * 1000),
    })
    .execute();
  return token;
}

/** Ends the session everywhere its cookie may be; returns what is needed to sign out at the provider, null when there was no
 *  such session. Runs under `withAuth`. */
export async function endSession(
  tx: Tx,
  token: string,
): Promise<{ staffId: string; provider: string | null; idToken: string | null } | null> {
  const row = await tx
    .deleteFrom('session')
    .where('tokenHash', '=', hashToken(token))
    .returning(['staffId', 'provider', 'idToken'])
    .executeTakeFirst();
  if (!row) return null;
  return { ...row, idToken: row.idToken === null ? null : openFor(token, row.idToken) };
}
