// How the practice provider is set up: one client (this server), the practice persons as accounts, and its own pages.
import type { JWK } from 'jose';
import { randomBytes } from 'node:crypto';
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { languageOf } from '../http/language.ts';
import type { PlainPage } from '../http/plain-page.ts';
import { idPorten } from './oidc-config.ts';
import { createPracticeMemory } from './practice-memory.ts';
import { confirmSignOutPage, expiredPage } from './practice-page.ts';
import type { PracticePerson } from './practice-person.ts';

export interface PracticeLoginOptions {
  /** Where browsers find this server, without a slash at the end. Asked when the first one comes, so that a server which
   *  chooses its own port knows it. */
  publicUrl: () => string;
  people: readonly PracticePerson[];
  /** The level of assurance it vouches for. */
  level?: string;
  environment: Record<string, string | undefined>;
}

export const basePath = '/practice-login';
export const clientId = 'samlop-practice';
export const hprClaim = 'helseid://claims/hpr/hpr_number';
const hours12 = 12 * 3600;

/** The provider's configuration at its public address; asked for once that is known. */
export function configurationOf(
  options: PracticeLoginOptions,
  keys: { provider: JWK; client: JWK },
): Configuration {
  const publicUrl = options.publicUrl();
  const { d: _, ...publicKey } = keys.client;
  const show = (ctx: KoaContextWithOIDC, { markup, headers }: PlainPage) => {
    ctx.set(headers);
    ctx.body = markup;
  };
  const language = (ctx: KoaContextWithOIDC) => languageOf(ctx.get('accept-language'));
  return {
    adapter: createPracticeMemory(),
    jwks: { keys: [keys.provider as never] },
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'ES256',
        id_token_signed_response_alg: 'ES256',
        jwks: { keys: [publicKey as never] },
        redirect_uris: [`${publicUrl}/auth/callback`],
        post_logout_redirect_uris: [`${publicUrl}/auth/signed-out`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    acrValues: [...idPorten.levels],
    claims: { openid: ['sub', 'pid', hprClaim], acr: null, amr: null, auth_time: null, sid: null, iss: null },
    conformIdTokenClaims: false,
    scopes: ['openid'],
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
      rpInitiatedLogout: {
        enabled: true,
        async logoutSource(ctx) {
          const { session, params, entities } = ctx.oidc;
          const hint = entities.IdTokenHint as { payload: { sub?: unknown } } | undefined;
          const returnUrl = params?.post_logout_redirect_uri;
          if (session && hint?.payload.sub === session.accountId && typeof returnUrl === 'string') {
            // The token proves that the request is ours, and the address was checked against the client's own.
            await session.destroy();
            ctx.status = 303;
            ctx.redirect(returnUrl);
            return;
          }
          const secret = String((session?.state as { secret?: unknown } | undefined)?.secret ?? '');
          show(ctx, confirmSignOutPage(language(ctx), ctx.oidc.urlFor('end_session_confirm'), secret));
        },
        async postLogoutSuccessSource(ctx) {
          ctx.redirect(`${publicUrl}/auth/signed-out`);
        },
      },
    },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    interactions: { url: (_ctx, interaction) => `${basePath}/interaction/${interaction.uid}` },
    async findAccount(_ctx, slug) {
      const person = options.people.find((one) => one.slug === slug);
      if (!person) return undefined;
      const { pid, hprNumber } = person;
      return {
        accountId: slug,
        claims: async () => ({ sub: slug, pid, ...(hprNumber === null ? {} : { [hprClaim]: hprNumber }) }),
      };
    },
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId,
        accountId: ctx.oidc.session?.accountId,
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    ttl: {
      AccessToken: 300,
      AuthorizationCode: 60,
      IdToken: 300,
      Interaction: 1800,
      Session: hours12,
      Grant: hours12,
    },
    async renderError(ctx) {
      // A token from before a restart cannot be checked any more; the person still wants to be signed out.
      if (ctx.path === '/session/end') {
        ctx.status = 303;
        ctx.redirect(`${publicUrl}/auth/signed-out`);
        return;
      }
      show(ctx, expiredPage(language(ctx)));
    },
  };
}
