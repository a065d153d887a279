// Tests of what files are let in: whole papers and pictures of the declared type, nothing that runs or hides.
import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectFile, largestFile } from './inspect-file.ts';

const judge = async (bytes: Buffer, declared: string) => {
  const verdict = await inspectFile(bytes, declared);
  return verdict.ok ? verdict.type : verdict.fault;
};

const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** A PDF with these objects; the cross-reference table is not real, as the check does not resolve objects. */
const pdf = (...objects: (string | Buffer)[]) =>
  Buffer.concat([
    latin1('%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n'),
    ...objects.map((object) => (typeof object === 'string' ? latin1(object) : object)),
    latin1('\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n'),
  ]);
const stream = (dictionary: string, data: Buffer) =>
  Buffer.concat([latin1(`\n7 0 obj\n<< ${dictionary} >>\nstream\n`), data, latin1('\nendstream\nendobj\n')]);
const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';

describe('a PDF', () => {
  it('that is only a paper is let in', async () => {
    expect(await judge(pdf(), 'application/pdf')).toBe('application/pdf');
    const structure = deflateSync('1 0 2 20 << /Type /Page /JSON /Launchpad >>');
    const ordinary = pdf(
      stream('/Type /ObjStm /N 2 /Filter /FlateDecode', structure),
      stream('/Filter /FlateDecode', deflateSync('BT (stream) Tj ET')),
      stream(
        '/Type /XObject /Subtype /Image /Filter /DCTDecode',
        latin1('\xff\xd8 picture stream\n\xff\xd9'),
      ),
    );
    expect(await judge(ordinary, 'application/pdf')).toBe('application/pdf');
  });

  it.each<[string, Buffer, string]>([
    ['runs a script', pdf(`3 0 obj\n${script}\nendobj`), 'active-pdf'],
    ['spells the script with escapes', pdf('3 0 obj\n<< /S /J#61va#53cript >>\nendobj'), 'active-pdf'],
    ['starts a program', pdf('3 0 obj\n<</S/Launch/F(cmd)>>\nendobj'), 'active-pdf'],
    ['holds a file', pdf('3 0 obj\n<< /Names << /EmbeddedFiles 4 0 R >> >>\nendobj'), 'active-pdf'],
    ['holds a file as a note', pdf('3 0 obj\n<< /Subtype /FileAttachment >>\nendobj'), 'active-pdf'],
    [
      'keeps the script among compressed objects',
      pdf(stream('/Type /ObjStm /Filter /FlateDecode', deflateSync(script))),
      'active-pdf',
    ],
    [
      'calls the compressed objects by an escaped name',
      pdf(stream('/Type /Obj#53tm /Filter /FlateDecode', deflateSync(script))),
      'active-pdf',
    ],
    [
      'hides them behind a stream that begins in a comment',
      pdf('\n% >> stream\n', stream('/Type /ObjStm /Filter /FlateDecode', deflateSync(script))),
      'active-pdf',
    ],
    [
      'ends the compressed objects too early in their own data',
      pdf(
        stream(
          '/Type /ObjStm /Filter /FlateDecode',
          deflateSync(`endstream ${'x'.repeat(50)}${script}`, { level: 0 }),
        ),
      ),
      'active-pdf',
    ],
    [
      'puts another object in a text of the dictionary',
      pdf(stream('/Type /ObjStm /X (9 0 obj) /Filter /FlateDecode', deflateSync(script))),
      'active-pdf',
    ],
    [
      'packs the objects in a rare way',
      pdf(stream('/Type /ObjStm /Filter [/ASCII85Decode /FlateDecode]', latin1('abc'))),
      'unreadable-pdf',
    ],
    [
      'says the type elsewhere',
      pdf(stream('/Type 9 0 R /Filter /FlateDecode', deflateSync(script))),
      'unreadable-pdf',
    ],
    [
      'says that its objects are packed when they are not',
      pdf(stream('/Type /ObjStm /Filter /FlateDecode', latin1('not packed'))),
      'unreadable-pdf',
    ],
    ['is locked', latin1(pdf().toString('latin1').replace('/Root', '/Encrypt 8 0 R /Root')), 'locked-pdf'],
    ['lacks its end', pdf().subarray(0, -30), 'damaged-pdf'],
    ['is a header alone', latin1('%PDF-1.7\n'), 'damaged-pdf'],
    ['is of no known version', latin1(pdf().toString('latin1').replace('1.7', '9.9')), 'damaged-pdf'],
  ])('that %s is kept out', async (_, bytes, fault) => {
    expect(await judge(bytes, 'application/pdf')).toBe(fault);
  });

  it('whose objects swell without end is kept out before they fill the memory', async () => {
    const swelling = deflateSync(Buffer.alloc(40 * 1024 * 1024));
    expect(await judge(pdf(stream('/Type /ObjStm /Filter /FlateDecode', swelling)), 'application/pdf')).toBe(
      'unreadable-pdf',
    );
  });
});

