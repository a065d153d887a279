// The database of a running server: the embedded one by default, or an outside PostgreSQL; migrated, with its login in place.
import { join } from 'node:path';
import { embeddedUrl, startEmbedded } from '../platform/db/embedded.ts';
import { DataFolderBusyError } from '../platform/db/embedded-lock.ts';
import { grantLogin, migrate } from '../platform/db/migrate.ts';
import { projectRoot, type Config } from './config.ts';

export const serverLogin = 'samlop_login';
const serverRoles = ['samlop_staff', 'samlop_system', 'samlop_auth'];

export interface RunningDatabase {
  /** The server's login, without rights of its own. */
  appUrl: string;
  /** Migrates, and keeps the schedule's tables. */
  ownerUrl: string;
  isEmbedded: boolean;
  stop(): Promise<void>;
}

function asLogin(ownerUrl: string): string {
  return ownerUrl.replace('://postgres@', `://${serverLogin}@`);
}

/** Where the database is, without starting it: `npx samlop db-url`. */
export function databaseUrl(config: Config): string {
  return config.databaseUrl ?? embeddedUrl(config.dataDir);
}

/** Starts or finds the database and brings it to the present schema. */
export async function openDatabase(config: Config, log: (line: string) => void): Promise<RunningDatabase> {
  const migrations = join(projectRoot, 'migrations');
  if (config.databaseUrl !== null && config.databaseOwnerUrl !== null) {
    const applied = await migrate(config.databaseOwnerUrl, migrations);
    if (applied.length > 0) log(`database: ${applied.length} migrations applied`);
    const login = new URL(config.databaseUrl.replace(/^postgres(ql)?:/, 'http:')).username;
    await grantLogin(config.databaseOwnerUrl, decodeURIComponent(login), serverRoles);
    return {
      appUrl: config.databaseUrl,
      ownerUrl: config.databaseOwnerUrl,
      isEmbedded: false,
      stop: async () => {},
    };
  }
  const embedded = await startEmbedded({ dataDir: config.dataDir, log });
  try {
    const applied = await migrate(embedded.url, migrations);
    if (applied.length > 0) log(`database: ${applied.length} migrations applied`);
    await grantLogin(embedded.url, serverLogin, serverRoles);
  } catch (error) {
    await embedded.stop();
    throw error;
  }
  return { appUrl: asLogin(embedded.url), ownerUrl: embedded.url, isEmbedded: true, stop: embedded.stop };
}

/** The database also while a server runs on it: an embedded one that is busy is used as it is, and left running. */
export async function reachDatabase(config: Config, log: (line: string) => void): Promise<RunningDatabase> {
  try {
    return await openDatabase(config, log);
  } catch (error) {
    if (!(error instanceof DataFolderBusyError)) throw error;
    const ownerUrl = embeddedUrl(config.dataDir);
    return { appUrl: asLogin(ownerUrl), ownerUrl, isEmbedded: true, stop: async () => {} };
  }
}
