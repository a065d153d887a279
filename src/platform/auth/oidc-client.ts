// Our side of OpenID Connect: sends the browser to a login provider, checks what comes back, and ends the session there.
import { importJWK, type CryptoKey } from 'jose';
import * as oidc from 'openid-client';
import type { Language } from '../http/language.ts';
import { assertUsable, isLevelEnough, type OidcConfig } from './oidc-config.ts';

/** What a provider has vouched for. */
export interface VerifiedIdentity {
  /** Eleven digits. Kept nowhere. */
  identityNumber: string;
  hprNumber: string | null;
  level: string;
  idToken: string;
}

/** Where to send the browser, and what must be remembered until it comes back. */
export interface SignInRequest {
  url: string;
  state: string;
  nonce: string;
  codeVerifier: string;
}

export type AuthFault =
  | 'cancelled'
  | 'provider-unavailable'
  | 'provider-refused'
  | 'response-invalid'
  | 'level-too-low'
  | 'no-identity-number';

/** A sign-in that came to nothing. `code` says why; nothing of the answer itself is in the message. */
export class AuthError extends Error {
  readonly code: AuthFault;
  constructor(code: AuthFault, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

export interface Auth {
  readonly providers: readonly { id: string; name: string }[];
  /** Begins a sign-in. `again` asks for a fresh login even where single sign-on is allowed. Throws AuthError. */
  start(
    providerId: string,
    options: { redirectUri: string; language: Language; again?: boolean },
  ): Promise<SignInRequest>;
  /** Checks the answer (`callbackUrl` with its query) against what was remembered. Throws AuthError. */
  finish(
    providerId: string,
    callbackUrl: URL,
    expected: Omit<SignInRequest, 'url'>,
  ): Promise<VerifiedIdentity>;
  /** Where to send the browser to be signed out at the provider too, or null when the provider has no such address or
   *  cannot be reached. */
  endSessionUrl(providerId: string, idToken: string, returnUrl: string): Promise<string | null>;
}

const curveAlgorithms: Record<string, string> = {
  'P-256': 'ES256',
  'P-384': 'ES384',
  'P-521': 'ES512',
  Ed25519: 'EdDSA',
};

async function discover(config: OidcConfig): Promise<oidc.Configuration> {
  const jwk = config.privateKeyJwk;
  const key = (await importJWK(jwk, jwk.alg ?? curveAlgorithms[jwk.crv ?? ''] ?? 'RS256')) as CryptoKey;
  const authentication = oidc.PrivateKeyJwt(
    { key, ...(jwk.kid === undefined ? {} : { kid: jwk.kid }) },
    {
      [oidc.modifyAssertion](header) {
        if (config.assertionType) header.typ = config.assertionType;
      },
    },
  );
  const isPlain = config.issuer.startsWith('http:');
  return oidc.discovery(new URL(config.issuer), config.clientId, undefined, authentication, {
    timeout: 10,
    ...(config.fetch ? { [oidc.customFetch]: config.fetch } : {}),
    ...(isPlain ? { execute: [oidc.allowInsecureRequests] } : {}),
  });
}

const networkCodes = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM']);

function faultOf(error: unknown): AuthError {
  if (error instanceof AuthError) return error;
  if (error instanceof oidc.AuthorizationResponseError)
    return new AuthError(error.error === 'access_denied' ? 'cancelled' : 'provider-refused', error);
  if (error instanceof oidc.ResponseBodyError)
    return new AuthError(error.status >= 500 ? 'provider-unavailable' : 'response-invalid', error);
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && code.startsWith('OAUTH_') && !networkCodes.has(code))
    return new AuthError('response-invalid', error);
  return new AuthError('provider-unavailable', error);
}

function textOf(claims: Record<string, unknown>, name: string | null): string | null {
  const value = name === null ? undefined : claims[name];
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;
}

async function claimsOf(
  config: OidcConfig,
  configuration: oidc.Configuration,
  tokens: Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>,
  options: oidc.DPoPOptions,
): Promise<Record<string, unknown>> {
  const own: Record<string, unknown> = { ...tokens.claims() };
  const { identityNumber, level, hprNumber } = config.claims;
  const isComplete = [identityNumber, level, hprNumber].every((name) => name === null || name in own);
  if (isComplete || !configuration.serverMetadata().userinfo_endpoint) return own;
  try {
    const more = await oidc.fetchUserInfo(configuration, tokens.access_token, String(own.sub), options);
    return { ...more, ...own };
  } catch {
    // The token alone may do: only the HPR number may be missing from it.
    return own;
  }
}

/** The login providers, ready to use. Each is looked up at its first sign-in, so that the server starts without them.
 *  Throws OidcConfigError for a configuration that cannot be used. */
export function createAuth(configs: readonly OidcConfig[]): Auth {
  for (const config of configs) if (!config.fetch) assertUsable(config);
  const known = new Map<string, Promise<oidc.Configuration>>();

  function configOf(providerId: string): OidcConfig {
    const config = configs.find(({ id }) => id === providerId);
    if (!config) throw new AuthError('provider-unavailable');
    return config;
  }

  async function connect(config: OidcConfig): Promise<oidc.Configuration> {
    const found = known.get(config.id) ?? discover(config);
    known.set(config.id, found);
    try {
      return await found;
    } catch (error) {
      known.delete(config.id);
      throw new AuthError('provider-unavailable', error);
    }
  }

  return {
    providers: configs.map(({ id, name }) => ({ id, name })),

    async start(providerId, { redirectUri, language, again = false }) {
      const config = configOf(providerId);
      const configuration = await connect(config);
      const state = oidc.randomState();
      const nonce = oidc.randomNonce();
      const codeVerifier = oidc.randomPKCECodeVerifier();
      const parameters = {
        redirect_uri: redirectUri,
        scope: config.scopes,
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        ui_locales: language,
        ...(config.sendsAcrValues ? { acr_values: config.requiredLevel } : {}),
        ...(again || !config.allowsSingleSignOn ? { prompt: 'login' } : {}),
      };
      try {
        const isPushed = configuration.serverMetadata().pushed_authorization_request_endpoint !== undefined;
        const url = isPushed
          ? await oidc.buildAuthorizationUrlWithPAR(configuration, parameters)
          : oidc.buildAuthorizationUrl(configuration, parameters);
        return { url: url.href, state, nonce, codeVerifier };
      } catch (error) {
        // A provider that has changed its addresses is looked up anew next time.
        known.delete(config.id);
        throw new AuthError('provider-unavailable', error);
      }
    },

    async finish(providerId, callbackUrl, expected) {
      const config = configOf(providerId);
      const configuration = await connect(config);
      try {
        const options: oidc.DPoPOptions = config.usesDpop
          ? { DPoP: oidc.getDPoPHandle(configuration, await oidc.randomDPoPKeyPair()) }
          : {};
        const tokens = await oidc.authorizationCodeGrant(
          configuration,
          callbackUrl,
          {
            expectedState: expected.state,
            expectedNonce: expected.nonce,
            pkceCodeVerifier: expected.codeVerifier,
            idTokenExpected: true,
          },
          {},
          options,
        );
        const claims = await claimsOf(config, configuration, tokens, options);
        const level = textOf(claims, config.claims.level);
        if (level === null || !isLevelEnough(level, config.requiredLevel, config.levels))
          throw new AuthError('level-too-low');
        const identityNumber = textOf(claims, config.claims.identityNumber);
        if (identityNumber === null || !/^\d{11}$/.test(identityNumber))
          throw new AuthError('no-identity-number');
        const hprNumber = textOf(claims, config.claims.hprNumber);
        return {
          identityNumber,
          hprNumber: hprNumber !== null && /^\d{7,9}$/.test(hprNumber) ? hprNumber : null,
          level,
          idToken: tokens.id_token ?? '',
        };
      } catch (error) {
        throw faultOf(error);
      }
    },

    async endSessionUrl(providerId, idToken, returnUrl) {
      try {
        const configuration = await connect(configOf(providerId));
        if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
        return oidc.buildEndSessionUrl(configuration, {
          id_token_hint: idToken,
          post_logout_redirect_uri: returnUrl,
        }).href;
      } catch {
        return null;
      }
    },
  };
}
