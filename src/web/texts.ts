// Sets up the texts: one chunk per language, fetched when it is needed, flat keys, nn on top of nb as a safety net.
import type { Provider } from '@navikt/ds-react';
import i18next from 'i18next';
import type { ComponentProps } from 'react';
import { initReactI18next } from 'react-i18next';
import { setApiLanguage } from './api.ts';
import type { Language } from './languages.ts';

type AkselTexts = NonNullable<ComponentProps<typeof Provider>['locale']>;

/** All texts of one language: the product's own by key, and Aksel's for its components. */
export interface TextBundle {
  readonly texts: Readonly<Record<string, string>>;
  readonly aksel: AkselTexts;
}

export type TextLoaders = Readonly<Record<Language, () => Promise<TextBundle>>>;

const akselTexts = new Map<string, AkselTexts>();
let loaders: TextLoaders | null = null;

async function load(language: Language): Promise<void> {
  if (!loaders || akselTexts.has(language)) return;
  const bundle = await loaders[language]();
  akselTexts.set(language, bundle.aksel);
  i18next.addResourceBundle(language, 'translation', bundle.texts);
}

/** Fetches a language's texts and shows the page in it. Rejects when the texts cannot be fetched; the old language stays. */
export async function changeLanguage(language: Language): Promise<void> {
  await load(language);
  setApiLanguage(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  // Bokmål stands under nynorsk for the day a text is missing; nobody waits for it.
  if (language === 'nn') await load('nb').catch(() => undefined);
}

/** Aksel's own texts in the language on show. */
export function akselTextsFor(language: string): AkselTexts | undefined {
  return akselTexts.get(language);
}

/** Makes the texts ready in the first language. Call once, before anything is drawn. */
export async function startTexts(bundles: TextLoaders, first: Language): Promise<void> {
  loaders = bundles;
  await i18next.use(initReactI18next).init({
    lng: first,
    fallbackLng: { nn: ['nb'], default: [] },
    keySeparator: false,
    nsSeparator: false,
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await changeLanguage(first);
}
