// What we send to providers of the HelseID and ID-porten kinds, and what we make of their answers; they are played by a function.
import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { AuthError, createAuth, type SignInRequest } from './oidc-client.ts';
import { helseId, idPorten, type OidcConfig } from './oidc-config.ts';

type Claims = Record<string, unknown>;
let ours: JWK;
let theirs: Awaited<ReturnType<typeof generateKeyPair>>;
let theirJwk: JWK;

beforeAll(async () => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  ours = { ...(await exportJWK(privateKey)), alg: 'ES256', kid: 'our-key' };
  theirs = await generateKeyPair('RS256', { extractable: true });
  theirJwk = { ...(await exportJWK(theirs.publicKey)), alg: 'RS256', use: 'sig', kid: 'their-key' };
});

interface Script {
  idToken?: Claims;
  userInfo?: Claims | number;
  tokenStatus?: number;
  metadata?: Claims;
  isDown?: boolean;
}

/** A provider after a script; `sent` is what it was sent, by path. */
function played(preset: Omit<OidcConfig, 'clientId' | 'privateKeyJwk'>, script: Script) {
  const { issuer } = preset;
  const sent: Record<string, { body: URLSearchParams; headers: Headers }> = {};
  let nonce = '';
  const json = (body: unknown, status = 200) =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  const fetch: NonNullable<OidcConfig['fetch']> = async (url, options) => {
    if (script.isDown) throw new TypeError('fetch failed');
    const path = new URL(url).pathname;
    sent[path] = {
      body: new URLSearchParams(String(options.body ?? '')),
      headers: new Headers(options.headers),
    };
    nonce = sent[path].body.get('nonce') ?? nonce;
    switch (path) {
      case '/.well-known/openid-configuration':
        return json({
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          pushed_authorization_request_endpoint: `${issuer}/par`,
          userinfo_endpoint: `${issuer}/userinfo`,
          end_session_endpoint: `${issuer}/logout`,
          id_token_signing_alg_values_supported: ['RS256'],
          authorization_response_iss_parameter_supported: true,
          ...script.metadata,
        });
      case '/par':
        return json({ request_uri: 'urn:request:1', expires_in: 60 }, 201);
      case '/jwks':
        return json({ keys: [theirJwk] });
      case '/userinfo':
        return typeof script.userInfo === 'number'
          ? json({}, script.userInfo)
          : json({ sub: 'person-1', ...script.userInfo });
      default: {
        if (script.tokenStatus) return json({ error: 'invalid_grant' }, script.tokenStatus);
        const idToken = await new SignJWT({ nonce, ...script.idToken })
          .setProtectedHeader({ alg: 'RS256', kid: 'their-key' })
          .setIssuer(issuer)
          .setAudience('client-1')
          .setSubject('person-1')
          .setIssuedAt()
          .setExpirationTime('1m')
          .sign(theirs.privateKey);
        return json({
          access_token: 'a',
          token_type: preset.usesDpop ? 'DPoP' : 'Bearer',
          expires_in: 60,
          id_token: idToken,
        });
      }
    }
  };
  const auth = createAuth([{ ...preset, clientId: 'client-1', privateKeyJwk: ours, fetch }]);
  const start = () =>
    auth.start(preset.id, { redirectUri: 'https://samlop.example/auth/callback', language: 'nn' });
  const finish = (remembered: SignInRequest, query: Record<string, string> = {}) => {
    const url = new URL('https://samlop.example/auth/callback');
    const answer = { code: 'c', state: remembered.state, iss: issuer, ...query };
    url.search = new URLSearchParams(answer).toString();
    return auth.finish(preset.id, url, remembered);
  };
  return { auth, sent, start, finish };
}

const pid = '15839012345';
const [pidClaim, levelClaim, hprClaim] = [
  helseId.claims.identityNumber,
  helseId.claims.level,
  'helseid://claims/hpr/hpr_number',
];

async function faultOf(script: Script, query: Record<string, string> = {}): Promise<string> {
  const provider = played(idPorten, script);
  const error = await provider.finish(await provider.start(), query).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(AuthError);
  return (error as AuthError).code;
}

