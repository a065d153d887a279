// The chosen language for the whole page, also for Aksel's own texts.
import { Provider } from '@navikt/ds-react';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { storedLanguage, storeLanguage } from './device-settings.ts';
import { isLanguage, type Language } from './languages.ts';
import { useSession } from './session.tsx';
import { akselTextsFor, changeLanguage } from './texts.ts';

interface LanguageSetting {
  language: Language;
  choose(language: Language): void;
}

const LanguageContext = createContext<LanguageSetting | null>(null);

/** The language on show and the way to choose another. */
export function useLanguageChoice(): LanguageSetting {
  const setting = use(LanguageContext);
  if (!setting) throw new Error('The language is read outside LanguageProvider.');
  return setting;
}

/** The language on show, for the functions in `format-time.ts` and the like. */
export function useLanguage(): Language {
  return useLanguageChoice().language;
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const session = useSession();
  const language = isLanguage(i18n.language) ? i18n.language : 'nb';

  // The person's own language, unless another was chosen on this device.
  const wish = session.state === 'signed-in' ? session.language : null;
  useEffect(() => {
    if (isLanguage(wish) && storedLanguage() === null) void changeLanguage(wish).catch(() => undefined);
  }, [wish]);

  const choose = useCallback((next: Language) => {
    storeLanguage(next);
    // Without network the texts may not be there yet; the page then keeps the language it has.
    void changeLanguage(next).catch(() => undefined);
  }, []);
  const setting = useMemo(() => ({ language, choose }), [language, choose]);
  const aksel = akselTextsFor(language);

  return (
    <LanguageContext value={setting}>
      {aksel ? <Provider locale={aksel}>{children}</Provider> : children}
    </LanguageContext>
  );
}
