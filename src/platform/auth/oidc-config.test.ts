// Login providers from the environment, and the settings that are refused.
import { describe, expect, it } from 'vitest';
import { identityHash, identityKeyFrom, practiceIdentityKey } from './identity-hash.ts';
import { helseId, idPorten, isLevelEnough, readOidcConfigs } from './oidc-config.ts';

const key = JSON.stringify({ kty: 'EC', crv: 'P-256', x: 'a', y: 'b', d: 'c', kid: 'k' });
const helse = { OIDC_PRESET: 'helseid', OIDC_CLIENT_ID: 'client-1', OIDC_PRIVATE_KEY_JWK: key };

describe('login providers from the environment', () => {
  it('are none when nothing is set', () => expect(readOidcConfigs({})).toEqual([]));

  it('come from presets, with what differs', () => {
    const configs = readOidcConfigs({
      ...helse,
      OIDC_ISSUER: 'https://helseid-sts.test.nhn.no',
      OIDC_PRESET_2: 'idporten',
      OIDC_CLIENT_ID_2: 'client-2',
      OIDC_PRIVATE_KEY_JWK_2: key,
      OIDC_SINGLE_SIGN_ON_2: 'true',
    });
    expect(configs).toMatchObject([
      { ...helseId, issuer: 'https://helseid-sts.test.nhn.no', clientId: 'client-1' },
      { ...idPorten, clientId: 'client-2', allowsSingleSignOn: true },
    ]);
  });

  it('can be another provider altogether', () => {
    const [config] = readOidcConfigs({
      OIDC_ISSUER: 'https://login.example',
      OIDC_CLIENT_ID: 'c',
      OIDC_PRIVATE_KEY_JWK: key,
      OIDC_REQUIRED_LEVEL: 'high',
      OIDC_LEVELS: 'low, high',
      OIDC_CLAIM_PID: 'nin',
      OIDC_CLAIM_HPR: 'hpr',
    });
    expect(config).toMatchObject({
      id: 'oidc',
      levels: ['low', 'high'],
      claims: { identityNumber: 'nin', level: 'acr', hprNumber: 'hpr' },
    });
  });

  it.each([
    [{ OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'c' }, 'OIDC_REQUIRED_LEVEL'],
    [{ ...helse, OIDC_CLIENT_ID: '', OIDC_ISSUER: 'https://x.example' }, 'OIDC_CLIENT_ID'],
    [{ OIDC_PRESET: 'helseid' }, 'OIDC_CLIENT_ID'],
    [{ ...helse, OIDC_PRESET_2: 'idporten' }, 'OIDC_CLIENT_ID_2'],
    [{ ...helse, OIDC_PRESET: 'other' }, 'OIDC_PRESET'],
    [{ ...helse, OIDC_PRIVATE_KEY_JWK: '' }, 'OIDC_PRIVATE_KEY_JWK_FILE'],
    [{ ...helse, OIDC_PRIVATE_KEY_JWK: '{"kty":"EC"}' }, 'private key'],
    [{ ...helse, OIDC_PRIVATE_KEY_JWK_FILE: '/nowhere/key.json' }, 'cannot be read'],
    [{ ...helse, OIDC_REQUIRED_LEVEL: '5' }, 'one of 2, 3, 4'],
    [{ ...helse, OIDC_ISSUER: 'http://login.example' }, 'https'],
    [{ ...helse, OIDC_ISSUER: 'http://login.example', OIDC_ALLOW_INSECURE: 'true' }, 'https'],
    [{ ...helse, OIDC_ISSUER: 'ftp://login.example' }, 'https'],
    [{ ...helse, OIDC_ISSUER: 'nonsense' }, 'not an address'],
    [{ ...helse, OIDC_DPOP: 'yes' }, 'true or false'],
    [
      { ...helse, OIDC_PRESET_2: 'helseid', OIDC_CLIENT_ID_2: 'c', OIDC_PRIVATE_KEY_JWK_2: key },
      'OIDC_PRESET_2',
    ],
  ])('refuses %j, naming %s', (environment, remedy) => {
    expect(() => readOidcConfigs(environment)).toThrow(remedy);
  });

  it('never quotes the key', () => {
    expect(() => readOidcConfigs({ ...helse, OIDC_PRIVATE_KEY_JWK: 'sekret{' })).toThrow(
      /^OIDC_PRIVATE_KEY_JWK is not JSON\.$/,
    );
  });

  it('may be plain http on this machine, when that is said', () => {
    const environment = { ...helse, OIDC_ISSUER: 'http://127.0.0.1:9000' };
    expect(() => readOidcConfigs(environment)).toThrow('OIDC_ALLOW_INSECURE');
    expect(readOidcConfigs({ ...environment, OIDC_ALLOW_INSECURE: 'true' })).toHaveLength(1);
  });
});

describe('levels of assurance', () => {
  it('are enough from the required one and up, and never when unknown', () => {
    expect(isLevelEnough('4', '4', helseId.levels)).toBe(true);
    expect(isLevelEnough('4', '3', helseId.levels)).toBe(true);
    expect(isLevelEnough('3', '4', helseId.levels)).toBe(false);
    expect(isLevelEnough('idporten-loa-substantial', 'idporten-loa-high', idPorten.levels)).toBe(false);
    expect(isLevelEnough('toString', '4', helseId.levels)).toBe(false);
    expect(isLevelEnough('9', '9', helseId.levels)).toBe(false);
  });
});

describe('the hash of an identity number', () => {
  it('depends on number and key, and not on spaces', () => {
    const hash = identityHash('k', '15839012345');
    expect(hash).toHaveLength(32);
    expect(identityHash('k', '158390 12345')).toEqual(hash);
    expect(identityHash('other', '15839012345')).not.toEqual(hash);
    expect(identityHash('k', '15839012346')).not.toEqual(hash);
  });

  it('has a public key in practice only', () => {
    expect(identityKeyFrom({}, { isPractice: true })).toBe(practiceIdentityKey);
    expect(() => identityKeyFrom({}, { isPractice: false })).toThrow('IDENTITY_KEY');
    expect(() => identityKeyFrom({ IDENTITY_KEY: 'short' }, { isPractice: true })).toThrow('IDENTITY_KEY');
    expect(identityKeyFrom({ IDENTITY_KEY: 'x'.repeat(32) }, { isPractice: false })).toBe('x'.repeat(32));
  });
});
