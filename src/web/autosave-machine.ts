// The way of typed text to the server as a pure state machine: no clock, no timer, no network, no React.
// Whatever is in the field is either at the server or in the draft on this device, and nobody else's text is overwritten unseen.
import type {
  AutosaveEffect,
  AutosaveEvent,
  AutosaveState,
  AutosaveStep,
  Draft,
  ServerCopy,
} from './autosave-model.ts';
import { markOf, sameValue } from './same-value.ts';

/** Pause after the last keystroke before a save, and the longest time that steady typing can put a save off. */
export const pauseBeforeSave = 800;
export const longestUnsaved = 5_000;

/** Milliseconds until the next try: 1, 2, 4 … s, at most one minute. `attempt` counts from 1. */
export function waitBeforeRetry(attempt: number): number {
  return Math.min(60_000, 1_000 * 2 ** Math.min(attempt - 1, 10));
}

function draftOf<V>(state: AutosaveState<V>): Draft<V> {
  return {
    value: state.value,
    base: state.base,
    sent: state.sent,
    setAside: state.setAside,
  };
}

function isClean<V>(state: AutosaveState<V>): boolean {
  return state.sent.length === 0 && markOf(state.value) === state.base.mark;
}

function baseOf<V>(copy: ServerCopy<V>): AutosaveState<V>['base'] {
  return { version: copy.version, mark: markOf(copy.value) };
}

function only<V>(state: AutosaveState<V>): AutosaveStep<V> {
  return { state, effects: [] };
}

/** The text is at the server: nothing more to do, and the draft goes unless something is set aside. */
function settled<V>(state: AutosaveState<V>): AutosaveStep<V> {
  const done: AutosaveState<V> = {
    ...state,
    status: 'saved',
    sent: [],
    attempt: 0,
    theirs: null,
    unsavedSince: null,
    isRestored: false,
  };
  const draft: AutosaveEffect<V> = done.setAside
    ? { type: 'keep', draft: draftOf(done) }
    : { type: 'forget' };
  return { state: done, effects: [draft, { type: 'stop-waiting' }] };
}

function unsaved<V>(state: AutosaveState<V>, milliseconds: number): AutosaveStep<V> {
  const next: AutosaveState<V> = { ...state, status: 'unsaved', theirs: null };
  return {
    state: next,
    effects: [
      { type: 'keep', draft: draftOf(next) },
      { type: 'wait', milliseconds },
    ],
  };
}

function conflict<V>(state: AutosaveState<V>, theirs: ServerCopy<V>): AutosaveStep<V> {
  const next: AutosaveState<V> = { ...state, status: 'conflict', theirs };
  return { state: next, effects: [{ type: 'keep', draft: draftOf(next) }, { type: 'stop-waiting' }] };
}

/** Puts a newer copy of the server's under the text. Our own words coming back, or only a new number, is no conflict. */
function reconcile<V>(state: AutosaveState<V>, current: ServerCopy<V>): AutosaveStep<V> {
  const base = baseOf(current);
  if (sameValue(current.value, state.value)) return settled({ ...state, base });
  const isOurs = state.sent.includes(base.mark) || base.mark === state.base.mark;
  return isOurs ? unsaved({ ...state, base, sent: [], attempt: 0 }, 0) : conflict(state, current);
}

function send<V>(state: AutosaveState<V>): AutosaveStep<V> {
  if (state.inFlight || state.status === 'conflict') return only(state);
  if (isClean(state)) return state.status === 'saved' ? only(state) : settled(state);
  const mark = markOf(state.value);
  const next: AutosaveState<V> = {
    ...state,
    status: 'saving',
    inFlight: { value: state.value },
    sent: state.sent.includes(mark) ? state.sent : [...state.sent, mark],
  };
  return {
    state: next,
    effects: [
      { type: 'keep', draft: draftOf(next) },
      { type: 'stop-waiting' },
      { type: 'send', value: next.value, version: next.base.version },
    ],
  };
}

function typed<V>(before: AutosaveState<V>, value: V, at: number): AutosaveStep<V> {
  const state: AutosaveState<V> = { ...before, value, unsavedSince: before.unsavedSince ?? at };
  const isHeld = state.inFlight !== null || ['conflict', 'waiting', 'signed-out'].includes(state.status);
  if (isHeld) return { state, effects: [{ type: 'keep', draft: draftOf(state) }] };
  if (isClean(state)) return settled(state);
  const left = (state.unsavedSince ?? at) + longestUnsaved - at;
  return unsaved(state, Math.max(0, Math.min(pauseBeforeSave, left)));
}

function saved<V>(state: AutosaveState<V>, version: number, at: number): AutosaveStep<V> {
  if (!state.inFlight) return only(state);
  const next: AutosaveState<V> = {
    ...state,
    base: baseOf({ value: state.inFlight.value, version }),
    inFlight: null,
    sent: [],
    attempt: 0,
    savedAt: at,
    unsavedSince: at,
    isRestored: false,
  };
  return isClean(next) ? settled(next) : unsaved(next, pauseBeforeSave);
}

function failed<V>(before: AutosaveState<V>, why: 'network' | 'signed-out' | 'refused'): AutosaveStep<V> {
  if (!before.inFlight) return only(before);
  const state: AutosaveState<V> = { ...before, inFlight: null };
  if (why !== 'network') return only({ ...state, status: why });
  const attempt = state.attempt + 1;
  return {
    state: { ...state, status: 'waiting', attempt },
    effects: [{ type: 'wait', milliseconds: waitBeforeRetry(attempt) }],
  };
}

