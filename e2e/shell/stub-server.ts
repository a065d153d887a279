// A stand-in for the server: one session, one text with a version, and the real content security policy without exceptions.
import react from '@vitejs/plugin-react';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { build } from 'vite';

const policy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
].join('; ');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

const units = [
  { id: 'e1', unitId: 'u1', unitName: 'DPS Fjellsiden', unitKind: 'phv', role: 'practitioner' },
  { id: 'e2', unitId: 'u2', unitName: 'Rusavdelingen Solbakken', unitKind: 'tsb', role: 'leader' },
];

/** Builds the pages of this folder into `folder`. */
export async function buildShell(folder: string): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  await build({
    configFile: false,
    root: import.meta.dirname,
    plugins: [react()],
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
  if (before === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = before;
}

export interface StubServer {
  readonly url: string;
  /** What the test decides: who is signed in, what the server holds, and what it answers to writes. */
  world: {
    session: 'in' | 'out' | 'choose-unit';
    staffId: string;
    text: { value: string; version: number };
    failure: number | null;
    idleSeconds: number;
  };
  reset(): void;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += String(part);
  return body;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
}

const fresh = (): StubServer['world'] => ({
  session: 'in',
  staffId: 'ane',
  text: { value: 'Start', version: 1 },
  failure: null,
  idleSeconds: 1_800,
});

/** Serves the built pages of `folder` and the API on a free port. */
export async function startStubServer(folder: string): Promise<StubServer> {
  let world = fresh();
  let unit = units[0];

  function session(response: ServerResponse): void {
    if (world.session === 'out') return send(response, 401, { code: 'not-signed-in' });
    if (world.session === 'choose-unit') {
      return send(response, 200, { state: 'choose-unit', employments: units });
    }
    send(response, 200, {
      state: 'signed-in',
      staff: { id: world.staffId, name: 'Ane Larsen', hprNumber: null },
      employment: unit,
      employments: units,
      may: {},
      language: 'nb',
      practice: true,
      idleTimeoutSeconds: world.idleSeconds,
      draftKey: Buffer.alloc(32, world.staffId).toString('base64'),
    });
  }

  function text(method: string, body: string, response: ServerResponse): void {
    if (world.session !== 'in') return send(response, 401, { code: 'not-signed-in' });
    if (world.failure !== null) return send(response, world.failure, { code: 'busy' });
    if (method === 'GET') return send(response, 200, world.text);
    const { value, version } = JSON.parse(body) as { value: string; version: number };
    if (version !== world.text.version) return send(response, 409, { current: world.text });
    world.text = { value, version: version + 1 };
    send(response, 200, world.text);
  }

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stub');
    const body = await bodyOf(request);
    response.setHeader('content-security-policy', policy);
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    if (pathname === '/auth/login') {
      world.session = 'in';
      return response.writeHead(303, { location: searchParams.get('returnTo') ?? '/' }).end();
    }
    if (pathname === '/api/session') return session(response);
    if (pathname === '/api/session/sign-out') {
      world.session = 'out';
      return send(response, 200, { redirectTo: '/' });
    }
    if (pathname === '/api/session/unit') {
      const { employmentId } = JSON.parse(body) as { employmentId: string };
      unit = units.find(({ id }) => id === employmentId);
      world.session = 'in';
      return send(response, 200, {});
    }
    if (pathname === '/api/text') return text(request.method ?? 'GET', body, response);
    if (pathname.startsWith('/api/')) return send(response, 404, { code: 'not-found' });
    const file = extname(pathname) === '' ? '/index.html' : pathname;
    const type = types[extname(file)] ?? 'application/octet-stream';
    const content = await readFile(join(folder, file)).catch(() => null);
    if (content) response.writeHead(200, { 'content-type': type }).end(content);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get world() {
      return world;
    },
    reset() {
      world = fresh();
      unit = units[0];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
