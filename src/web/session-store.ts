// The session of this page: who is signed in, whether it has expired in the middle of something, and the way out. No React.
import { api, onSignedOut } from './api.ts';
import { type AutosaveDesk, openAutosaveDesk } from './autosave-desk.ts';
import { openDraftStore, removeOldDrafts } from './draft-store.ts';
import { clock, setClockAfter } from './now.ts';
import { ApiProblem } from './problem.ts';
import type { ChooseUnit, SessionAnswer, SignedIn, SignOutAnswer } from './session-model.ts';
import { createTextCipher, openCipher } from './text-cipher.ts';

export type Session =
  | { readonly state: 'loading' }
  | { readonly state: 'signed-out' }
  | { readonly state: 'failed'; readonly problem: unknown }
  | ChooseUnit
  | SignedIn;

export interface SessionView {
  readonly session: Session;
  /** True when the server no longer knows the session of a page that is still open. */
  readonly isExpired: boolean;
  /** The unsaved texts of the person who is signed in; null for everyone else. */
  readonly desk: AutosaveDesk | null;
}

/** `unsaved`: some text could not be saved yet; call again with `anyway` to leave it on the device. */
export type LeaveResult = 'left' | 'unsaved';

export interface SessionStore {
  view(): SessionView;
  subscribe(listener: () => void): () => void;
  load(): Promise<void>;
  chooseUnit(employmentId: string, anyway?: boolean): Promise<LeaveResult>;
  signOut(anyway?: boolean): Promise<LeaveResult>;
  /** Ends the session of someone who has gone from the screen; what was typed stays on the device. */
  endUnattended(): Promise<void>;
  /** Tells the page that asked, in another window, that someone has signed in here. */
  tellSignedIn(): void;
}

const longestFlush = 4_000;
const channelName = 'samlop-session';

async function deskFor(session: SignedIn): Promise<AutosaveDesk> {
  const canSeal = globalThis.crypto?.subtle !== undefined;
  const cipher = canSeal ? await createTextCipher(session.draftKey) : openCipher;
  const now = () => clock.now().getTime();
  removeOldDrafts(localStorage, now());
  const path = () => window.location.pathname;
  return openAutosaveDesk(openDraftStore(localStorage, session.staff.id, cipher), now, path);
}

/** Opens the store. `startOver` leaves this page for an address with nothing of it left in memory. */
export function openSessionStore(startOver: (address: string) => void): SessionStore {
  let view: SessionView = { session: { state: 'loading' }, isExpired: false, desk: null };
  let isLeaving = false;
  let isEnding = false;
  const listeners = new Set<() => void>();
  const channel = new BroadcastChannel(channelName);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches this origin alone
  const tellOtherTabs = () => channel.postMessage('changed');

  function show(next: Partial<SessionView>) {
    view = { ...view, ...next };
    for (const listener of listeners) listener();
  }

  async function adopt(answer: SignedIn) {
    const { session } = view;
    if (session.state === 'signed-in') {
      const isSame = session.staff.id === answer.staff.id && session.employment.id === answer.employment.id;
      if (!isSame) {
        // Another person or unit may see other things: nothing of this page may stay on the screen, and nothing typed in it
        // may be saved in the other's name. It waits on the device for its own writer.
        isLeaving = true;
        await view.desk?.close();
        startOver('/');
        return;
      }
      show({ session: answer, isExpired: false });
      view.desk?.signedIn();
      return;
    }
    setClockAfter(answer.now);
    show({ session: answer, isExpired: false, desk: await deskFor(answer) });
    // A tab that was left open by someone else finds out at once.
    tellOtherTabs();
  }

  async function load() {
    if (isLeaving) return;
    const isOpen = view.session.state === 'signed-in';
    try {
      const answer = await api.get<SessionAnswer>('/api/session');
      if (answer.state === 'signed-in') await adopt(answer);
      else if (isOpen) show({ isExpired: true });
      else show({ session: answer });
    } catch (problem) {
      // A page that is open stays open without network; one that is not has nothing to show yet.
      if (problem instanceof ApiProblem && problem.status === 401) {
        show(isOpen ? { isExpired: true } : { session: { state: 'signed-out' } });
      } else if (!isOpen) show({ session: { state: 'failed', problem } });
    }
  }

  /** `end` tells the server and answers with the address to go on to. */
  async function leave(anyway: boolean, end: () => Promise<string>): Promise<LeaveResult> {
    const isSaved = (await view.desk?.flush(longestFlush)) ?? true;
    if (!isSaved && !anyway) return 'unsaved';
    isLeaving = true;
    let next = '/';
    try {
      next = await end();
    } catch (problem) {
      // Already signed out is what was asked for.
      if (!(problem instanceof ApiProblem && problem.status === 401)) {
        isLeaving = false;
        throw problem;
      }
    }
    await view.desk?.close();
    tellOtherTabs();
    startOver(next);
    return 'left';
  }

  onSignedOut(() => {
    if (isLeaving) return;
    if (view.session.state === 'signed-in') show({ isExpired: true });
    else if (view.session.state === 'choose-unit') show({ session: { state: 'signed-out' } });
  });
  channel.addEventListener('message', () => void load());

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load,
    chooseUnit(employmentId, anyway = false) {
      // The first choice goes on to the page that was asked for; a change of unit begins at the start.
      const path = view.session.state === 'choose-unit' ? window.location.pathname : '/';
      return leave(anyway, async () => {
        await api.post('/api/session/unit', { employmentId });
        return path;
      });
    },
    signOut: (anyway = false) =>
      leave(anyway, async () => {
        const answer = await api.post<SignOutAnswer | undefined>('/api/session/sign-out');
        return answer?.redirectTo ?? '/';
      }),
    async endUnattended() {
      if (isEnding || view.isExpired) return;
      isEnding = true;
      await view.desk?.flush(longestFlush);
      show({ isExpired: true });
      // The server ends it by itself at the same time; asking makes sure that nobody at this screen can go on.
      await api.post('/api/session/sign-out').catch(() => undefined);
      isEnding = false;
      tellOtherTabs();
    },
    tellSignedIn: tellOtherTabs,
  };
}
