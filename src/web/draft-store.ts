// Unsaved text on this device: one entry per person and field, sealed with a key that only that person's session has.
import type { Draft } from './autosave-model.ts';
import type { TextCipher } from './text-cipher.ts';

/** An unsaved text that was left behind, and the page it belongs to. */
export interface DraftPlace {
  readonly key: string;
  readonly path: string;
  readonly writtenAt: number;
}

interface Entry {
  readonly draft: Draft<unknown>;
  readonly path: string;
}

/** The drafts of one person on this device. Another person's are neither listed nor readable through it. */
export interface DraftStore {
  /** The draft kept under `key`, or null. Reads what is stored now, also when a newer write is under way. */
  read<V>(key: string): Promise<Draft<V> | null>;
  /** Keeps the newest draft under `key`; null removes it. Resolves to false when the device refuses. */
  write(key: string, draft: Draft<unknown> | null, path: string, at: number): Promise<boolean>;
  list(): Promise<DraftPlace[]>;
  /** Resolves when everything handed to `write` lies in the storage; await it before the page is left. */
  settled(): Promise<void>;
}

const prefix = 'samlop.draft.';
/** Drafts that nobody has come back for are removed after this time, whoever wrote them. */
export const longestKept = 90 * 86_400_000;

function entryTime(text: string | null): number {
  return Number((text ?? '').split(' ', 1)[0]);
}

function namesIn(storage: Storage, start: string): string[] {
  const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  return names.filter((name) => name.startsWith(start));
}

/** Removes the drafts on this device that are older than 90 days. `now` in milliseconds. */
export function removeOldDrafts(storage: Storage, now: number): void {
  for (const name of namesIn(storage, prefix)) {
    const writtenAt = entryTime(storage.getItem(name));
    if (!(now - writtenAt < longestKept)) storage.removeItem(name);
  }
}

/** Opens the drafts of one person. Each stored text is `<milliseconds> <sealed JSON>`, so that age needs no key to be read. */
export function openDraftStore(storage: Storage, staffId: string, cipher: TextCipher): DraftStore {
  const nameOf = (key: string) => `${prefix}${staffId}.${key}`;
  const waiting = new Map<string, { entry: Entry | null; at: number }>();
  const running = new Map<string, Promise<boolean>>();

  async function open(text: string | null): Promise<Entry | null> {
    if (text === null) return null;
    try {
      return JSON.parse(await cipher.open(text.slice(text.indexOf(' ') + 1))) as Entry;
    } catch {
      // Sealed with a key that is gone, or cut off: it cannot be read by anyone and must not stop the page.
      return null;
    }
  }

  /** Writes what waits under `key` until nothing newer has come; keystrokes during the sealing are written once. */
  async function drain(key: string): Promise<boolean> {
    let isKept = true;
    for (let next = waiting.get(key); next; next = waiting.get(key)) {
      waiting.delete(key);
      try {
        if (next.entry === null) {
          storage.removeItem(nameOf(key));
        } else {
          const sealed = await cipher.seal(JSON.stringify(next.entry));
          if (!waiting.has(key)) storage.setItem(nameOf(key), `${next.at} ${sealed}`);
        }
        isKept = true;
      } catch {
        isKept = false;
      }
    }
    running.delete(key);
    return isKept;
  }

  return {
    async read<V>(key: string) {
      const entry = await open(storage.getItem(nameOf(key)));
      return entry ? (entry.draft as Draft<V>) : null;
    },
    write(key, draft, path, at) {
      waiting.set(key, { entry: draft ? { draft, path } : null, at });
      const drained = running.get(key) ?? Promise.resolve().then(() => drain(key));
      running.set(key, drained);
      return drained;
    },
    async list() {
      const names = namesIn(storage, nameOf(''));
      const places = await Promise.all(
        names.map(async (name) => {
          const text = storage.getItem(name);
          const entry = await open(text);
          return entry
            ? { key: name.slice(nameOf('').length), path: entry.path, writtenAt: entryTime(text) }
            : null;
        }),
      );
      return places.filter((place) => place !== null);
    },
    async settled() {
      await Promise.all(running.values());
    },
  };
}
