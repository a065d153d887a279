// A sign-in under way at a login provider: what must be remembered until the browser comes back, once.
import type { Tx } from '../db/actor.ts';
import { hashToken } from '../http/server.ts';
import type { SignInRequest } from './oidc-client.ts';

/** How long a person may take at the provider. */
export const attemptSeconds = 30 * 60;

export interface SignInAttempt extends Omit<SignInRequest, 'url'> {
  provider: string;
  returnTo: string;
}

/** Remembers an attempt of the browser that holds `browserToken`, and forgets those that are too old. Runs under `withAuth`. */
export async function rememberAttempt(
  work: { tx: Tx; now: Date },
  attempt: SignInAttempt,
  browserToken: string,
): Promise<void> {
  const oldest = new Date(work.now.getTime() - attemptSeconds * 1000);
  await work.tx.deleteFrom('signInAttempt').where('createdAt', '<', oldest).execute();
  await work.tx
    .insertInto('signInAttempt')
    .values({
      state: attempt.state,
      nonce: attempt.nonce,
      codeVerifier: attempt.codeVerifier,
      provider: attempt.provider,
      returnTo: attempt.returnTo,
      browserHash: hashToken(browserToken),
      createdAt: work.now,
    })
    .execute();
}

/** Takes the attempt out, so that it can be used once; null when there is none, it is too old, or another browser began it.
 *  Runs under `withAuth`. */
export async function takeAttempt(
  work: { tx: Tx; now: Date },
  state: string,
  browserToken: string,
): Promise<SignInAttempt | null> {
  const row = await work.tx
    .deleteFrom('signInAttempt')
    .where('state', '=', state)
    .where('browserHash', '=', hashToken(browserToken))
    .returning(['state', 'nonce', 'codeVerifier', 'provider', 'returnTo', 'createdAt'])
    .executeTakeFirst();
  if (!row) return null;
  const { createdAt, ...attempt } = row;
  return createdAt.getTime() < work.now.getTime() - attemptSeconds * 1000 ? null : attempt;
}
