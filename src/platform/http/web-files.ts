// Serves the built browser application: hashed files for ever, the page itself always fresh, and one page for every screen's address.
import fastifyStatic from '@fastify/static';
import { join } from 'node:path';
import type { App } from './server.ts';
import { Problem } from './problem.ts';

const apart = ['/api/', '/auth/', '/practice-login'];

/** Mounts the files of `folder`. An address that is no file and not the server's own is a screen: it gets index.html. */
export async function serveWebFiles(app: App, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (response, path) => {
      const isHashed = path.startsWith(join(folder, 'assets'));
      response.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    if (
      apart.some((prefix) => request.url.startsWith(prefix)) ||
      /\.\w{1,8}$/.test(request.url.split('?')[0] ?? '')
    ) {
      throw new Problem(404, 'not-found');
    }
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
