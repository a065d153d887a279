// Every page of the product, in the order of the menu. A page is a default export and a chunk of its own.
import type { PageEntry } from '../../web/pages.ts';

export const pages: readonly PageEntry[] = [];
