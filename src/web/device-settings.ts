// Small choices that belong to this device: language and theme. They say nothing about any person.
import { isLanguage, type Language } from './languages.ts';

export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const languageName = 'samlop.language';
const themeName = 'samlop.theme';

// Storage can be closed altogether by the browser's settings; the choice then lasts as long as the page.
function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // The choice is already in effect on this page.
  }
}

/** The language chosen on this device, or null when nobody has chosen. */
export function storedLanguage(): Language | null {
  const stored = read(languageName);
  return isLanguage(stored) ? stored : null;
}

export const storeLanguage = (language: Language): void => write(languageName, language);

/** The theme chosen on this device; `system` when nobody has chosen. */
export function storedTheme(): ThemeChoice {
  const stored = read(themeName);
  return themeChoices.find((choice) => choice === stored) ?? 'system';
}

export const storeTheme = (choice: ThemeChoice): void => write(themeName, choice);
