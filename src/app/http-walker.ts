// Walks through pages over HTTP as a browser does: redirects and cookies, no scripts.

interface KeptCookie {
  host: string;
  path: string;
  value: string;
}

/** Cookies by host and path, for as long as the walk lasts. */
export class CookieJar {
  readonly #cookies = new Map<string, KeptCookie>();

  keep(url: URL, headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const at = pair.indexOf('=');
      const name = pair.slice(0, at);
      const value = pair.slice(at + 1);
      const attribute = (wanted: string) =>
        attributes.find((one) => one.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
      const path = attribute('path') ?? '/';
      const key = `${url.hostname} ${path} ${name}`;
      const expires = attribute('expires');
      const isGone = attribute('max-age') === '0' || (expires !== undefined && Date.parse(expires) <= 0);
      if (isGone || value === '') this.#cookies.delete(key);
      else this.#cookies.set(key, { host: url.hostname, path, value });
    }
  }

  #matching(url: URL): [string, string][] {
    return [...this.#cookies]
      .filter(([, { host, path }]) => {
        const prefix = path.endsWith('/') ? path : `${path}/`;
        return host === url.hostname && (url.pathname === path || url.pathname.startsWith(prefix));
      })
      .map(([key, { value }]) => [key.slice(key.lastIndexOf(' ') + 1), value]);
  }

  header(url: URL): string {
    return this.#matching(url)
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
  }

  find(url: URL, wanted: string): string | undefined {
    return this.#matching(url).find(([name]) => name === wanted)?.[1];
  }
}

/** Where a walk ended: `response` is the last answer, `text` is empty when that was a redirect. */
export interface WalkedPage {
  url: URL;
  response: Response;
  text: string;
}

const mostSteps = 15;

/** Follows redirects as a browser does, with cookies, until a page comes. `until` ends it at the answer of that path, `before`
 *  at the address of that path, not yet opened. Throws Error after 15 steps. */
export async function walk(
  jar: CookieJar,
  start: URL,
  init: RequestInit = {},
  stop: { until?: string; before?: string } = {},
): Promise<WalkedPage> {
  let url = start;
  let request = init;
  for (let step = 0; step < mostSteps; step += 1) {
    const headers = new Headers(request.headers);
    headers.set('cookie', jar.header(url));
    headers.set('accept', 'text/html');
    const response = await fetch(url, { ...request, headers, redirect: 'manual' });
    jar.keep(url, response.headers);
    const location = response.headers.get('location');
    if (location === null || response.status < 300 || response.status > 399)
      return { url, response, text: await response.text() };
    await response.body?.cancel();
    if (url.pathname === stop.until) return { url, response, text: '' };
    url = new URL(location, url);
    if (url.pathname === stop.before) return { url, response, text: '' };
    const language = headers.get('accept-language');
    request = language === null ? {} : { headers: { 'accept-language': language } };
  }
  throw new Error('The redirects went in circles.');
}
