// What the autosave machine knows, hears and asks for.

/** A copy as the server has it. `version` grows with every change of the row. */
export interface ServerCopy<V> {
  readonly value: V;
  readonly version: number;
}

/** What lies on the device while something is not yet at the server. */
export interface Draft<V> {
  readonly value: V;
  /** Version and mark of the server's copy that the text was written on top of. */
  readonly base: { readonly version: number; readonly mark: string };
  /** Marks of values that were sent without an answer: the server may have taken them. */
  readonly sent: readonly string[];
  /** A text that lost a choice between two, kept until the person says it can go. */
  readonly setAside: { readonly value: V } | null;
}

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'waiting' | 'signed-out' | 'refused' | 'conflict';

export interface AutosaveState<V> {
  /** What stands in the field. */
  readonly value: V;
  /** Version and mark of the server's newest copy that this person has seen. */
  readonly base: { readonly version: number; readonly mark: string };
  readonly sent: readonly string[];
  readonly inFlight: { readonly value: V } | null;
  readonly status: SaveState;
  /** Tries in a row without an answer. */
  readonly attempt: number;
  /** Instant of the last answer, in milliseconds; null before the first. */
  readonly savedAt: number | null;
  readonly unsavedSince: number | null;
  readonly theirs: ServerCopy<V> | null;
  readonly setAside: { readonly value: V } | null;
  /** True from a draft being found on the device until it is saved. */
  readonly isRestored: boolean;
}

export type AutosaveEvent<V> =
  | { type: 'typed'; value: V; at: number }
  | { type: 'send-due' }
  | { type: 'saved'; version: number; at: number }
  | { type: 'failed'; why: 'network' | 'signed-out' | 'refused' }
  | { type: 'clashed'; current: ServerCopy<V> }
  | { type: 'server-changed'; current: ServerCopy<V> }
  | { type: 'network-back' }
  | { type: 'signed-in' }
  | { type: 'draft-found'; draft: Draft<V> }
  | { type: 'keep-mine' }
  | { type: 'keep-theirs' }
  | { type: 'merged'; value: V }
  | { type: 'bring-back' }
  | { type: 'let-go' };

export type AutosaveEffect<V> =
  | { type: 'keep'; draft: Draft<V> }
  | { type: 'forget' }
  | { type: 'send'; value: V; version: number }
  | { type: 'wait'; milliseconds: number }
  | { type: 'stop-waiting' };

export interface AutosaveStep<V> {
  readonly state: AutosaveState<V>;
  readonly effects: readonly AutosaveEffect<V>[];
}
