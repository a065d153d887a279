// The pages of the sign-in that the server draws itself: choice of login, refusals, and being signed out.
import type { Language, Translate } from '../../platform/http/language.ts';
import { html, plainPage, type PlainPage } from '../../platform/http/plain-page.ts';
import type { Problem } from '../../platform/http/problem.ts';

type Say = (key: string) => string;
const sayIn =
  (translate: Translate, language: Language): Say =>
  (key) =>
    translate(language, key) ?? '';

function loginLink(parameters: Record<string, string | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value) query.set(name, value);
  return query.size === 0 ? '/auth/login' : `/auth/login?${query.toString()}`;
}

/** One link per login provider; Where the person was going, and whether to begin afresh, goes along. */
export function chooseProviderPage(
  translate: Translate,
  language: Language,
  providers: readonly { id: string; name: string }[],
  onward: { returnTo: string; again: string | undefined },
): PlainPage {
  const say = sayIn(translate, language);
  return plainPage({
    language,
    title: say('sign-in.choose.title'),
    body: html`<p>${say('sign-in.choose.intro')}</p>
      <ul>
        ${providers.map(
          ({ id, name }) =>
            html`<li>
              <a class="choice" href="${loginLink({ provider: id, ...onward })}"
                ><strong>${name}</strong> <span>${say(`sign-in.provider.${id}`)}</span></a
              >
            </li>`,
        )}
      </ul>`,
  });
}

// After these a person may want to be somebody else, or choose another way in: the provider is asked to begin afresh.
const startsAfresh = new Set([
  'sign-in.unknown-person',
  'sign-in.no-employment',
  'sign-in.level-too-low',
  'sign-in.no-identity-number',
]);

/** Why nobody was signed in and what to do about it. */
export function refusalPage(translate: Translate, language: Language, problem: Problem): PlainPage {
  const say = sayIn(translate, language);
  const isAfresh = startsAfresh.has(problem.code);
  const { returnTo } = problem.facts;
  const again = loginLink({
    again: isAfresh ? 'true' : undefined,
    returnTo: returnTo === undefined || returnTo === '/' ? undefined : String(returnTo),
  });
  return plainPage({
    language,
    title: say(`problem.${problem.code}`),
    body: html`<p>${say(`problem.${problem.code}.detail`)}</p>
      <div class="actions">
        <a class="action first" href="${again}">${say(isAfresh ? 'sign-in.as-another' : 'sign-in.again')}</a>
        <a class="action" href="/">${say('sign-in.home')}</a>
      </div>`,
  });
}

/** The end of a visit. */
export function signedOutPage(translate: Translate, language: Language): PlainPage {
  const say = sayIn(translate, language);
  return plainPage({
    language,
    title: say('sign-in.signed-out.title'),
    body: html`<p>${say('sign-in.signed-out.text')}</p>
      <div class="actions"><a class="action first" href="/auth/login">${say('sign-in.log-in')}</a></div>`,
  });
}
