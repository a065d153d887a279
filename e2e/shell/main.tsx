// The shell with two pages of its own, so that its tests need no capability and no database.
import '@fontsource/source-sans-3/latin-400.css';
import '@fontsource/source-sans-3/latin-600.css';
import '../../src/app/browser/no-eval.ts';
import '../../src/web/aksel.css';
import '../../src/web/shell.css';
import '../../src/web/ui/ui.css';
import { CalendarIcon, PersonGroupIcon } from '@navikt/aksel-icons';
import { startApp } from '../../src/web/app.tsx';

await startApp(
  [
    {
      path: '/',
      load: () => import('./list-page.tsx'),
      menu: { textKey: 'web.menu.persons', icon: PersonGroupIcon },
      isSearch: true,
    },
    {
      path: '/tekst',
      load: () => import('./text-page.tsx'),
      menu: { textKey: 'web.menu.meetings', icon: CalendarIcon },
    },
    { path: '/lukket', load: () => import('./list-page.tsx'), may: 'somethingElse' },
  ],
  {
    nb: () => import('../../src/app/browser/texts-nb.ts'),
    nn: () => import('../../src/app/browser/texts-nn.ts'),
    en: () => import('../../src/app/browser/texts-en.ts'),
  },
);
