// Signing in and out, and choosing which unit to act for.
import { draftKeyOf, identityHash } from '../../platform/auth/identity-hash.ts';
import { AuthError, type Auth, type VerifiedIdentity } from '../../platform/auth/oidc-client.ts';
import { beginSession, endSession, newToken, type SessionLimits } from '../../platform/auth/session.ts';
import { rememberAttempt, takeAttempt } from '../../platform/auth/sign-in-attempt.ts';
import type { Database, SessionEntry, Work } from '../../platform/db/actor.ts';
import type { Language } from '../../platform/http/language.ts';
import { notFound, Problem } from '../../platform/http/problem.ts';
import { mayDo } from './access.ts';
import type { Employment, SessionView } from './model.ts';
import { safeReturnTo } from './rules.ts';
import { fillHprNumber, findStaff, listEmployments, readStaff, setSessionEmployment } from './store.ts';

export interface SignInDeps {
  database: Database;
  auth: Auth;
  /** Key of the hash that ties an identity number to a member of staff. */
  identityKey: string;
  /** Where browsers find this server, without a slash at the end; asked at each request. */
  publicUrl: () => string;
  limits: SessionLimits;
  isPractice: boolean;
  /** Told of sign-ins, refusals and sign-outs, with ids and codes only. */
  logEvent?: (facts: { event: string; provider?: string; staffId?: string; code?: string }) => void;
}

const httpStatus: Record<AuthError['code'], number> = {
  cancelled: 400,
  'provider-unavailable': 503,
  'provider-refused': 502,
  'response-invalid': 400,
  'level-too-low': 403,
  'no-identity-number': 403,
};

function problemFor(error: unknown): Problem {
  if (error instanceof AuthError) return new Problem(httpStatus[error.code], `sign-in.${error.code}`);
  throw error;
}

/** Begins a sign-in at a provider. `browserToken` is what the browser brought from an earlier attempt; the one returned goes
 *  back in a cookie, so that only this browser can finish. Throws Problem `sign-in.provider-unavailable`. */
export async function startSignIn(
  deps: SignInDeps,
  request: {
    provider: string;
    returnTo: string | undefined;
    language: Language;
    again: boolean;
    browserToken: string | undefined;
  },
): Promise<{ url: string; browserToken: string }> {
  const { provider, language, again } = request;
  const redirectUri = `${deps.publicUrl()}/auth/callback`;
  const started = await deps.auth
    .start(provider, { redirectUri, language, again })
    .catch((error: unknown) => {
      throw problemFor(error);
    });
  const brought = request.browserToken ?? '';
  const browserToken = /^[\w-]{43}$/.test(brought) ? brought : newToken();
  const { url, ...remembered } = started;
  const attempt = { ...remembered, provider, returnTo: safeReturnTo(request.returnTo) };
  await deps.database.withAuth((work) => rememberAttempt(work, attempt, browserToken));
  return { url, browserToken };
}

/** The member of staff behind a verified identity and where they work today; health personnel get their HPR number filled in
 *  when it is missing. Throws Problem 403 `sign-in.unknown-person` or `sign-in.no-employment`. */
export async function staffBehind(
  work: Work,
  identityKey: string,
  identity: VerifiedIdentity,
): Promise<{ staffId: string; employments: Employment[] }> {
  const staff = await findStaff(work.tx, identityHash(identityKey, identity.identityNumber));
  if (!staff) throw new Problem(403, 'sign-in.unknown-person');
  const employments = await listEmployments(work.tx, staff.id, work.today);
  if (employments.length === 0) throw new Problem(403, 'sign-in.no-employment');
  if (staff.hprNumber === null && identity.hprNumber !== null)
    await fillHprNumber(work.tx, staff.id, identity.hprNumber);
  return { staffId: staff.id, employments };
}

/** Finishes a sign-in: the answer is checked, the person found, the browser's old session ended and a new one begun. With one
 *  place of work that one is chosen. Throws Problem `sign-in.…`. */
