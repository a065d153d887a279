// Weighs the JavaScript that each page of the build needs before it can be used, and fails the build when one is too heavy.
import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

type Chunk = Rolldown.OutputChunk;

export interface PageWeight {
  /** The module behind the page, e.g. `directory/web/persons-page.tsx`. */
  readonly page: string;
  /** Bytes after gzip: the entry, the heaviest language, the page, and all that these import. */
  readonly bytes: number;
}

function closure(chunks: ReadonlyMap<string, Chunk>, names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const queue = [...names];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    queue.push(...(chunks.get(name)?.imports ?? []));
  }
  return found;
}

/** What every page weighs on a first visit, the heaviest first. */
export function weighPages(all: readonly Chunk[]): PageWeight[] {
  const chunks = new Map(all.map((chunk) => [chunk.fileName, chunk]));
  const sizes = new Map(all.map((chunk) => [chunk.fileName, gzipSync(chunk.code).length]));
  const weigh = (names: readonly string[]) =>
    [...closure(chunks, names)].reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);
  const entries = all.filter((chunk) => chunk.isEntry).map((chunk) => chunk.fileName);
  const moduleOf = (chunk: Chunk) => chunk.facadeModuleId ?? '';
  const languages = all.filter((chunk) => /texts-\w+\.ts$/.test(moduleOf(chunk)));
  const heaviest = languages
    .map((chunk) => chunk.fileName)
    .sort((a, b) => weigh([...entries, b]) - weigh([...entries, a]))[0];
  const always = heaviest === undefined ? entries : [...entries, heaviest];
  const pages = all.filter((chunk) => chunk.isDynamicEntry && moduleOf(chunk).endsWith('-page.tsx'));
  const nameOf = (chunk: Chunk) => moduleOf(chunk).split('/').slice(-3).join('/');
  return [
    { page: '(shell alone)', bytes: weigh(always) },
    ...pages.map((chunk) => ({ page: nameOf(chunk), bytes: weigh([...always, chunk.fileName]) })),
  ].sort((a, b) => b.bytes - a.bytes);
}

/** Vite plugin. `limit` in bytes after gzip; what staff see first, the shell and `first`, has a limit of its own. */
export function pageWeight({
  limit,
  first,
}: {
  limit: number;
  first: { page: RegExp; limit: number };
}): Plugin {
  const limitOf = (page: string) => (page === '(shell alone)' || first.page.test(page) ? first.limit : limit);
  return {
    name: 'page-weight',
    apply: 'build',
    generateBundle(_, bundle) {
      const weights = weighPages(Object.values(bundle).filter((output) => output.type === 'chunk'));
      for (const { page, bytes } of weights) {
        this.info(`${(bytes / 1_000).toFixed(1).padStart(7)} kB gzip of JavaScript  ${page}`);
      }
      const tooHeavy = weights.filter(({ page, bytes }) => bytes > limitOf(page));
      if (tooHeavy.length > 0) {
        this.error(
          `Too heavy: ${tooHeavy.map(({ page, bytes }) => `${page} (${bytes} of ${limitOf(page)})`).join(', ')}`,
        );
      }
    },
  };
}
