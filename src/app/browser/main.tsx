// The browser's composition root: the pages, texts and styles that make up the product.
import './no-eval.ts';
import '@fontsource/source-sans-3/latin-400.css';
import '@fontsource/source-sans-3/latin-400-italic.css';
import '@fontsource/source-sans-3/latin-600.css';
import '@fontsource/source-sans-3/latin-ext-400.css';
import '@fontsource/source-sans-3/latin-ext-600.css';
import '../../web/aksel.css';
import '../../web/shell.css';
import '../../web/ui/ui.css';
import { startApp } from '../../web/app.tsx';
import { pages } from './routes.tsx';

await startApp(pages, {
  nb: () => import('./texts-nb.ts'),
  nn: () => import('./texts-nn.ts'),
  en: () => import('./texts-en.ts'),
});
