// Reading back is trusted by other tests, so what it refuses is tested here; what it reads, with the typesetter.
import { expect, it } from 'vitest';
import { readPdf } from './read-pdf.ts';

it.each([
  ['nothing', ''],
  ['a text', 'just text'],
  ['a PDF without pages', '%PDF-1.7\n1 0 obj\n<< /Type /Font >>\nendobj\n'],
])('refuses %s', (_, source) => {
  expect(() => readPdf(Buffer.from(source))).toThrow('Not a PDF of ours');
});
