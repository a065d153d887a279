// Light, dark or as the device: one choice for the whole page, also for what is drawn outside it (menus, dialogs).
import { Theme } from '@navikt/ds-react';
import {
  createContext,
  type ReactNode,
  use,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { storedTheme, storeTheme, type ThemeChoice } from './device-settings.ts';

interface ThemeSetting {
  choice: ThemeChoice;
  choose(choice: ThemeChoice): void;
}

const ThemeContext = createContext<ThemeSetting | null>(null);
const darkDevice = window.matchMedia('(prefers-color-scheme: dark)');

function watchDevice(listener: () => void): () => void {
  darkDevice.addEventListener('change', listener);
  return () => darkDevice.removeEventListener('change', listener);
}

/** The chosen theme and the way to choose another. */
export function useThemeChoice(): ThemeSetting {
  const setting = use(ThemeContext);
  if (!setting) throw new Error('The theme is read outside ThemeProvider.');
  return setting;
}

export function ThemeProvider({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState(storedTheme);
  const isDeviceDark = useSyncExternalStore(watchDevice, () => darkDevice.matches);
  const theme = choice === 'system' ? (isDeviceDark ? 'dark' : 'light') : choice;

  useLayoutEffect(() => {
    const root = document.documentElement;
    root.classList.toggle('dark', theme === 'dark');
    root.classList.toggle('light', theme === 'light');
  }, [theme]);

  const setting = useMemo<ThemeSetting>(
    () => ({
      choice,
      choose(next) {
        storeTheme(next);
        setChoice(next);
      },
    }),
    [choice],
  );

  return (
    <ThemeContext value={setting}>
      <Theme theme={theme} className="web-theme">
        {children}
      </Theme>
    </ThemeContext>
  );
}