const chunk = (name: string, data: Buffer) => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, data, Buffer.alloc(4)]);
};
const png = (width: number, height: number, ...more: Buffer[]) => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', Buffer.alloc(4)),
    ...more,
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
const jpeg = (width: number, height: number) => {
  const frame = Buffer.from([
    0xff,
    0xc2,
    0,
    11,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    1,
    1,
    0x11,
    0,
  ]);
  const app = Buffer.from([0xff, 0xe0, 0, 4, 1, 2]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), app, frame, Buffer.from([0xff, 0xda, 1, 2, 0xff, 0xd9])]);
};

describe('a picture', () => {
  it('that is whole and of sane size is let in', async () => {
    expect(await judge(png(1200, 1600), 'image/png')).toBe('image/png');
    expect(await judge(jpeg(1200, 1600), 'image/jpeg; q=1')).toBe('image/jpeg');
    expect(await judge(Buffer.concat([jpeg(30, 30), latin1('from the camera')]), 'image/jpeg')).toBe(
      'image/jpeg',
    );
  });

  it.each<[string, Buffer, string, string]>([
    ['claims more pixels than a machine can hold', png(19_999, 19_999), 'image/png', 'too-many-pixels'],
    ['is endlessly long', jpeg(60_000, 1), 'image/jpeg', 'too-many-pixels'],
    ['has no height', jpeg(100, 0), 'image/jpeg', 'damaged-image'],
    ['has no width', png(0, 10), 'image/png', 'damaged-image'],
    ['is cut short', png(10, 10).subarray(0, -6), 'image/png', 'damaged-image'],
    [
      'has something after its end',
      Buffer.concat([png(10, 10), latin1('PK\x03\x04')]),
      'image/png',
      'damaged-image',
    ],
    ['has two headers', png(10, 10, chunk('IHDR', Buffer.alloc(13))), 'image/png', 'damaged-image'],
    ['never ends', jpeg(10, 10).subarray(0, -2), 'image/jpeg', 'damaged-image'],
    ['is a signature alone', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg', 'damaged-image'],
  ])('that %s is kept out', async (_, bytes, declared, fault) => {
    expect(await judge(bytes, declared)).toBe(fault);
  });
});

describe('any file', () => {
  it.each<[string, Buffer, string, string]>([
    ['is declared as something else', png(10, 10), 'application/pdf', 'another-type'],
    ['is declared as nothing', pdf(), '', 'another-type'],
    ['is a web page', latin1('<!doctype html><script>1</script>'), 'application/pdf', 'unknown-type'],
    ['is a drawing that may run scripts', latin1('<svg xmlns=""/>'), 'image/png', 'unknown-type'],
    ['has its PDF further in', latin1('MZ\n%PDF-1.7'), 'application/pdf', 'unknown-type'],
    ['is empty', Buffer.alloc(0), 'image/png', 'empty'],
    ['is larger than 10 MB', Buffer.alloc(largestFile + 1, '%PDF-1.7'), 'application/pdf', 'too-large'],
  ])('that %s is kept out', async (_, bytes, declared, fault) => {
    expect(await judge(bytes, declared)).toBe(fault);
  });

  it('gets a verdict, whatever stands in it', async () => {
    const start = fc.constantFrom('', '%PDF-1.7\n', '\xff\xd8\xff', '\x89PNG\r\n\x1a\n');
    const piece = fc.constantFrom(
      '1 0 obj',
      '<< /Type /ObjStm /Filter /FlateDecode >>',
      'stream\n',
      'endstream',
      '/Root',
      '%%EOF',
      'startxref 1\n%%EOF',
    );
    const body = fc.array(
      fc.oneof(
        piece,
        fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
      ),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(
        start,
        body,
        fc.constantFrom('application/pdf', 'image/png', 'image/jpeg'),
        async (a, b, type) => {
          const verdict = await inspectFile(latin1(a + b.join(' ')), type);
          expect(verdict.ok ? verdict.type : verdict.fault).toBeTypeOf('string');
        },
      ),
      { numRuns: 300 },
    );
  });
});
