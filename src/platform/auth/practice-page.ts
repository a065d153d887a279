// The pages of the practice login: one button per person, grouped by unit.
import type { Language } from '../http/language.ts';
import { html, plainPage, type PlainPage } from '../http/plain-page.ts';
import type { PracticePerson } from './practice-person.ts';
import { practiceTexts } from './practice-texts.ts';

/** Everyone there is to choose among. Posts `person=<slug>`, empty when cancelled, to its own address. */
export function choosePersonPage(language: Language, people: readonly PracticePerson[]): PlainPage {
  const texts = practiceTexts[language];
  const units = [...Map.groupBy(people, ({ unitName }) => unitName)];
  const body = html`<p>${texts.intro}</p>
    <p class="note">${texts.note}</p>
    <form method="post">
      ${units.map(
        ([unitName, members], index) =>
          html`<section aria-labelledby="unit-${index}">
            <h2 id="unit-${index}">${unitName}</h2>
            <ul>
              ${members.map(
                ({ slug, name, roleText }) =>
                  html`<li>
                    <button class="choice" name="person" value="${slug}">
                      <strong>${name}</strong> <span>${roleText}</span>
                    </button>
                  </li>`,
              )}
            </ul>
          </section>`,
      )}
      <div class="actions"><button class="action" name="person" value="">${texts.cancel}</button></div>
    </form>`;
  return plainPage({ language, title: texts.title, body, isWide: true });
}

/** The sign-in at the practice login is over or was never begun. */
export function expiredPage(language: Language): PlainPage {
  const texts = practiceTexts[language];
  return plainPage({
    language,
    title: texts.expiredTitle,
    body: html`<p>${texts.expired}</p>
      <div class="actions"><a class="action first" href="/auth/login">${texts.startAgain}</a></div>`,
  });
}

/** Asks before signing out when the request did not come with a token of ours. `action` and `secret` are the provider's. */
export function confirmSignOutPage(language: Language, action: string, secret: string): PlainPage {
  const texts = practiceTexts[language];
  return plainPage({
    language,
    title: texts.signOutTitle,
    body: html`<p>${texts.signOut}</p>
      <form method="post" action="${action}">
        <input type="hidden" name="xsrf" value="${secret}" />
        <div class="actions">
          <button class="action first" name="logout" value="yes">${texts.signOutAction}</button>
        </div>
      </form>`,
  });
}
