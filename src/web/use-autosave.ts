// Gives a field of a page the safety that nothing typed is lost; the work is done by the desk of the signed-in person.
import { useCallback, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import {
  type AutosaveField,
  type AutosaveSnapshot,
  type AutosaveTask,
  readPlainCurrent,
} from './autosave.ts';
import { openAutosave } from './autosave-machine.ts';
import type { SaveState, ServerCopy } from './autosave-model.ts';
import { clock } from './now.ts';
import type { ApiProblem } from './problem.ts';
import { useAutosaveDesk } from './session.tsx';

export interface AutosaveOptions<V> {
  /** Names the field among all fields of this person, by ids only: `meeting/<id>/case/<id>`. */
  key: string;
  /** The server's value and version, as the page has read them. Values are plain JSON. */
  value: V;
  version: number;
  /** Saves and tells the new version; rejects with the ApiProblem of the call. Hand `keepalive` on to the api. */
  save: AutosaveTask<V>['save'];
  /** Reads the server's copy out of a 409's `current`; needed when that is not `{ value, version }`. */
  readCurrent?: AutosaveTask<V>['readCurrent'];
}

export interface Autosave<V> {
  /** What stands in the field. */
  value: V;
  setValue(value: V): void;
  status: SaveState;
  savedAt: Date | null;
  /** The last refusal by the server, for `refused`. */
  problem: ApiProblem | null;
  /** True while a text found on this device stands in the field and is not yet saved. */
  isRestored: boolean;
  /** False when the device cannot keep the text: only this open page has it. */
  isKept: boolean;
  /** Both texts, when someone else has saved meanwhile. */
  clash: { mine: V; theirs: V } | null;
  keepMine(): void;
  keepTheirs(): void;
  merge(value: V): void;
  /** A text that was not chosen, until it is brought back or let go. */
  setAside: { value: V } | null;
  bringBack(): void;
  letGo(): void;
  /** Saves now; true when everything typed is at the server. Await it before an act that reads the text (send, approve). */
  flush(): Promise<boolean>;
}

const nothing = () => () => undefined;

/** Keeps every keystroke on the device at once and saves it 0.8 s after the last one.
 *  `const notes = useAutosave({ key: `plan/${id}/notes`, value: plan.notes, version: plan.version,
 *    save: (notes, { version, keepalive }) => api.put(`/api/plans/${id}/notes`, { notes, version }, { keepalive }) })` */
export function useAutosave<V>(options: AutosaveOptions<V>): Autosave<V> {
  const { key, value, version } = options;
  const desk = useAutosaveDesk();
  const latest = useRef(options);
  const [field, setField] = useState<AutosaveField<V> | null>(null);
  const [unopened] = useState((): AutosaveSnapshot<V> => ({
    state: openAutosave({ value, version }, null).state,
    problem: null,
    isKept: true,
  }));

  useLayoutEffect(() => {
    latest.current = options;
  });

  // Before paint, so that no keystroke can come ahead of the field.
  useLayoutEffect(() => {
    const task: AutosaveTask<V> = {
      save: (text, request) => latest.current.save(text, request),
      readCurrent: (current) => (latest.current.readCurrent ?? readPlainCurrent<V>)(current),
    };
    const copy: ServerCopy<V> = { value: latest.current.value, version: latest.current.version };
    setField(desk.take(key, copy, task));
    return () => desk.release(key);
  }, [desk, key]);

  const open = field?.key === key ? field : null;
  const readUnopened = useCallback(() => unopened, [unopened]);
  const snapshot = useSyncExternalStore(open?.subscribe ?? nothing, open?.snapshot ?? readUnopened);
  const { state } = snapshot;

  // Also when a save is done: a copy that came meanwhile was not looked at.
  const isSending = state.inFlight !== null;
  useEffect(() => {
    if (isSending) return;
    open?.send({ type: 'server-changed', current: { value: latest.current.value, version } });
  }, [open, version, isSending]);

  return {
    value: open ? state.value : value,
    setValue: useCallback(
      (text: V) => open?.send({ type: 'typed', value: text, at: clock.now().getTime() }),
      [open],
    ),
    status: state.status,
    savedAt: state.savedAt === null ? null : new Date(state.savedAt),
    problem: state.status === 'refused' ? snapshot.problem : null,
    isRestored: state.isRestored,
    isKept: snapshot.isKept,
    clash: state.theirs ? { mine: state.value, theirs: state.theirs.value } : null,
    keepMine: () => open?.send({ type: 'keep-mine' }),
    keepTheirs: () => open?.send({ type: 'keep-theirs' }),
    merge: (text) => open?.send({ type: 'merged', value: text }),
    setAside: state.setAside,
    bringBack: () => open?.send({ type: 'bring-back' }),
    letGo: () => open?.send({ type: 'let-go' }),
    flush: () => open?.flush() ?? Promise.resolve(true),
  };
}
