// All fields of the signed-in person that may hold unsaved text, also those whose page was left while a save was waiting.
import { type AutosaveField, type AutosaveTask, openField } from './autosave.ts';
import type { ServerCopy } from './autosave-model.ts';
import type { DraftPlace, DraftStore } from './draft-store.ts';

// One desk holds fields of every value type; each caller gets back the type that it opened with.
type AnyField = AutosaveField<never>;

export interface AutosaveDesk {
  /** The field under `key`, opened now or still saving since its page was left. Pair with `release`. */
  take<V>(key: string, current: ServerCopy<V>, task: AutosaveTask<V>): AutosaveField<V>;
  release(key: string): void;
  networkBack(): void;
  signedIn(): void;
  /** Sends everything that waits. Resolves to true when all of it is at the server, false after `longest` milliseconds. */
  flush(longest: number): Promise<boolean>;
  /** Sends what it can while the page closes. */
  leave(): void;
  /** True when closing the page now would lose text that this device could not keep. */
  wouldLose(): boolean;
  /** Texts on this device that belong to a page which is not open. */
  leftBehind(): Promise<DraftPlace[]>;
  /** Stops all saving; resolves when what is unsaved lies on the device. */
  close(): Promise<void>;
}

interface Seat {
  field: AnyField;
  users: number;
}

function wait(milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), milliseconds);
  });
}

/** Opens the desk of one person; `now` gives milliseconds, `path` the address of the page on show. */
export function openAutosaveDesk(drafts: DraftStore, now: () => number, path: () => string): AutosaveDesk {
  const seats = new Map<string, Seat>();
  const lastSaved = new Map<string, ServerCopy<unknown>>();
  const fields = () => [...seats.values()].map((seat) => seat.field);

  function dropWhenDone(key: string) {
    const seat = seats.get(key);
    if (!seat || seat.users > 0 || !seat.field.isSaved()) return;
    const { state } = seat.field.snapshot();
    lastSaved.set(key, { value: state.value, version: state.base.version });
    seat.field.stop();
    seats.delete(key);
  }

  return {
    take<V>(key: string, current: ServerCopy<V>, task: AutosaveTask<V>) {
      const seat = seats.get(key);
      if (seat) {
        seat.users += 1;
        const field = seat.field as unknown as AutosaveField<V>;
        field.setTask(task);
        return field;
      }
      // The page's own copy may come from a cache that is older than what was saved here a moment ago.
      const saved = lastSaved.get(key) as ServerCopy<V> | undefined;
      const newest = saved && saved.version > current.version ? saved : current;
      const field = openField(key, newest, task, { drafts, now, path });
      seats.set(key, { field: field as unknown as AnyField, users: 1 });
      field.subscribe(() => dropWhenDone(key));
      return field;
    },
    release(key) {
      const seat = seats.get(key);
      if (!seat) return;
      seat.users -= 1;
      if (seat.users > 0) return;
      // React may take the seat again in the same breath.
      queueMicrotask(() => {
        if (seats.get(key) !== seat || seat.users > 0) return;
        void seat.field.flush().then(() => dropWhenDone(key));
      });
    },
    networkBack: () => fields().forEach((field) => field.send({ type: 'network-back' })),
    signedIn: () => fields().forEach((field) => field.send({ type: 'signed-in' })),
    async flush(longest) {
      const all = Promise.all(fields().map((field) => field.flush())).then((done) => done.every(Boolean));
      return Promise.race([all, wait(longest)]);
    },
    leave: () => fields().forEach((field) => void field.flush(true)),
    wouldLose: () => fields().some((field) => !field.isSaved() && !field.snapshot().isKept),
    async leftBehind() {
      const places = await drafts.list();
      const isOpen = (key: string) => (seats.get(key)?.users ?? 0) > 0;
      return places.filter((place) => !isOpen(place.key)).sort((a, b) => b.writtenAt - a.writtenAt);
    },
    close() {
      for (const field of fields()) field.stop();
      seats.clear();
      lastSaved.clear();
      return drafts.settled();
    },
  };
}
