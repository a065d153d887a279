// Signs in as somebody from the practice room over HTTP, the whole way a browser goes; for the command line, tests and bench.
import { CookieJar, walk } from './http-walker.ts';

/** A sign-in that did not end with a session; the message says where it stopped. */
export class LoginError extends Error {}

function titleOf(text: string): string {
  return /<h1>([^<]*)<\/h1>/.exec(text)?.[1] ?? 'no page';
}

interface UnitChoice {
  state: string;
  employments: { id: string; unitName: string }[];
}

async function chooseUnit(base: URL, cookie: string, unit: string | undefined): Promise<void> {
  const headers = { cookie, 'x-samlop': '1', 'content-type': 'application/json' };
  const response = await fetch(new URL('/api/session', base), { headers });
  if (!response.ok) throw new LoginError(`The session was refused (${response.status}).`);
  const { state, employments } = (await response.json()) as UnitChoice;
  const wanted = unit?.toLowerCase();
  const chosen =
    wanted === undefined
      ? employments[0]
      : employments.find(({ unitName }) => unitName.toLowerCase().includes(wanted));
  if (!chosen)
    throw new LoginError(
      `No unit like "${unit}". There is: ${employments.map(({ unitName }) => unitName).join(', ')}.`,
    );
  if (state === 'signed-in' && unit === undefined) return;
  const answer = await fetch(new URL('/api/session/unit', base), {
    method: 'POST',
    headers,
    body: JSON.stringify({ employmentId: chosen.id }),
  });
  if (!answer.ok) throw new LoginError(`The unit could not be chosen (${answer.status}).`);
}

/** Signs in as a practice person and returns the value of the Cookie header of the session, `samlop=…`. `unit` is part of the
 *  unit's name; without it the first is chosen. Throws LoginError. */
export async function login(options: { baseUrl: string; person: string; unit?: string }): Promise<string> {
  const { baseUrl, person, unit } = options;
  const jar = new CookieJar();
  const start = new URL('/auth/login', baseUrl);
  start.searchParams.set('provider', 'practice');
  const page = await walk(jar, start);
  const slugs = [...page.text.matchAll(/name="person" value="([^"]+)"/g)].map((match) => match[1]);
  if (slugs.length === 0) throw new LoginError(`No practice login there: ${titleOf(page.text)}.`);
  if (!slugs.includes(person))
    throw new LoginError(`No "${person}" there. Choose among: ${slugs.join(', ')}.`);
  const end = await walk(
    jar,
    page.url,
    { method: 'POST', body: new URLSearchParams({ person }) },
    { until: '/auth/callback' },
  );
  const token = jar.find(new URL('/', end.url), 'samlop');
  if (end.url.pathname !== '/auth/callback' || token === undefined)
    throw new LoginError(`Not signed in: ${titleOf(end.text)}.`);
  const cookie = `samlop=${token}`;
  await chooseUnit(new URL(baseUrl), cookie, unit);
  return cookie;
}

/** `samlop login <person> [--unit <part of its name>]`: the Cookie header to use against `baseUrl`. Throws LoginError. */
export async function loginCommand(args: readonly string[], baseUrl: string): Promise<string> {
  const at = args.indexOf('--unit');
  const unit = at === -1 ? undefined : args[at + 1];
  const [person] = args.filter((_, index) => at === -1 || (index !== at && index !== at + 1));
  if (person === undefined || (at !== -1 && unit === undefined))
    throw new LoginError('Say who: npm run login -- <person> [--unit <part of the name of the unit>]');
  return login({ baseUrl, person, ...(unit === undefined ? {} : { unit }) });
}
