// The browser's one way to the server: JSON over fetch, with the user's language, a guard header on writes and typed problems.
import { noAnswer, readProblem } from './problem.ts';

export interface RequestOptions {
  /** Lets a small write outlive the page it came from (at most 64 kB in all). */
  keepalive?: boolean;
  signal?: AbortSignal | undefined;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const longestWait = 30_000;
const longestUpload = 300_000;
const signedOutListeners = new Set<() => void>();
const reachListeners = new Set<(isReached: boolean) => void>();
let language = 'nb';

/** The language that problems and texts from the server are asked for in. */
export function setApiLanguage(next: string): void {
  language = next;
}

/** Calls back when a request finds that the session has ended. Returns the function that stops it. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

/** Calls back after each request with whether the server could be reached. Returns the function that stops it. */
export function onReach(listener: (isReached: boolean) => void): () => void {
  reachListeners.add(listener);
  return () => reachListeners.delete(listener);
}

function tellReach(isReached: boolean): void {
  for (const listener of reachListeners) listener(isReached);
}

async function readBody(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const type = response.headers.get('content-type') ?? '';
  if (/[/+]json\b/.test(type)) return response.json();
  await response.body?.cancel();
  return undefined;
}

function asRequest(method: Method, body: unknown, options: RequestOptions): RequestInit {
  const headers: Record<string, string> = {
    accept: 'application/json, application/problem+json',
    'accept-language': language,
  };
  if (method !== 'GET') headers['x-samlop'] = '1';
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json';
  const limit = AbortSignal.timeout(isForm ? longestUpload : longestWait);
  const request: RequestInit = {
    method,
    headers,
    credentials: 'same-origin',
    cache: 'no-store',
    keepalive: options.keepalive ?? false,
    signal: options.signal ? AbortSignal.any([options.signal, limit]) : limit,
  };
  if (body !== undefined) request.body = isForm ? body : JSON.stringify(body);
  return request;
}

async function call<T>(method: Method, path: string, body: unknown, options: RequestOptions): Promise<T> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(path, asRequest(method, body, options));
    answer = await readBody(response);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    tellReach(false);
    throw noAnswer();
  }
  tellReach(true);
  if (response.ok) return answer as T;
  const problem = readProblem(response.status, answer);
  // A session that someone has begun anew in another tab has no unit yet: for this page it has ended too.
  const isEnded = response.status === 401 || problem.code === 'choose-unit';
  if (isEnded) for (const listener of signedOutListeners) listener();
  throw problem;
}

/** Typed calls: `api.get<Person>('/api/persons/…')`. The type is the caller's promise about the answer. A body is sent as JSON,
 *  FormData as it is. Throws ApiProblem for every answer outside 2xx, and with status 0 when nothing answered in 30 s
 *  (uploads: 5 min); an abort through `signal` throws the browser's AbortError. */
export const api = {
  get: <T>(path: string, options: RequestOptions = {}) => call<T>('GET', path, undefined, options),
  post: <T>(path: string, body?: unknown, options: RequestOptions = {}) =>
    call<T>('POST', path, body, options),
  put: <T>(path: string, body?: unknown, options: RequestOptions = {}) => call<T>('PUT', path, body, options),
  patch: <T>(path: string, body?: unknown, options: RequestOptions = {}) =>
    call<T>('PATCH', path, body, options),
  del: <T>(path: string, body?: unknown, options: RequestOptions = {}) =>
    call<T>('DELETE', path, body, options),
};
