// Builds the browser application to dist/web. Nothing inline and nothing from outside, so that a strict content security
// policy holds, and the build fails when a page grows too heavy for a phone.
import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { pageWeight } from './scripts/page-weight.ts';

// What every page needs, in two files instead of forty crumbs: one that changes when a library does, one that changes with us.
// Whole files compress better, and a page that shares a part with another does not draw half of that one along.
const framework = {
  name: 'framework',
  priority: 2,
  test: /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack|i18next|react-i18next|@floating-ui[\\/](core|dom|utils|react-dom))[\\/]/,
};
const shell = {
  name: 'shell',
  priority: 1,
  test: /src[\\/](web[\\/][^\\/]+|rules[\\/]plain-date\.ts|platform[\\/]clock\.ts)$/,
};

// A test run sets NODE_ENV to `test`, and React would then bring its heavy development half along.
export default defineConfig(({ command }) => {
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    root: resolve(import.meta.dirname, 'src/app/browser'),
    base: '/',
    plugins: [react(), pageWeight({ limit: 320_000, first: { page: /^work-list\/web\//, limit: 250_000 } })],
    build: {
      outDir: resolve(import.meta.dirname, 'dist/web'),
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: { output: { codeSplitting: { groups: [framework, shell] } } },
      chunkSizeWarningLimit: 900,
    },
    server: {
      proxy: Object.fromEntries(
        ['/api', '/auth'].map((path) => [path, process.env['SAMLOP_URL'] ?? 'http://127.0.0.1:3000']),
      ),
    },
  };
});
