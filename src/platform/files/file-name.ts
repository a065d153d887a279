// File names as they come from people's machines, made safe to keep and to send back.
import type { FileType } from './inspect-file.ts';

const extensions: Record<FileType, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** A title out of a file name: no folders, no extension, no signs that a file system or a reader's eye could be fooled by
 *  (control and direction signs among them), at most 150 signs; null when nothing is left.
 *  `cleanTitle('C:\\Users\\x\\Samtykke  2.pdf')` is `'Samtykke 2'`. */
export function cleanTitle(fileName: string): string | null {
  const base = fileName.toWellFormed().normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = base
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\uFFFD]/gu, '')
    .replaceAll(/["*:<>?|%]/g, ' ')
    .replace(/\.(?:pdf|jpe?g|png)$/i, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s.]+|[\s.]+$/g, '');
  const short = [...clean].slice(0, 150).join('').trim();
  return short === '' ? null : short;
}

/** The header that makes a browser save the file, with the name in both ways of writing it (RFC 6266, RFC 8187). */
export function attachmentHeader(title: string, type: FileType): string {
  const name = `${cleanTitle(title) ?? 'document'}.${extensions[type]}`;
  const plain = name
    .replaceAll(/[æÆ]/g, 'ae')
    .replaceAll(/[øØ]/g, 'o')
    .replaceAll(/[åÅ]/g, 'a')
    .normalize('NFD')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .replaceAll(/["\\]/g, '');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
