// Login providers as configuration: what each one is called, demands and answers. Presets for HelseID and ID-porten.
import { readFileSync } from 'node:fs';
import type { JWK } from 'jose';
import type { CustomFetch } from 'openid-client';

/** Names of the claims that hold what we need. `hprNumber` is null where the provider has none. */
export interface OidcClaims {
  identityNumber: string;
  level: string;
  hprNumber: string | null;
}

export interface OidcConfig {
  /** Short and stable: part of the address of the sign-in, kept with the session. */
  id: string;
  name: string;
  issuer: string;
  clientId: string;
  /** Signs as this client (private_key_jwt); `kid` and `alg` as registered at the provider. */
  privateKeyJwk: JWK;
  scopes: string;
  /** The lowest level of assurance that is let in; one of `levels`. */
  requiredLevel: string;
  /** The provider's levels, weakest first. */
  levels: readonly string[];
  /** Whether the provider takes the level in `acr_values` (HelseID uses that parameter for something else). */
  sendsAcrValues: boolean;
  claims: OidcClaims;
  /** Binds the tokens to a key of ours (DPoP), as HelseID's security profile asks. */
  usesDpop: boolean;
  /** The `typ` of the client assertion, where the provider wants one. */
  assertionType: string | null;
  /** False asks for a fresh login each time, so that the next person at a shared computer is not let in as the last one. */
  allowsSingleSignOn: boolean;
  /** Lets the issuer be http, on this machine only. */
  allowInsecure: boolean;
  /** Another way to the provider than the network; the embedded practice provider is reached in the same process. */
  fetch?: CustomFetch;
}

type Preset = Omit<OidcConfig, 'clientId' | 'privateKeyJwk' | 'fetch'>;

/** HelseID, for health personnel. Source: utviklerportal.nhn.no (scopes, PAR endpoint, client assertion), read 2026-11-22. */
export const helseId: Preset = {
  id: 'helseid',
  name: 'HelseID',
  issuer: 'https://helseid-sts.nhn.no',
  scopes:
    'openid profile helseid://scopes/identity/pid helseid://scopes/identity/security_level helseid://scopes/hpr/hpr_number',
  requiredLevel: '4',
  levels: ['2', '3', '4'],
  sendsAcrValues: false,
  claims: {
    identityNumber: 'helseid://claims/identity/pid',
    level: 'helseid://claims/identity/security_level',
    hprNumber: 'helseid://claims/hpr/hpr_number',
  },
  usesDpop: true,
  assertionType: 'client-authentication+jwt',
  allowsSingleSignOn: false,
  allowInsecure: false,
};

/** ID-porten, for staff without HPR number. Source: docs.digdir.no (authorize, PAR, id_token), read 2026-11-22. */
export const idPorten: Preset = {
  id: 'idporten',
  name: 'ID-porten',
  issuer: 'https://idporten.no',
  scopes: 'openid profile',
  requiredLevel: 'idporten-loa-high',
  levels: ['idporten-loa-low', 'idporten-loa-substantial', 'idporten-loa-high'],
  sendsAcrValues: true,
  claims: { identityNumber: 'pid', level: 'acr', hprNumber: null },
  usesDpop: false,
  assertionType: null,
  allowsSingleSignOn: false,
  allowInsecure: false,
};

const presets: Record<string, Preset> = { helseid: helseId, idporten: idPorten };

/** A setting that is missing or wrong; the message names the variable and the remedy. */
export class OidcConfigError extends Error {}

/** True for the names of this machine itself. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Throws OidcConfigError unless the configuration can be used: https (or this machine), a private key, a known level. */
export function assertUsable(config: OidcConfig, suffix = ''): void {
  const url = URL.parse(config.issuer);
  if (!url) throw new OidcConfigError(`OIDC_ISSUER${suffix} is not an address.`);
  const isPlain = url.protocol === 'http:';
  if (url.protocol !== 'https:' && !isPlain)
    throw new OidcConfigError(`OIDC_ISSUER${suffix} must begin with https://.`);
  if (isPlain && !config.fetch && !(config.allowInsecure && isLoopback(url.hostname)))
    throw new OidcConfigError(
      `OIDC_ISSUER${suffix} must begin with https://. Plain http is for a provider on this machine, with OIDC_ALLOW_INSECURE${suffix}=true.`,
    );
  if (!config.privateKeyJwk.kty || !config.privateKeyJwk.d)
    throw new OidcConfigError(
      `OIDC_PRIVATE_KEY_JWK${suffix} must be a private key (a JSON Web Key with "kty" and "d").`,
    );
  if (!config.levels.includes(config.requiredLevel))
    throw new OidcConfigError(
      `OIDC_REQUIRED_LEVEL${suffix} must be one of ${config.levels.join(', ')} for this provider.`,
    );
}

