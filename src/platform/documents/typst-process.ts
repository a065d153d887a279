// The process that sets documents: one compiler, reused until its parent lets it go.
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { loadFonts } from './fonts.ts';
import { printable } from './printable.ts';
import type { SetAnswer, SetRequest } from './typst.ts';

const workspace = process.argv[2] ?? '';
const fonts = loadFonts();
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts.blobs }] });

/** Sets one document. Throws nothing: what goes wrong is told by place, since messages quote the data. */
function set(request: SetRequest): SetAnswer {
  const { data, hasMissing } = printable(JSON.parse(request.data), fonts.covers);
  const job = {
    mainFilePath: `${workspace}/${request.template}`,
    inputs: { data: JSON.stringify(data), missing: hasMissing ? 'yes' : 'no' },
  };
  try {
    const compiled = compiler.compile(job);
    const document = compiled.result;
    if (!document)
      return { id: request.id, place: placeOf(compiled.takeError()), rss: process.memoryUsage.rss() };
    const pdf = compiler.pdf(document, { pdfStandard: request.standard });
    return { id: request.id, pdf: new Uint8Array(pdf), rss: process.memoryUsage.rss() };
  } catch {
    return { id: request.id, place: `refused by ${request.standard}`, rss: process.memoryUsage.rss() };
  } finally {
    // Keeps what the last few had in common, fixed texts above all: measured, less time and no more memory.
    compiler.evictCache(8);
  }
}

/** Where a template failed, `letter.typ:12:4`, never what it said. */
function placeOf(error: Parameters<typeof compiler.fetchDiagnostics>[0] | null): string {
  const found: unknown = error ? compiler.fetchDiagnostics(error)[0] : undefined;
  if (!isDiagnostic(found) || found.path === '') return 'it is not there';
  const file = found.path.split(/[\\/]/).at(-1);
  return found.range ? `${file}:${found.range.start.line + 1}:${found.range.start.character + 1}` : `${file}`;
}

interface Diagnostic {
  path: string;
  range: { start: { line: number; character: number } } | null;
}

function isDiagnostic(value: unknown): value is Diagnostic {
  return typeof value === 'object' && value !== null && 'path' in value && 'range' in value;
}

process.on('message', (request: SetRequest) => process.send?.(set(request)));
// Also when the parent was killed: nobody is left to set documents for.
process.on('disconnect', () => process.exit(0));
