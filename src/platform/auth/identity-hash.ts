// The only form in which the identity number of a member of staff is kept: a keyed hash, useless without the key.
import { createHmac } from 'node:crypto';

/** Key of the practice room: public, so that its people can be set up without configuration. */
export const practiceIdentityKey = 'practice-only-key-for-people-who-do-not-exist';

/** Thrown when IDENTITY_KEY is missing or too short; the message names the remedy. */
export class IdentityKeyError extends Error {}

/** The key from the environment. In practice mode a missing key is the practice key; otherwise at least 32 characters are
 *  demanded. Throws IdentityKeyError. */
export function identityKeyFrom(
  environment: Record<string, string | undefined>,
  options: { isPractice: boolean },
): string {
  const key = environment.IDENTITY_KEY;
  if (!key && options.isPractice) return practiceIdentityKey;
  if (!key || key.length < 32)
    throw new IdentityKeyError(
      'IDENTITY_KEY must be at least 32 random characters, the same for as long as the database lives. ' +
        'Make one with: openssl rand -base64 48',
    );
  return key;
}

/** HMAC-SHA256 of an identity number: 32 bytes. Spaces in the number do not matter. */
export function identityHash(key: string, identityNumber: string): Buffer {
  return createHmac('sha256', key).update(identityNumber.replaceAll(/\s/g, '')).digest();
}
