// Runs the autosave machine for one field: timers, the draft on the device and the calls to the server. Knows no React.
import { openAutosave, stepAutosave } from './autosave-machine.ts';
import type {
  AutosaveEffect,
  AutosaveEvent,
  AutosaveState,
  AutosaveStep,
  ServerCopy,
} from './autosave-model.ts';
import type { DraftStore } from './draft-store.ts';
import { ApiProblem, isPassing } from './problem.ts';

export interface SaveRequest {
  /** The version that the text was written on top of; the server answers 409 when it is no longer the newest. */
  readonly version: number;
  /** True when the page is being left: hand it to `api.put(…, { keepalive })`. */
  readonly keepalive: boolean;
}

export interface AutosaveTask<V> {
  /** Saves and tells the new version. Rejects with the ApiProblem of the call. */
  save(value: V, request: SaveRequest): Promise<{ version: number }>;
  /** Reads the server's copy out of `current` in a 409; null when it cannot be read. */
  readCurrent(current: unknown): ServerCopy<V> | null;
}

export interface AutosaveField<V> {
  readonly key: string;
  /** The state to draw and the last refusal; a new object after each change. */
  snapshot(): AutosaveSnapshot<V>;
  subscribe(listener: () => void): () => void;
  send(event: AutosaveEvent<V>): void;
  /** Replaces the functions that save, which close over the newest state of their page. */
  setTask(task: AutosaveTask<V>): void;
  /** Sends now instead of after the pause. Resolves to true when everything typed is at the server. */
  flush(keepalive?: boolean): Promise<boolean>;
  isSaved(): boolean;
  stop(): void;
}

export interface AutosaveSnapshot<V> {
  readonly state: AutosaveState<V>;
  readonly problem: ApiProblem | null;
  /** False when the device refused to keep the draft: then only the open page has the text. */
  readonly isKept: boolean;
}

interface Surroundings {
  readonly drafts: DraftStore;
  now(): number;
  path(): string;
}

/** Reads `{ value, version }` as it is; fields whose 409 looks otherwise give their own `readCurrent`. */
export function readPlainCurrent<V>(current: unknown): ServerCopy<V> | null {
  const copy = current as Partial<ServerCopy<V>> | null | undefined;
  return copy && 'value' in copy && typeof copy.version === 'number' ? (copy as ServerCopy<V>) : null;
}

/** Opens one field: reads its draft, restores it and starts saving. Call `stop` when nobody draws it any more. */
export function openField<V>(
  key: string,
  current: ServerCopy<V>,
  firstTask: AutosaveTask<V>,
  { drafts, now, path }: Surroundings,
): AutosaveField<V> {
  let task = firstTask;
  let snapshot: AutosaveSnapshot<V> = {
    state: openAutosave(current, null).state,
    problem: null,
    isKept: true,
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  let isTouched = false;
  let newest = current;
  let sending: Promise<void> = Promise.resolve();
  const listeners = new Set<() => void>();

  const draftRead = drafts.read<V>(key).then((draft) => {
    if (!draft || isStopped) return;
    if (isTouched) send({ type: 'draft-found', draft });
    else take(openAutosave(newest, draft));
  });

  function show(next: Partial<AutosaveSnapshot<V>>) {
    snapshot = { ...snapshot, ...next };
    for (const listener of listeners) listener();
  }

  function keep(effect: Extract<AutosaveEffect<V>, { type: 'keep' | 'forget' }>) {
    const draft = effect.type === 'keep' ? effect.draft : null;
    void drafts.write(key, draft, path(), now()).then((isKept) => {
      if (isKept !== snapshot.isKept) show({ isKept });
    });
  }

  function failWith(error: unknown): AutosaveEvent<V> {
    const problem = error instanceof ApiProblem ? error : null;
    show({ problem });
    if (problem?.status === 409) {
      const theirs = task.readCurrent(problem.current);
      if (theirs) return { type: 'clashed', current: theirs };
    }
    if (problem?.status === 401) return { type: 'failed', why: 'signed-out' };
    return { type: 'failed', why: isPassing(error) ? 'network' : 'refused' };
  }

  async function call(value: V, request: SaveRequest): Promise<void> {
    try {
      const { version } = await task.save(value, request);
      show({ problem: null });
      send({ type: 'saved', version, at: now() });
    } catch (error) {
      send(failWith(error));
    }
  }

  let isLeaving = false;
  function run(effect: AutosaveEffect<V>) {
    switch (effect.type) {
      case 'wait':
        clearTimeout(timer);
        if (!isStopped) timer = setTimeout(() => send({ type: 'send-due' }), effect.milliseconds);
        return;
      case 'stop-waiting':
        return clearTimeout(timer);
      case 'send':
        sending = call(effect.value, { version: effect.version, keepalive: isLeaving });
        return;
      default:
        keep(effect);
    }
  }

  function take(step: AutosaveStep<V>) {
    if (step.state !== snapshot.state) show({ state: step.state });
    for (const effect of step.effects) run(effect);
  }

  function send(event: AutosaveEvent<V>) {
    if (event.type === 'typed') isTouched = true;
    if (event.type === 'server-changed' && event.current.version > newest.version) newest = event.current;
    take(stepAutosave(snapshot.state, event));
  }

  return {
    key,
    snapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send,
    setTask(next) {
      task = next;
    },
    async flush(keepalive = false) {
      if (!keepalive) await draftRead;
      isLeaving = keepalive;
      send({ type: 'send-due' });
      isLeaving = false;
      // A save that was under way when more was typed is followed by one more.
      for (let round = 0; round < 3 && snapshot.state.inFlight; round += 1) {
        await sending;
        if (snapshot.state.status === 'unsaved') send({ type: 'send-due' });
      }
      return snapshot.state.status === 'saved';
    },
    isSaved: () => snapshot.state.status === 'saved',
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
