// Reads back what a PDF of ours says: its text, tags and standard. Made for tests and for files the typesetter wrote,
// whose objects stand uncompressed; other PDFs are not understood.
import { inflateSync } from 'node:zlib';

export interface PdfContents {
  /** The text of each page in reading order; lines end with `\n`, no-break spaces are plain spaces. */
  pages: string[];
  /** All pages with every stretch of white space as one space. */
  text: string;
  language: string | null;
  title: string | null;
  /** What the file claims to follow, e.g. `'ua-1'`, `'a-2a'`; null when it claims nothing. */
  standard: string | null;
  isTagged: boolean;
  /** The structure types used, each once: `'H1'`, `'Table'`, `'TH'` … */
  tags: Set<string>;
  created: string | null;
}

/** Throws when the bytes are not a PDF with a page tree. */
export function readPdf(bytes: Uint8Array): PdfContents {
  const source = Buffer.from(bytes).toString('latin1');
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of source.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    objects.set(id, body);
  }
  const catalog = [...objects.values()].find((body) => body.includes('/Type /Catalog'));
  if (!source.startsWith('%PDF-') || !catalog) throw new Error('Not a PDF of ours');
  const pages = pagesUnder(objects, reference(catalog, 'Pages')).map((page) => textOf(objects, page));
  const metadata = Buffer.from(objects.get(reference(catalog, 'Metadata')) ?? '', 'latin1').toString();
  return {
    pages,
    text: pages.join('\n').replaceAll(/\s+/g, ' ').trim(),
    language: /\/Lang \(([\w-]+)\)/.exec(catalog)?.[1] ?? null,
    title: /<dc:title>.*?<rdf:li[^>]*>(.*?)<\/rdf:li>/s.exec(metadata)?.[1] ?? null,
    standard: standardOf(metadata),
    isTagged: /\/Marked true/.test(catalog) && /\/StructTreeRoot \d+ 0 R/.test(catalog),
    tags: new Set(
      [...objects.values()].flatMap((body) =>
        body.includes('/Type /StructElem')
          ? [...body.matchAll(/\/S \/(\w+)/g)].map(([, tag = '']) => tag)
          : [],
      ),
    ),
    created: /<xmp:CreateDate>(.*?)<\/xmp:CreateDate>/.exec(metadata)?.[1] ?? null,
  };
}

function standardOf(metadata: string): string | null {
  const accessible = /<pdfuaid:part>(\d)<\/pdfuaid:part>/.exec(metadata)?.[1];
  if (accessible) return `ua-${accessible}`;
  const archive = /<pdfaid:part>(\d)<\/pdfaid:part>/.exec(metadata)?.[1];
  const level = /<pdfaid:conformance>(\w)<\/pdfaid:conformance>/.exec(metadata)?.[1] ?? '';
  return archive ? `a-${archive}${level.toLowerCase()}` : null;
}

function reference(body: string, key: string): string {
  return new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1] ?? '';
}

function pagesUnder(objects: Map<string, string>, id: string): string[] {
  const body = objects.get(id) ?? '';
  if (/\/Type \/Page\b/.test(body)) return [body];
  const kids = /\/Kids \[([^\]]*)\]/.exec(body)?.[1] ?? '';
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid = '']) => pagesUnder(objects, kid));
}

function streamOf(objects: Map<string, string>, id: string): string {
  const body = objects.get(id) ?? '';
  const start = body.indexOf('stream\n') + 'stream\n'.length;
  const end = body.lastIndexOf('\nendstream');
  const raw = Buffer.from(body.slice(start, end), 'latin1');
  return (body.includes('/FlateDecode') ? inflateSync(raw) : raw).toString('latin1');
}

/** Glyph numbers of a font to text. */
function glyphsOf(objects: Map<string, string>, font: string): Map<string, string> {
  const glyphs = new Map<string, string>();
  const map = streamOf(objects, reference(objects.get(font) ?? '', 'ToUnicode'));
  for (const [, glyph = '', text = ''] of map.matchAll(/<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>/g)) {
    glyphs.set(glyph.toLowerCase(), utf16(text));
  }
  return glyphs;
}

function utf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}

// A string may hold parentheses without a backslash as long as they pair up, one within the other.
const plain = String.raw`[^()\\]|\\[\s\S]`;
let inString = `(?:${plain})*`;
for (let depth = 0; depth < 8; depth += 1) inString = String.raw`(?:${plain}|\(${inString}\))*`;

// What an ActualText says is skipped: the glyphs beside it say the same.
const token = new RegExp(
  String.raw`\/(\w+) [\d.]+ Tf|ActualText \(${inString}\)|\bcm\b|[-\d.]+ ([-\d.]+) Tm` +
    String.raw`|<([0-9a-fA-F]+)>(?= T|[^\n]*\] TJ)|\((${inString})\)`,
  'g',
);

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function literal(text: string): string {
  return text.replaceAll(/\\([0-7]{1,3}|[\s\S])/g, (_, escaped: string) =>
    /[0-7]/.test(escaped) ? String.fromCharCode(Number.parseInt(escaped, 8)) : (escapes[escaped] ?? escaped),
  );
}

/** The text a page shows, also its header and footer. */
function textOf(objects: Map<string, string>, page: string): string {
  const fonts = new Map<string, Map<string, string>>();
  for (const [, name = '', id = ''] of page.matchAll(/\/(f\d+) (\d+) 0 R/g)) {
    fonts.set(name, glyphsOf(objects, id));
  }
  let glyphs = new Map<string, string>();
  let height = '';
  let result = '';
  for (const match of streamOf(objects, reference(page, 'Contents')).matchAll(token)) {
    const [whole, font, y, hexadecimal, string] = match;
    const shown =
      hexadecimal ??
      (string === undefined ? undefined : Buffer.from(literal(string), 'latin1').toString('hex'));
    if (font !== undefined) glyphs = fonts.get(font) ?? glyphs;
    else if (whole === 'cm') {
      height = '';
      result += '\n';
    } else if (y !== undefined) {
      if (height !== '' && height !== y) result += '\n';
      height = y;
    } else if (shown !== undefined) {
      for (const glyph of shown.toLowerCase().match(/.{4}/g) ?? []) result += glyphs.get(glyph) ?? '';
    }
  }
  return result.replaceAll('\u00A0', ' ').replaceAll('\u200B', '').replaceAll(/\n+/g, '\n').trim();
}
