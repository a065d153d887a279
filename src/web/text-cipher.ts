// Seals text on a shared computer with a key that the server hands to the signed-in person and that is never stored.

/** Turns text into text that only the holder of the key can read, and back. `open` rejects on a text sealed otherwise. */
export interface TextCipher {
  seal(text: string): Promise<string>;
  open(sealed: string): Promise<string>;
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** AES-256-GCM with a fresh nonce for each text. `key` is 32 bytes in base64, the same for a person at every sign-in. */
export async function createTextCipher(key: string): Promise<TextCipher> {
  const secret = await crypto.subtle.importKey('raw', fromBase64(key), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
  return {
    async seal(text) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const sealed = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv },
        secret,
        new TextEncoder().encode(text),
      );
      return `${toBase64(iv)}.${toBase64(new Uint8Array(sealed))}`;
    },
    async open(text) {
      const [iv = '', sealed = ''] = text.split('.');
      const opened = await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv: fromBase64(iv) },
        secret,
        fromBase64(sealed),
      );
      return new TextDecoder().decode(opened);
    },
  };
}

/** Leaves text as it is: for a page without a key or without the browser's cryptography (plain http outside localhost). */
export const openCipher: TextCipher = {
  seal: async (text) => text,
  open: async (sealed) => sealed,
};
