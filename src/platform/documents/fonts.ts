// The typefaces documents are set in, and which characters they can show.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

// Only these files: a font of the machine's own would make the same document differ from place to place.
const files = [
  '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
];

export interface Fonts {
  /** The font files themselves, as the compiler wants them. */
  blobs: Buffer[];
  /** True when every one of the fonts has a glyph for the code point. */
  covers(codePoint: number): boolean;
}

/** Reads the fonts from the installed packages. Throws when a package is missing. */
export function loadFonts(): Fonts {
  const blobs = files.map((file) => readFileSync(require.resolve(file)));
  const [first = new Set<number>(), ...others] = blobs.map(codePointsOf);
  const shared = others.reduce((covered, other) => covered.intersection(other), first);
  return { blobs, covers: (codePoint) => shared.has(codePoint) };
}

/** The code points a TrueType font maps to a glyph (its Unicode cmap, formats 4 and 12). */
export function codePointsOf(font: Buffer): Set<number> {
  const cmap = tableOffset(font, 'cmap');
  const points = new Set<number>();
  const subtables = font.readUInt16BE(cmap + 2);
  for (let index = 0; index < subtables; index += 1) {
    const start = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    const format = font.readUInt16BE(start);
    if (format === 4) addSegments(font, start, points);
    if (format === 12) addGroups(font, start, points);
  }
  return points;
}

function tableOffset(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4);
  for (let index = 0; index < tables; index += 1) {
    const record = 12 + index * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`The font has no ${tag} table`);
}

function addSegments(font: Buffer, start: number, points: Set<number>): void {
  const doubled = font.readUInt16BE(start + 6);
  const ends = start + 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const ranges = deltas + doubled;
  for (let at = 0; at < doubled; at += 2) {
    const last = font.readUInt16BE(ends + at);
    const first = font.readUInt16BE(starts + at);
    const range = font.readUInt16BE(ranges + at);
    for (let point = first; point <= last && point !== 0xffff; point += 1) {
      const glyph =
        range === 0
          ? (point + font.readUInt16BE(deltas + at)) & 0xffff
          : font.readUInt16BE(ranges + at + range + (point - first) * 2);
      if (glyph !== 0) points.add(point);
    }
  }
}

function addGroups(font: Buffer, start: number, points: Set<number>): void {
  const groups = font.readUInt32BE(start + 12);
  for (let index = 0; index < groups; index += 1) {
    const group = start + 16 + index * 12;
    const last = font.readUInt32BE(group + 4);
    for (let point = font.readUInt32BE(group); point <= last; point += 1) points.add(point);
  }
}