/** True when `level` is at least `required` on the scale `levels` (weakest first); an unknown level never is. */
export function isLevelEnough(level: string, required: string, levels: readonly string[]): boolean {
  const [have, want] = [levels.indexOf(level), levels.indexOf(required)];
  return have >= 0 && want >= 0 && have >= want;
}

function readKey(environment: Record<string, string | undefined>, suffix: string): JWK {
  const file = environment[`OIDC_PRIVATE_KEY_JWK_FILE${suffix}`];
  const name = `OIDC_PRIVATE_KEY_JWK${suffix}`;
  let text = environment[name];
  if (file) {
    try {
      text = readFileSync(file, 'utf8');
    } catch {
      throw new OidcConfigError(`OIDC_PRIVATE_KEY_JWK_FILE${suffix} names a file that cannot be read.`);
    }
  }
  if (!text) throw new OidcConfigError(`${name} or OIDC_PRIVATE_KEY_JWK_FILE${suffix} is missing.`);
  try {
    return JSON.parse(text) as JWK;
  } catch {
    // The parser's own message quotes the text, which is a secret.
    throw new OidcConfigError(`${name} is not JSON.`);
  }
}

function readOne(environment: Record<string, string | undefined>, suffix: string): OidcConfig {
  const get = (name: string) => environment[`${name}${suffix}`] || undefined;
  const presetName = get('OIDC_PRESET');
  const preset = presetName === undefined ? undefined : presets[presetName];
  if (presetName !== undefined && !preset)
    throw new OidcConfigError(`OIDC_PRESET${suffix} must be helseid or idporten, or left out.`);
  const need = (name: string, fallback?: string) => {
    const value = get(name) ?? fallback;
    if (value === undefined) throw new OidcConfigError(`${name}${suffix} is missing.`);
    return value;
  };
  const base = preset ?? { ...idPorten, id: `oidc${suffix.replace('_', '')}`, name: 'OpenID Connect' };
  const requiredLevel = need('OIDC_REQUIRED_LEVEL', preset?.requiredLevel);
  const flag = (name: string, fallback: boolean) => {
    const value = get(name);
    if (value !== undefined && value !== 'true' && value !== 'false')
      throw new OidcConfigError(`${name}${suffix} must be true or false.`);
    return value === undefined ? fallback : value === 'true';
  };
  return {
    ...base,
    name: need('OIDC_NAME', base.name),
    issuer: need('OIDC_ISSUER', preset?.issuer),
    clientId: need('OIDC_CLIENT_ID'),
    privateKeyJwk: readKey(environment, suffix),
    scopes: need('OIDC_SCOPES', base.scopes),
    requiredLevel,
    levels: preset?.levels ?? get('OIDC_LEVELS')?.split(/[\s,]+/) ?? [requiredLevel],
    claims: {
      identityNumber: need('OIDC_CLAIM_PID', base.claims.identityNumber),
      level: need('OIDC_CLAIM_LEVEL', base.claims.level),
      hprNumber: get('OIDC_CLAIM_HPR') ?? base.claims.hprNumber,
    },
    usesDpop: flag('OIDC_DPOP', base.usesDpop),
    allowsSingleSignOn: flag('OIDC_SINGLE_SIGN_ON', base.allowsSingleSignOn),
    allowInsecure: flag('OIDC_ALLOW_INSECURE', false),
  };
}

// One of these says that a provider is meant; a forgotten companion is then told of, instead of ending in the practice login.
const beginnings = [
  'OIDC_PRESET',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_PRIVATE_KEY_JWK',
  'OIDC_PRIVATE_KEY_JWK_FILE',
];

/** The login providers named in the environment, in order: OIDC_… is the first, OIDC_…_2 the second, up to _9. None gives an
 *  empty list. Throws OidcConfigError naming the variable that is missing or wrong. */
export function readOidcConfigs(environment: Record<string, string | undefined>): OidcConfig[] {
  const configs: OidcConfig[] = [];
  for (const suffix of ['', ...Array.from({ length: 8 }, (_, index) => `_${index + 2}`)]) {
    if (!beginnings.some((name) => environment[`${name}${suffix}`])) continue;
    const config = readOne(environment, suffix);
    assertUsable(config, suffix);
    if (configs.some(({ id }) => id === config.id))
      throw new OidcConfigError(`OIDC_PRESET${suffix} is the same as an earlier one.`);
    configs.push(config);
  }
  return configs;
}
