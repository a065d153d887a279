// Looks through a PDF for what a paper has no use for: scripts, programs to start, files inside. Also through its compressed
// objects, since that is where a modern PDF keeps its structure.
import { promisify } from 'node:util';
import { constants, inflate } from 'node:zlib';

export type PdfFault = 'damaged-pdf' | 'locked-pdf' | 'active-pdf' | 'unreadable-pdf';

// ISO 32000: actions that run or send something, attachments, XFA forms and media. A script always stands beside the name
// JavaScript, so the short key JS, which compressed pictures hold by chance, need not be looked for.
const forbidden =
  /\/(?:JavaScript|Launch|EmbeddedFiles?|FileAttachment|XFA|RichMedia|Rendition|GoToE|ImportData|SubmitForm)(?=[\s/<>()[\]{}%]|$)/;
const rareFilter = /\/(?:LZWDecode|ASCII85Decode|ASCIIHexDecode|RunLengthDecode|Crypt|DecodeParms|DP)(?!\w)/;
// A type that is not named outright hides what the stream is.
const hiddenType = /\/Type(?![\w.-])(?!\s*\/[A-Za-z])/;
// Ordinary papers hold a few MB of structure; what swells beyond this is made to swell.
const largestStream = 32 * 1024 * 1024;
const largestSum = 96 * 1024 * 1024;
const dictionaryReach = 4096;

const inflateAsync = promisify<Buffer, object, Buffer>(inflate);
/** What a compressed stream holds, cut short or not, as readers take it; null when it is none or swells beyond the limit. */
const unpack = (data: Buffer) =>
  inflateAsync(data, { maxOutputLength: largestStream, finishFlush: constants.Z_SYNC_FLUSH }).catch(
    () => null,
  );

/** Names may be written with hex escapes (`/J#61vaScript`): as a reader would see them. */
function plainNames(text: string): string {
  return text.replaceAll(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
}

/** The fault of the compressed objects, or null. Each place that could begin a stream is taken for one, so that a false
 *  beginning (in a comment, a text, a picture) hides no true one. */
async function inspectObjectStreams(bytes: Buffer, text: string): Promise<PdfFault | null> {
  let sum = 0;
  for (const found of text.matchAll(/(?<!end)stream\r?\n/g)) {
    const before = plainNames(text.slice(Math.max(0, found.index - dictionaryReach), found.index));
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
    if (hiddenType.test(dictionary)) return 'unreadable-pdf';
    // The reach may take in the end of the object before; then it is looked into for nothing.
    if (!/\/ObjStm(?!\w)/.test(before)) continue;
    const isSurely = /\/ObjStm(?!\w)/.test(dictionary);
    if (rareFilter.test(isSurely ? dictionary : before)) return 'unreadable-pdf';
    const unpacked = await unpack(bytes.subarray(found.index + found[0].length));
    if (unpacked === null) {
      if (isSurely && /\/Filter/.test(dictionary)) return 'unreadable-pdf';
      continue;
    }
    sum += unpacked.length;
    if (sum > largestSum) return 'unreadable-pdf';
    if (forbidden.test(plainNames(unpacked.toString('latin1')))) return 'active-pdf';
  }
  return null;
}

/** The fault that keeps a PDF out, or null. Objects are not resolved: every place where the forbidden could stand is searched,
 *  so it is found whether or not something refers to it. */
export function inspectPdf(bytes: Buffer): Promise<PdfFault | null> {
  const text = bytes.toString('latin1');
  const isWhole =
    /^%PDF-[12]\.\d/.test(text) &&
    /startxref\s+\d+\s+%%EOF/.test(text.slice(-2048)) &&
    /\d\s+obj\b/.test(text) &&
    /\/Root(?!\w)/.test(text);
  const visible = plainNames(text);
  if (!isWhole) return Promise.resolve('damaged-pdf');
  // Locked content cannot be looked through, and not be read by those it is for either.
  if (/\/Encrypt(?!\w)/.test(visible)) return Promise.resolve('locked-pdf');
  if (forbidden.test(visible)) return Promise.resolve('active-pdf');
  return inspectObjectStreams(bytes, text);
}
