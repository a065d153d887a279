// Decides by a file's own bytes what it is and whether it may be stored: PDF without active content, JPEG or PNG.
import { inspectPdf, type PdfFault } from './inspect-pdf.ts';

export const fileTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type FileType = (typeof fileTypes)[number];

/** 10 MB, as the database keeps it. */
export const largestFile = 10_485_760;

export type FileFault =
  | 'empty'
  | 'too-large'
  | 'unknown-type'
  | 'another-type'
  | 'damaged-image'
  | 'too-many-pixels'
  | PdfFault;

export type FileVerdict = { ok: true; type: FileType } | { ok: false; fault: FileFault };

// 10 000 × 10 000 is A3 at 600 dpi and more; a small file can claim far more and stop the reader's machine.
const longestSide = 20_000;
const mostPixels = 100_000_000;

const startsWith = (bytes: Uint8Array, signature: readonly number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

/** The type by signature alone; null when it is none of ours. */
export function sniff(bytes: Uint8Array): FileType | null {
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'application/pdf';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  return startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) ? 'image/png' : null;
}

type Size = { width: number; height: number };

/** Width and height of a whole PNG: header first, every chunk within the file, IEND last and nothing after it. */
function pngSize(bytes: Buffer): Size | null {
  let at = 8;
  let size: Size | null = null;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 12 + length;
    if (end > bytes.length || (size === null) !== (name === 'IHDR')) return null;
    if (name === 'IHDR') {
      if (length !== 13) return null;
      size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    }
    if (name === 'IEND') return end === bytes.length ? size : null;
    at = end;
  }
  return null;
}

// Start of frame, all ways of coding; C4, C8 and CC in the same range are tables.
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Width and height of a JPEG: the segments up to the frame must be whole, and the image must end. Cameras put more after
 *  the end, which is let be: nothing reads it as anything but an image. */
function jpegSize(bytes: Buffer): Size | null {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return null;
    if (isFrame(marker)) {
      if (length < 8 || bytes.indexOf(Buffer.from([0xff, 0xd9]), at) < 0) return null;
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
    at += 2 + length;
  }
  return null;
}

/** Judges a file by its bytes against the type it was declared as. Nothing of its content is told. */
export async function inspectFile(bytes: Buffer, declared: string): Promise<FileVerdict> {
  if (bytes.length === 0) return { ok: false, fault: 'empty' };
  if (bytes.length > largestFile) return { ok: false, fault: 'too-large' };
  const type = sniff(bytes);
  if (type === null) return { ok: false, fault: 'unknown-type' };
  if (declared.split(';')[0]?.trim().toLowerCase() !== type) return { ok: false, fault: 'another-type' };
  if (type === 'application/pdf') {
    const fault = await inspectPdf(bytes);
    return fault ? { ok: false, fault } : { ok: true, type };
  }
  const size = type === 'image/png' ? pngSize(bytes) : jpegSize(bytes);
  if (!size || size.width === 0 || size.height === 0) return { ok: false, fault: 'damaged-image' };
  const isSane = Math.max(size.width, size.height) <= longestSide && size.width * size.height <= mostPixels;
  return isSane ? { ok: true, type } : { ok: false, fault: 'too-many-pixels' };
}
