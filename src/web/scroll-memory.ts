// Where a page was scrolled to: a new page begins at its top, and going back comes to the place one left.
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

/** How long a page that fetches its content may take to be tall enough again. */
const longestWait = 1_500;

/** Call once, under the router. React Router's own needs its data router, which weighs as much as a page. */
export function useScrollMemory(): void {
  const { key, pathname } = useLocation();
  const kind = useNavigationType();
  const places = useRef(new Map<string, number>());
  const current = useRef({ key, pathname });

  useEffect(() => {
    window.history.scrollRestoration = 'manual';
    const remember = () => void places.current.set(current.current.key, window.scrollY);
    window.addEventListener('scroll', remember, { passive: true });
    return () => {
      window.removeEventListener('scroll', remember);
      window.history.scrollRestoration = 'auto';
    };
  }, []);

  useLayoutEffect(() => {
    const before = current.current;
    if (before.key === key) return;
    current.current = { key, pathname };
    if (kind !== 'POP') {
      if (before.pathname !== pathname) window.scrollTo(0, 0);
      return;
    }
    const goal = places.current.get(key) ?? 0;
    const begun = performance.now();
    let frame = 0;
    const stop = () => cancelAnimationFrame(frame);
    const reach = () => {
      window.scrollTo(0, goal);
      const isShort = Math.abs(window.scrollY - goal) > 1;
      if (isShort && performance.now() - begun < longestWait) frame = requestAnimationFrame(reach);
    };
    reach();
    // Whoever scrolls meanwhile has decided where to be.
    const ownWays = ['wheel', 'touchstart', 'keydown'] as const;
    for (const way of ownWays) window.addEventListener(way, stop, { passive: true, once: true });
    return () => {
      stop();
      for (const way of ownWays) window.removeEventListener(way, stop);
    };
  }, [key, kind, pathname]);
}
