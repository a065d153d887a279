// Sets documents as PDF with Typst, in a process of its own that is reused and renewed.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** PDF/UA-1 to send and read (accessible), PDF/A-2a to archive. A file follows one standard. */
export type PdfStandard = 'ua-1' | 'a-2a';

export interface PdfRequest {
  /** A file under `templates/`, e.g. `'invitation.typ'`. */
  template: string;
  /** Anything JSON can hold. It reaches the template as a value, so no text in it is ever read as markup. */
  data: unknown;
  standard: PdfStandard;
}

/** A document that could not be set. Tells which template and where in it, never anything of the data. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  readonly template: string;
  constructor(template: string, what: string) {
    super(`${template} could not be set: ${what}`);
    this.template = template;
  }
}

export interface SetRequest {
  id: number;
  template: string;
  data: string;
  standard: PdfStandard;
}

/** `rss`: bytes the process holds after the document. */
export type SetAnswer = { id: number; rss: number } & ({ pdf: Uint8Array } | { place: string });

export interface TypesetterOptions {
  /** The folder of the templates; a template reads nothing outside it. */
  templates: string;
  /** Bytes above which the process is renewed, as after an unusually long document. */
  memoryLimit: number;
  /** Milliseconds without work before the process is let go. */
  idleTime: number;
  /** Milliseconds one document may take, waiting in line included. */
  timeLimit: number;
}

export interface Typesetter {
  renderPdf(request: PdfRequest): Promise<Uint8Array>;
  /** The running process, its id and size after the last document; null when none runs. */
  state(): { pid: number; rss: number } | null;
  /** Ends the process; what is being set fails. The next document starts a new one. */
  stop(): void;
}

interface Waiting {
  template: string;
  resolve: (pdf: Uint8Array) => void;
  reject: (error: DocumentError) => void;
  timer: NodeJS.Timeout;
}

interface Press {
  child: ChildProcess;
  waiting: Map<number, Waiting>;
  rss: number;
}

const templateName = /^[a-z][a-z0-9-]*\.typ$/;
const usual: TypesetterOptions = {
  templates: fileURLToPath(new URL('../../../templates', import.meta.url)),
  memoryLimit: 170_000_000,
  idleTime: 30_000,
  timeLimit: 30_000,
};

/** A typesetter with limits of its own; `renderPdf` below is the one the product shares. */
export function createTypesetter(options: Partial<TypesetterOptions> = {}): Typesetter {
  const { templates, memoryLimit, idleTime, timeLimit } = { ...usual, ...options };
  let press: Press | null = null;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;

  function start(): Press {
    // One arena and one thread: with more the process grew by 0.3 MB a document, so it stays at one size. The
    // environment is otherwise empty, since a template has no use for the server's secrets.
    const child = fork(new URL('./typst-process.ts', import.meta.url), [templates], {
      env: { MALLOC_ARENA_MAX: '1', RAYON_NUM_THREADS: '1' },
      execArgv: ['--max-semi-space-size=2', '--max-old-space-size=96'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const started: Press = { child, waiting: new Map(), rss: 0 };
    child.on('message', (answer: SetAnswer) => take(started, answer));
    child.on('error', () => abandon(started, 'its process did not start'));
    child.on('exit', () => abandon(started, 'its process ended'));
    return started;
  }

  function take(from: Press, answer: SetAnswer): void {
    from.rss = answer.rss;
    const job = from.waiting.get(answer.id);
    from.waiting.delete(answer.id);
    if (answer.rss > memoryLimit && press === from) press = null;
    rest(from);
    if (!job) return;
    clearTimeout(job.timer);
    if ('pdf' in answer) job.resolve(answer.pdf);
    else job.reject(new DocumentError(job.template, answer.place));
  }

  /** With nothing waiting: a renewed process ends now, the current one after a while; neither keeps Node alive. */
  function rest(resting: Press): void {
    if (resting.waiting.size > 0) return;
    if (press !== resting) return letGo(resting);
    resting.child.unref();
    resting.child.channel?.unref();
    clearTimeout(idle);
    idle = setTimeout(() => {
      press = null;
      letGo(resting);
    }, idleTime);
    idle.unref();
  }

  function letGo(finished: Press): void {
    if (finished.child.connected) finished.child.disconnect();
  }

  function abandon(lost: Press, what: string): void {
    if (press === lost) press = null;
    for (const job of lost.waiting.values()) {
      clearTimeout(job.timer);
      job.reject(new DocumentError(job.template, what));
    }
    lost.waiting.clear();
    lost.child.kill('SIGKILL');
  }

  function renderPdf({ template, data, standard }: PdfRequest): Promise<Uint8Array> {
    if (!templateName.test(template)) {
      return Promise.reject(new DocumentError('template', 'its name is not a file under templates/'));
    }
    let text: string;
    try {
      text = JSON.stringify(data ?? null);
    } catch {
      return Promise.reject(new DocumentError(template, 'its data is not JSON'));
    }
    clearTimeout(idle);
    const current = (press ??= start());
    const id = (lastId += 1);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => abandon(current, `it took more than ${timeLimit} ms`), timeLimit);
      current.waiting.set(id, { template, resolve, reject, timer });
      current.child.ref();
      current.child.channel?.ref();
      const request: SetRequest = { id, template, data: text, standard };
      current.child.send(request, (error) => {
        if (error) abandon(current, 'its process does not answer');
      });
    });
  }

  return {
    renderPdf,
    state: () => (press?.child.pid ? { pid: press.child.pid, rss: press.rss } : null),
    stop() {
      clearTimeout(idle);
      if (press) abandon(press, 'the typesetter was stopped');
    },
  };
}

const shared = createTypesetter();

/**
 * Sets one document and gives the PDF's bytes: the same request gives the same bytes, so a checksum means something
 * (a document's date comes from its data). Characters the font lacks come out as `□` and the template learns of it.
 * Takes 10–60 ms of processor time, less the more it shares with the last ones, and 0.4 s when the process has
 * rested. Rejects with `DocumentError`.
 */
export function renderPdf(request: PdfRequest): Promise<Uint8Array> {
  return shared.renderPdf(request);
}

/** Ends the shared process at shutdown; a later document starts it again. */
export function stopTypesetting(): void {
  shared.stop();
}
