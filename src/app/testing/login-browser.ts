// A browser before a login server: the steps of signing in one by one, and requests with a session.
import type { SessionView } from '../../capabilities/sign-in/model.ts';
import { CookieJar, walk, type WalkedPage } from '../http-walker.ts';

export const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

export function browserAt(baseUrl: () => string) {
  const at = (path: string) => new URL(path, baseUrl());

  /** To the page where a person is picked. */
  const toLogin = (jar: CookieJar, path = '/auth/login') => walk(jar, at(path));

  const pick = (
    jar: CookieJar,
    page: WalkedPage,
    person: string,
    stop: { until?: string; before?: string } = { until: '/auth/callback' },
  ) => walk(jar, page.url, { method: 'POST', body: new URLSearchParams({ person }) }, stop);

  const api = (path: string, cookie: string, init: RequestInit = {}) =>
    fetch(at(path), {
      ...init,
      headers: { cookie, 'x-samlop': '1', ...(init.body ? { 'content-type': 'application/json' } : {}) },
    });

  return {
    at,
    toLogin,
    pick,
    api,
    async signIn(person: string, path?: string) {
      const jar = new CookieJar();
      const end = await pick(jar, await toLogin(jar, path), person);
      return { jar, end, location: end.response.headers.get('location') };
    },
    /** The address the provider sends the browser back to, not yet opened. */
    async callbackFor(jar: CookieJar, person: string): Promise<URL> {
      const { url } = await pick(jar, await toLogin(jar), person, { before: '/auth/callback' });
      if (url.pathname !== '/auth/callback') throw new Error(`The provider stopped at ${url.pathname}`);
      return url;
    },
    sessionOf: async (cookie: string) => (await api('/api/session', cookie)).json() as Promise<SessionView>,
    cookieOf: (jar: CookieJar) => `samlop=${jar.find(at('/'), 'samlop')}`,
  };
}