function clashed<V>(before: AutosaveState<V>, current: ServerCopy<V>): AutosaveStep<V> {
  if (!before.inFlight) return only(before);
  const state: AutosaveState<V> = { ...before, inFlight: null };
  // A refusal that names the version we sent would be answered the same way for ever: let the person look.
  if (current.version === state.base.version) return conflict(state, current);
  return reconcile(state, current);
}

function serverChanged<V>(state: AutosaveState<V>, current: ServerCopy<V>): AutosaveStep<V> {
  if (state.inFlight || current.version <= (state.theirs ?? state.base).version) return only(state);
  if (state.status === 'conflict') {
    return sameValue(current.value, state.value)
      ? settled({ ...state, base: baseOf(current) })
      : conflict(state, current);
  }
  if (isClean(state)) return only({ ...state, value: current.value, base: baseOf(current) });
  return reconcile(state, current);
}

/** The person has typed before the draft could be read: the older text is laid beside, not on top. */
function draftFound<V>(state: AutosaveState<V>, draft: Draft<V>): AutosaveStep<V> {
  const isUnsaved = draft.sent.length > 0 || markOf(draft.value) !== draft.base.mark;
  const older = isUnsaved && !sameValue(draft.value, state.value) ? { value: draft.value } : draft.setAside;
  const sent = [...new Set([...draft.sent, ...state.sent])];
  const next: AutosaveState<V> = { ...state, sent, setAside: state.setAside ?? older };
  return { state: next, effects: [{ type: 'keep', draft: draftOf(next) }] };
}

function choose<V>(state: AutosaveState<V>, event: AutosaveEvent<V>): AutosaveStep<V> {
  const { theirs } = state;
  if (!theirs) return only(state);
  const seen: AutosaveState<V> = { ...state, base: baseOf(theirs), theirs: null, sent: [], attempt: 0 };
  if (event.type === 'keep-theirs') {
    return settled({ ...seen, value: theirs.value, setAside: { value: state.value } });
  }
  if (event.type === 'merged') return unsaved({ ...seen, value: event.value }, 0);
  return unsaved({ ...seen, setAside: { value: theirs.value } }, 0);
}

/** Takes the text set aside back into the field; what stood there is set aside in its place if it is saved nowhere. */
function bringBack<V>(state: AutosaveState<V>): AutosaveStep<V> {
  if (!state.setAside || state.status === 'conflict') return only(state);
  const setAside = markOf(state.value) === state.base.mark ? null : { value: state.value };
  const next: AutosaveState<V> = { ...state, value: state.setAside.value, setAside };
  if (next.inFlight || next.status === 'waiting' || next.status === 'signed-out') {
    return { state: next, effects: [{ type: 'keep', draft: draftOf(next) }] };
  }
  return isClean(next) ? settled(next) : unsaved(next, 0);
}

function letGo<V>(before: AutosaveState<V>): AutosaveStep<V> {
  const state: AutosaveState<V> = { ...before, setAside: null };
  const isDone = state.status === 'saved' && isClean(state);
  return { state, effects: [isDone ? { type: 'forget' } : { type: 'keep', draft: draftOf(state) }] };
}

/** The state when a field is opened: the server's copy, and the draft this device may have from last time. */
export function openAutosave<V>(current: ServerCopy<V>, draft: Draft<V> | null): AutosaveStep<V> {
  const state: AutosaveState<V> = {
    value: draft ? draft.value : current.value,
    base: draft ? draft.base : baseOf(current),
    sent: draft ? draft.sent : [],
    inFlight: null,
    status: 'saved',
    attempt: 0,
    savedAt: null,
    unsavedSince: null,
    theirs: null,
    setAside: draft ? draft.setAside : null,
    isRestored: draft !== null && !sameValue(draft.value, current.value),
  };
  if (!draft) return only(state);
  // A copy older than the draft's own ground comes from a cache: it says nothing new.
  if (current.version < draft.base.version) return isClean(state) ? only(state) : unsaved(state, 0);
  // An unchanged draft only carries what was set aside: the newest copy of the server's then stands in the field.
  if (isClean(state)) return settled({ ...state, value: current.value, base: baseOf(current) });
  return reconcile(state, current);
}

/** One step: the state after `event`, and what must be done outside, in order. Never throws. */
export function stepAutosave<V>(state: AutosaveState<V>, event: AutosaveEvent<V>): AutosaveStep<V> {
  switch (event.type) {
    case 'typed':
      return typed(state, event.value, event.at);
    case 'send-due':
      return state.status === 'signed-out' || state.status === 'refused' ? only(state) : send(state);
    case 'network-back':
      return state.status === 'waiting' ? send(state) : only(state);
    case 'signed-in':
      return state.status === 'saved' ? only(state) : send(state);
    case 'saved':
      return saved(state, event.version, event.at);
    case 'failed':
      return failed(state, event.why);
    case 'clashed':
      return clashed(state, event.current);
    case 'server-changed':
      return serverChanged(state, event.current);
    case 'draft-found':
      return draftFound(state, event.draft);
    case 'bring-back':
      return bringBack(state);
    case 'let-go':
      return letGo(state);
    default:
      return choose(state, event);
  }
}