export async function finishSignIn(
  deps: SignInDeps,
  request: { callbackUrl: URL; browserToken: string | undefined; oldToken: string | undefined },
): Promise<{ token: string; returnTo: string }> {
  const { database, auth, identityKey, limits, logEvent } = deps;
  const state = request.callbackUrl.searchParams.get('state');
  const attempt =
    state !== null && request.browserToken !== undefined
      ? await database.withAuth((work) => takeAttempt(work, state, request.browserToken ?? ''))
      : null;
  if (!attempt) throw new Problem(400, 'sign-in.stale');
  const { provider, returnTo } = attempt;
  try {
    const identity = await auth.finish(provider, request.callbackUrl, attempt).catch((error: unknown) => {
      throw problemFor(error);
    });
    return await database.withAuth(async (work) => {
      const { staffId, employments } = await staffBehind(work, identityKey, identity);
      const token = await beginSession(work, limits, {
        staffId,
        employmentId: employments.length === 1 ? (employments[0]?.id ?? null) : null,
        level: identity.level,
        provider,
        idToken: identity.idToken,
        oldToken: request.oldToken,
      });
      logEvent?.({ event: 'signed-in', provider, staffId });
      return { token, returnTo };
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    logEvent?.({ event: 'sign-in-refused', provider, code: error.code });
    // The page that says so leads back to where the person was going.
    throw new Problem(error.status, error.code, { facts: { returnTo } });
  }
}

/** Who is signed in. Throws Problem 401 `not-signed-in`, and 403 `sign-in.no-employment` when the last employment has ended. */
export async function readSession(
  deps: Pick<SignInDeps, 'identityKey' | 'limits' | 'isPractice'>,
  work: Work,
  entry: SessionEntry | null,
  language: Language,
): Promise<SessionView> {
  if (!entry) throw new Problem(401, 'not-signed-in');
  const staff = await readStaff(work.tx, entry.staffId);
  const employments = await listEmployments(work.tx, entry.staffId, work.today);
  if (employments.length === 0) throw new Problem(403, 'sign-in.no-employment');
  const shared = {
    staff,
    employments,
    language,
    practice: deps.isPractice,
    idleTimeoutSeconds: deps.limits.idleSeconds,
    now: work.now.toISOString(),
    draftKey: draftKeyOf(deps.identityKey, entry.staffId),
  };
  const employment = employments.find(({ id }) => id === entry.actor?.employmentId);
  if (!employment) return { state: 'choose-unit', ...shared };
  return { state: 'signed-in', ...shared, employment, may: mayDo(employment.role, employment.unitKind) };
}

/** Checks that the employment is the session's own and valid today, and says which session it is. Throws Problem 401, 404. */
export async function ownEmployment(
  work: Work,
  entry: SessionEntry | null,
  employmentId: string,
): Promise<{ sessionId: string }> {
  if (!entry) throw new Problem(401, 'not-signed-in');
  const employments = await listEmployments(work.tx, entry.staffId, work.today);
  if (!employments.some(({ id }) => id === employmentId)) throw notFound();
  return { sessionId: entry.sessionId };
}

/** Lets the session act for the chosen place of work from the next request. */
export async function chooseUnit(
  deps: Pick<SignInDeps, 'database'>,
  sessionId: string,
  employmentId: string,
): Promise<void> {
  await deps.database.withAuth((work) => setSessionEmployment(work.tx, sessionId, employmentId));
}

/** Ends the session; says where to send the browser next. Without a session there is nothing to end, and that is fine. */
export async function signOut(deps: SignInDeps, token: string | undefined): Promise<{ redirectTo: string }> {
  const ended = token ? await deps.database.withAuth((work) => endSession(work.tx, token)) : null;
  if (ended) deps.logEvent?.({ event: 'signed-out', staffId: ended.staffId });
  const done = '/auth/signed-out';
  if (!ended?.provider || !ended.idToken) return { redirectTo: done };
  const url = await deps.auth.endSessionUrl(ended.provider, ended.idToken, `${deps.publicUrl()}${done}`);
  return { redirectTo: url ?? done };
}
