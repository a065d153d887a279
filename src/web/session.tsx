// The session for React: who is signed in, what the role may do, and the hooks pages read it through.
import { createContext, type ReactNode, use, useEffect, useSyncExternalStore } from 'react';
import type { AutosaveDesk } from './autosave-desk.ts';
import { onReachChange } from './reach.ts';
import type { SignedIn } from './session-model.ts';
import type { Session, SessionStore, SessionView } from './session-store.ts';

const SessionContext = createContext<SessionStore | null>(null);

/** The store itself: for signing out, choosing a unit and the dialogs of the shell. */
export function useSessionStore(): SessionStore {
  const store = use(SessionContext);
  if (!store) throw new Error('The session is read outside SessionProvider.');
  return store;
}

export function useSessionView(): SessionView {
  const store = useSessionStore();
  return useSyncExternalStore(store.subscribe, store.view);
}

/** The session in every state it can have; pages inside the shell use `useSignedIn`. */
export function useSession(): Session {
  return useSessionView().session;
}

/** The signed-in person, unit and abilities. Only for pages inside the shell: throws for anyone else. */
export function useSignedIn(): SignedIn {
  const session = useSession();
  if (session.state !== 'signed-in') throw new Error('Nobody is signed in.');
  return session;
}

/** The unsaved texts of the signed-in person. Only for pages inside the shell: throws for anyone else. */
export function useAutosaveDesk(): AutosaveDesk {
  const { desk } = useSessionView();
  if (!desk) throw new Error('Nobody is signed in.');
  return desk;
}

/** Loads the session, and guards unsaved text against a lost network, a hidden page and a closed one. */
export function SessionProvider({ store, children }: { store: SessionStore; children: ReactNode }) {
  const { desk, isExpired } = useSyncExternalStore(store.subscribe, store.view);

  useEffect(() => void store.load(), [store]);

  useEffect(() => {
    if (!desk) return;
    const stopReach = onReachChange((isReachable) => isReachable && desk.networkBack());
    const warn = (event: BeforeUnloadEvent) => desk.wouldLose() && event.preventDefault();
    const leave = () => desk.leave();
    const hide = () => document.visibilityState === 'hidden' && desk.leave();
    window.addEventListener('beforeunload', warn);
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      stopReach();
      window.removeEventListener('beforeunload', warn);
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
    };
  }, [desk]);

  useEffect(() => {
    if (!isExpired) return;
    // The window that signs in may not be allowed to call back: look when this page is seen again.
    const look = () => document.visibilityState === 'visible' && void store.load();
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [isExpired, store]);

  return <SessionContext value={store}>{children}</SessionContext>;
}
