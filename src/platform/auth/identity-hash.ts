// What is made of the installation's secret: the hash that stands for an identity number of a member of staff, and the key
// that seals a person's unsaved text on a shared computer.
import { createHmac, hkdfSync } from 'node:crypto';

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

/** The key that seals unsaved text of one member of staff on a device: 32 bytes in base64, the same at every sign-in and for
 *  nobody else. HKDF-SHA256, so that it tells nothing about the secret or about another person's key. */
export function draftKeyOf(key: string, staffId: string): string {
  return Buffer.from(hkdfSync('sha256', key, '', `samlop draft ${staffId}`, 32)).toString('base64');
}
