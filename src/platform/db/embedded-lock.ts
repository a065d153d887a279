// The lock by which one process at a time supervises a data folder.
import { DatabaseSync } from 'node:sqlite';

/** Another living process supervises the data folder; connect to its server with `embeddedUrl` instead. */
export class DataFolderBusyError extends Error {
  constructor(dataDir: string) {
    super(
      `Another process already runs the database in DATA_DIR ${dataDir}. Stop it first, or set another DATA_DIR.`,
    );
    this.name = 'DataFolderBusyError';
  }
}

const SQLITE_BUSY = 5;

// Held here so that a caller who forgets the result does not lose the lock to garbage collection.
const held = new Set<DatabaseSync>();

/** Takes the lock or throws DataFolderBusyError at once; call the result to release it. */
export function lockDataFolder(dataDir: string, file: string): () => void {
  // Node has no flock. SQLite's exclusive transaction is the kernel's own lock on the file: it goes with the process,
  // even after kill -9, needs no check of process ids, and also holds between containers that share the folder.
  let lock: DatabaseSync | null = null;
  try {
    lock = new DatabaseSync(file);
    lock.exec('begin exclusive');
  } catch (error) {
    lock?.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) {
      throw new DataFolderBusyError(dataDir);
    }
    throw new Error(`The lock file ${file} in DATA_DIR cannot be opened for writing.`, { cause: error });
  }
  const taken = lock;
  held.add(taken);
  return () => {
    if (held.delete(taken)) taken.close();
  };
}
