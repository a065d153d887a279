// Makes any text fit to print: one character the font lacks would otherwise stop the whole document.

/** Stands where the font has no sign for what was written; the letter says so when it is used. */
export const missingSign = '□';

// Tabs and line ends become what the page can show. The rest of the control and format characters are invisible;
// those that turn the direction of writing could even make a sentence read as another than was stored.
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const invisible = /[[\p{Cc}\p{Cf}\p{Variation_Selector}]--[\n\u00AD\u200B]]/gv;
const privateUse = /\p{Co}/u;
const plain = /^[\n\u0020-\u007E\u00A0-\u00FF]*$/;
const unbroken = /\S{41,}/g;

const graphemes = new Intl.Segmenter('nb', { granularity: 'grapheme' });

/**
 * A copy of JSON data in which every text can be set: newlines as `\n`, composed letters (NFC), no control characters,
 * breaking points in words too long for a line, and `□` for each stretch the font cannot show.
 * `hasMissing` tells whether `□` was put in. Keys are left as they are.
 */
export function printable(
  data: unknown,
  covers: (codePoint: number) => boolean,
): { data: unknown; hasMissing: boolean } {
  let hasMissing = false;
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const text = printableText(value, covers);
      hasMissing ||= text.hasMissing;
      return text.text;
    }
    if (Array.isArray(value)) return value.map(walk);
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
    }
    return value;
  };
  return { data: walk(data), hasMissing };
}

function printableText(
  raw: string,
  covers: (codePoint: number) => boolean,
): { text: string; hasMissing: boolean } {
  const clean = raw
    .toWellFormed()
    .normalize('NFC')
    .replace(lineEnds, '\n')
    .replaceAll('\t', ' ')
    .replace(invisible, '');
  const { text, hasMissing } = plain.test(clean)
    ? { text: clean, hasMissing: false }
    : covered(clean, covers);
  return { text: text.replace(unbroken, breakable), hasMissing };
}

function covered(
  text: string,
  covers: (codePoint: number) => boolean,
): { text: string; hasMissing: boolean } {
  const canShow = (part: string) =>
    !privateUse.test(part) && [...part].every((sign) => sign === '\n' || covers(sign.codePointAt(0) ?? 0));
  let result = '';
  let isInMissing = false;
  let pendingSpace = '';
  let hasMissing = false;
  for (const { segment } of graphemes.segment(text)) {
    // Skolt Sami Ǩ is not in the font, but K with a caron over it is.
    const shown = canShow(segment) ? segment : segment.normalize('NFD');
    if (shown === ' ' && isInMissing) {
      pendingSpace = ' ';
    } else if (canShow(shown)) {
      result += pendingSpace + shown;
      pendingSpace = '';
      isInMissing = false;
    } else {
      if (!isInMissing) result += missingSign;
      pendingSpace = '';
      isInMissing = true;
      hasMissing = true;
    }
  }
  return { text: result + pendingSpace, hasMissing };
}

function breakable(word: string): string {
  return [...graphemes.segment(word)]
    .map(({ segment }, index) => (index > 0 && index % 20 === 0 ? `\u200B${segment}` : segment))
    .join('');
}
