// The only way to the data: a transaction that belongs to an actor. Role and actor are set for that transaction alone,
// so row-level security decides what it sees, also through a pooler in transaction mode.
import {
  CamelCasePlugin,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import { escapeLiteral as literal, Pool, types, type PoolClient, type QueryResult as PgResult } from 'pg';
import type { DB } from '../../../migrations/schema.ts';
import type { PlainDate } from '../../rules/plain-date.ts';
import type { Clock } from '../clock.ts';
import { statementFor } from './prepared.ts';

/** A member of staff at the unit they act for right now. */
export interface StaffActor {
  staffId: string;
  unitId: string;
  unitKind: string;
  employmentId: string;
  role: string;
  organisation: string;
}

/** Who is behind a session cookie; `actor` is null until a unit is chosen or when the employment has ended. */
export interface SessionEntry {
  sessionId: string;
  staffId: string;
  level: string;
  actor: StaffActor | null;
}

export type Tx = Kysely<DB>;

/** One line of the access log. Who, unit, role and way are filled in by the database. */
export interface LogEntry {
  action: 'read' | 'create' | 'change' | 'send' | 'search' | 'print';
  object: string;
  objectId?: string | null;
  pathwayId?: string | null;
  personId?: string | null;
}

/** What a use case works with: the transaction, the present, and the log that is written when the work commits. */
export interface Work {
  tx: Tx;
  now: Date;
  today: PlainDate;
  /** Name of the interface the request came through, as the access log keeps it. */
  via: string;
  log(entry: LogEntry): void;
}

export interface StaffWork extends Work {
  actor: StaffActor;
}

export interface Database {
  /** Runs as the member of staff behind a session token's hash. `work` gets null when there is no such session. */
  withSession<T>(
    tokenHash: Buffer,
    via: string,
    work: (work: Work, entry: SessionEntry | null) => Promise<T>,
  ): Promise<T>;
  withActor<T>(actor: StaffActor, work: (work: StaffWork) => Promise<T>, via?: string): Promise<T>;
  /** Runs a job: no clinical row, only what `samlop_system` may. */
  withSystem<T>(work: (work: Work) => Promise<T>): Promise<T>;
  /** Runs the sign-in: staff by identity, sessions. */
  withAuth<T>(work: (work: Work) => Promise<T>): Promise<T>;
  close(): Promise<void>;
  readonly pool: Pool;
}

export interface DatabaseOptions {
  url: string;
  clock: Clock;
  /** How long a session may stand idle, in seconds. */
  idleSeconds?: number;
  poolSize?: number;
  /** Told of connections that broke while idle; never gets query texts. */
  onIdleError?: (error: Error) => void;
}

// Dates stay plain days; 'YYYY-MM-DD'.
types.setTypeParser(types.builtins.DATE, (text) => text);

const camelCase = new CamelCasePlugin({ maintainNestedObjectKeys: true });

class OneConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  constructor(client: PoolClient) {
    this.#client = client;
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { sql: text, parameters } = query;
    const result = await this.#client.query(statementFor(this.#client, text, [...parameters]));
    return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) };
  }
  // oxlint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streaming is not used inside a request.');
  }
}

function driverOf(connection: DatabaseConnection): Driver {
  const refuse = async () => {
    throw new Error('The transaction is already open; a second one would see it as somebody else.');
  };
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => {},
    destroy: async () => {},
  };
}

function kyselyOn(client: PoolClient): Tx {
  const connection = new OneConnection(client);
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driverOf(connection),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    plugins: [camelCase],
  });
}

function settings(pairs: Record<string, string>): string {
  return Object.entries(pairs)
    .map(([name, value]) => `set_config(${literal(name)}, ${literal(value)}, true)`)
    .join(', ');
}

interface EnteredRow {
  session_id: string;
  staff_id: string;
  employment_id: string | null;
  unit_id: string | null;
  unit_kind: string | null;
  staff_role: string | null;
  organisation: string | null;
  level: string;
}

function toEntry(row: EnteredRow): SessionEntry {
  const hasUnit = row.employment_id !== null && row.unit_id !== null;
  const actor = hasUnit
    ? {
        staffId: row.staff_id,
        unitId: row.unit_id ?? '',
        unitKind: row.unit_kind ?? '',
        employmentId: row.employment_id ?? '',
        role: row.staff_role ?? '',
        organisation: row.organisation ?? '',
      }
    : null;
  return { sessionId: row.session_id, staffId: row.staff_id, level: row.level, actor };
}

export function createDatabase(options: DatabaseOptions): Database {
  const { clock, idleSeconds = 1800 } = options;
  const pool = new Pool({ connectionString: options.url, max: options.poolSize ?? 10 });
  // Without a listener a connection that breaks while idle would end the process.
  pool.on('error', (error) => options.onIdleError?.(error));

  async function run<T>(
    begin: (now: Date, today: PlainDate) => string,
    via: string,
    work: (work: Work, entered: EnteredRow | undefined) => Promise<T>,
  ): Promise<T> {
    const client = await pool.connect();
    let broken: Error | undefined;
    // A connection that breaks between two statements tells it here; the next statement fails and the work with it.
    const onBroken = (error: Error) => {
      broken = error;
    };
    client.on('error', onBroken);
    try {
      const now = clock.now();
      const today = clock.today();
      // Everything that opens the transaction travels in one message.
      const results = (await client.query(begin(now, today))) as unknown as PgResult<EnteredRow>[];
      const entries: LogEntry[] = [];
      const log = (entry: LogEntry) => void entries.push(entry);
      const result = await work({ tx: kyselyOn(client), now, today, via, log }, results.at(-1)?.rows[0]);
      const rows = entries.map((entry) => ({
        action: entry.action,
        object: entry.object,
        object_id: entry.objectId,
        pathway_id: entry.pathwayId,
        person_id: entry.personId,
        interface: via,
      }));
      await client.query(
        rows.length > 0
          ? `select write_access_log(${literal(JSON.stringify(rows))}::jsonb); commit`
          : 'commit',
      );
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: unknown) => {
        broken = failure instanceof Error ? failure : new Error('rollback failed');
      });
      throw error;
    } finally {
      client.off('error', onBroken);
      client.release(broken);
    }
  }

  const asRole = (role: string) => (now: Date, today: PlainDate) =>
    `begin; select ${settings({ role, 'samlop.now': now.toISOString(), 'samlop.today': today })}`;

  return {
    pool,
    withSession: (tokenHash, via, work) =>
      run(
        (now, today) =>
          `begin; select ${settings({ role: 'samlop_staff' })}; select * from enter_session('\\x${tokenHash.toString('hex')}', ${literal(now.toISOString())}, ${literal(today)}, interval '${idleSeconds} seconds')`,
        via,
        (unit, row) => work(unit, row ? toEntry(row) : null),
      ),
    withActor: (actor, work, via = 'internal') =>
      run(
        (now, today) =>
          `begin; select ${settings({
            role: 'samlop_staff',
            'samlop.staff': actor.staffId,
            'samlop.unit': actor.unitId,
            'samlop.role': actor.role,
            'samlop.organisation': actor.organisation,
            'samlop.now': now.toISOString(),
            'samlop.today': today,
          })}`,
        via,
        (unit) => work({ ...unit, actor }),
      ),
    withSystem: (work) => run(asRole('samlop_system'), 'job', (unit) => work(unit)),
    withAuth: (work) => run(asRole('samlop_auth'), 'sign-in', (unit) => work(unit)),
    close: () => pool.end(),
  };
}