describe('a request to the provider', () => {
  it('is pushed to HelseID, signed with our key, without a level in acr_values', async () => {
    const { start, sent } = played(helseId, {});
    const { url, state, codeVerifier } = await start();
    expect(url).toBe('https://helseid-sts.nhn.no/authorize?request_uri=urn%3Arequest%3A1&client_id=client-1');
    const { body } = sent['/par']!;
    expect(Object.fromEntries(body)).toMatchObject({
      scope: helseId.scopes,
      state,
      code_challenge_method: 'S256',
      prompt: 'login',
      ui_locales: 'nn',
      redirect_uri: 'https://samlop.example/auth/callback',
    });
    expect(body.has('acr_values')).toBe(false);
    expect(body.get('code_challenge')).not.toBe(codeVerifier);
    const assertion = body.get('client_assertion')!;
    expect(decodeProtectedHeader(assertion)).toEqual({
      alg: 'ES256',
      kid: 'our-key',
      typ: 'client-authentication+jwt',
    });
    const { iss, sub, aud, exp, iat } = decodeJwt(assertion);
    expect({ iss, sub, aud }).toEqual({
      iss: 'client-1',
      sub: 'client-1',
      aud: 'https://helseid-sts.nhn.no',
    });
    expect(exp! - iat!).toBeLessThanOrEqual(60);
  });

  it('asks ID-porten for its highest level, and goes by the browser when nothing can be pushed', async () => {
    const { start, sent } = played(idPorten, {
      metadata: { pushed_authorization_request_endpoint: undefined },
    });
    const { url, state, nonce } = await start();
    expect(sent['/par']).toBeUndefined();
    expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
      response_type: 'code',
      acr_values: 'idporten-loa-high',
      code_challenge_method: 'S256',
      state,
      nonce,
    });
  });

  it('tells when the provider is away, and works again when it is back', async () => {
    const script: Script = { isDown: true };
    const { start } = played(idPorten, script);
    await expect(start()).rejects.toThrow('provider-unavailable');
    script.isDown = false;
    expect((await start()).url).toContain('request_uri');
  });
});

describe('an answer from the provider', () => {
  it('from ID-porten gives number and level, and asks for nothing more', async () => {
    const { start, finish, sent } = played(idPorten, { idToken: { pid, acr: 'idporten-loa-high' } });
    expect(await finish(await start())).toMatchObject({
      identityNumber: pid,
      hprNumber: null,
      level: 'idporten-loa-high',
    });
    expect(sent['/token']!.body.get('code_verifier')).toMatch(/^[\w-]{43}$/);
    expect(sent['/userinfo']).toBeUndefined();
    expect(sent['/token']!.headers.has('dpop')).toBe(false);
  });

  it('from HelseID brings the HPR number, also when it comes apart from the token, bound to our key', async () => {
    const { start, finish, sent } = played(helseId, {
      idToken: { [pidClaim]: pid, [levelClaim]: '4' },
      userInfo: { [hprClaim]: '9000001' },
    });
    expect(await finish(await start())).toMatchObject({
      identityNumber: pid,
      hprNumber: '9000001',
      level: '4',
    });
    expect(decodeProtectedHeader(sent['/token']!.headers.get('dpop')!).typ).toBe('dpop+jwt');
    expect(sent['/userinfo']!.headers.get('authorization')).toMatch(/^DPoP /);
  });

  it('does without an HPR number that is missing or no number', async () => {
    for (const userInfo of [500, {}, { [hprClaim]: 'none' }]) {
      const { start, finish } = played(helseId, {
        idToken: { [pidClaim]: pid, [levelClaim]: '4' },
        userInfo,
      });
      expect((await finish(await start())).hprNumber).toBeNull();
    }
  });

  it('is refused at too low a level, and without an identity number', async () => {
    expect(await faultOf({ idToken: { pid, acr: 'idporten-loa-substantial' } })).toBe('level-too-low');
    expect(await faultOf({ idToken: { pid } })).toBe('level-too-low');
    expect(await faultOf({ idToken: { acr: 'idporten-loa-high' } })).toBe('no-identity-number');
    expect(await faultOf({ idToken: { acr: 'idporten-loa-high', pid: '123' } })).toBe('no-identity-number');
  });

  it('is refused when it is not for us, not for this attempt or not from the provider', async () => {
    const good = { pid, acr: 'idporten-loa-high' };
    expect(await faultOf({ idToken: { ...good, nonce: 'other' } })).toBe('response-invalid');
    expect(await faultOf({ idToken: good }, { state: 'other' })).toBe('response-invalid');
    expect(await faultOf({ idToken: good }, { iss: 'https://evil.example' })).toBe('response-invalid');
    expect(await faultOf({ idToken: good, tokenStatus: 400 })).toBe('response-invalid');
  });

  it('tells a change of mind from a refusal and from a fault over there', async () => {
    expect(await faultOf({}, { error: 'access_denied' })).toBe('cancelled');
    expect(await faultOf({}, { error: 'server_error' })).toBe('provider-refused');
    expect(await faultOf({ tokenStatus: 503 })).toBe('provider-unavailable');
  });
});

describe('signing out at the provider', () => {
  it('goes with the token and the way back', async () => {
    const { auth } = played(idPorten, {});
    const url = await auth.endSessionUrl('idporten', 'the-token', 'https://samlop.example/auth/signed-out');
    expect(url).toContain('https://idporten.no/logout?');
    expect(Object.fromEntries(new URL(url!).searchParams)).toMatchObject({
      id_token_hint: 'the-token',
      post_logout_redirect_uri: 'https://samlop.example/auth/signed-out',
    });
  });

  it('is left out when the provider has no address for it, is away or is no longer used', async () => {
    const none = played(idPorten, { metadata: { end_session_endpoint: undefined } });
    expect(await none.auth.endSessionUrl('idporten', 't', 'https://samlop.example/')).toBeNull();
    const away = played(idPorten, { isDown: true });
    expect(await away.auth.endSessionUrl('idporten', 't', 'https://samlop.example/')).toBeNull();
    expect(await away.auth.endSessionUrl('gone', 't', 'https://samlop.example/')).toBeNull();
  });
});
