// The first administrator of an organisation, put in place by those who operate the server; the next ones are added on screen.
import { parseArgs } from 'node:util';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Client } from 'pg';
import { readOrganisationNumber } from '../capabilities/directory/rules.ts';
import { identityHash, identityKeyFrom } from '../platform/auth/identity-hash.ts';
import { readOidcConfigs } from '../platform/auth/oidc-config.ts';
import { createClock } from '../platform/clock.ts';
import { readIdentityNumber } from '../rules/identity-number.ts';
import { unitKinds, type UnitKind } from '../rules/legal-basis.ts';
import type { PlainDate } from '../rules/plain-date.ts';
import { readConfig } from './config.ts';
import { openDatabase } from './database.ts';

export interface FirstAdministrator {
  unit: string;
  kind: UnitKind;
  organisation: string;
  organisationNumber: string;
  givenName: string;
  familyName: string;
}

export interface AddedAdministrator {
  outcome: 'added' | 'already';
  unitId: string;
  staffId: string;
  /** The name the directory has, which stands when the person was in it already. */
  name: string;
}

const usage = `Usage: samlop add-administrator --unit <name> --kind <${unitKinds.join('|')}>
  --organisation <name> --organisation-number <nine digits> --given-name <name> --family-name <name>
The administrator's identity number is read from standard input, never from the command line.`;

const flags = ['unit', 'kind', 'organisation', 'organisation-number', 'given-name', 'family-name'] as const;

/** Reads the flags. Throws an Error that names what is missing or wrong, with the usage. */
export function readAdministratorFlags(argv: readonly string[]): FirstAdministrator {
  const wrong = (what: string) => new Error(`${what}\n${usage}`);
  const options = Object.fromEntries(flags.map((flag) => [flag, { type: 'string' as const }]));
  let values: Record<string, string | boolean | undefined>;
  try {
    ({ values } = parseArgs({ args: [...argv], options, strict: true, allowPositionals: false }));
  } catch {
    // The parser's own message may quote what was typed, and that may be an identity number.
    throw wrong('Unknown flag or stray word on the command line.');
  }
  const read = (flag: (typeof flags)[number], longest: number) => {
    const text = String(values[flag] ?? '').trim();
    if (text === '' || text.length > longest) throw wrong(`--${flag} is missing or too long.`);
    return text;
  };
  const kind = unitKinds.find((one) => one === read('kind', 30));
  if (!kind) throw wrong(`--kind must be one of ${unitKinds.join(', ')}.`);
  const organisationNumber = readOrganisationNumber(read('organisation-number', 20));
  if (organisationNumber === null) throw wrong('--organisation-number has a wrong check digit.');
  return {
    unit: read('unit', 200),
    kind,
    organisation: read('organisation', 200),
    organisationNumber,
    givenName: read('given-name', 100),
    familyName: read('family-name', 100),
  };
}

async function rowId(client: Client, query: string, values: unknown[]): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(query, values);
  return rows[0]?.id;
}

/** Adds unit, person and post where they are missing, in one transaction. A unit of that name in the organisation, and a person
 *  with that identity number, are used as they stand. */
export async function addAdministrator(
  ownerUrl: string,
  input: FirstAdministrator,
  identity: Buffer,
  today: PlainDate,
): Promise<AddedAdministrator> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin; set local role samlop_definer');
    const unitId =
      (await rowId(
        client,
        'select id from unit where organisation = $1 and lower(name) = lower($2) and is_active',
        [input.organisation, input.unit],
      )) ??
      (await rowId(
        client,
        'insert into unit (name, kind, organisation, organisation_number) values ($1, $2, $3, $4) returning id',
        [input.unit, input.kind, input.organisation, input.organisationNumber],
      ));
    const staffId =
      (await rowId(client, 'select id from staff where subject_hash = $1', [identity])) ??
      (await rowId(
        client,
        'insert into staff (given_name, family_name, subject_hash) values ($1, $2, $3) returning id',
        [input.givenName, input.familyName, identity],
      ));
    if (unitId === undefined || staffId === undefined) throw new Error('The directory took no row.');
    const present = await rowId(
      client,
      `select id from employment where staff_id = $1 and unit_id = $2 and role = 'administrator'
         and valid_from <= $3 and (valid_to is null or valid_to >= $3)`,
      [staffId, unitId, today],
    );
    if (present === undefined)
      await client.query(
        `insert into employment (staff_id, unit_id, role, valid_from) values ($1, $2, 'administrator', $3)`,
        [staffId, unitId, today],
      );
    const { rows } = await client.query<{ name: string }>(
      `select given_name || ' ' || family_name as name from staff where id = $1`,
      [staffId],
    );
    await client.query('commit');
    return {
      outcome: present === undefined ? 'added' : 'already',
      unitId,
      staffId,
      name: rows[0]?.name ?? '',
    };
  } finally {
    await client.end();
  }
}

/** One line from standard input; at a terminal it is asked for and not shown. */
async function readSecretLine(prompt: string): Promise<string> {
  const isTerminal = process.stdin.isTTY === true;
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  if (isTerminal) process.stderr.write(prompt);
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: isTerminal });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (isTerminal) process.stderr.write('\n');
  }
}

/** The command. `tell` gets what the database does meanwhile. */
export async function runAddAdministrator(
  argv: readonly string[],
  tell: (line: string) => void,
): Promise<string> {
  const input = readAdministratorFlags(argv);
  const isPractice = readOidcConfigs(process.env).length === 0;
  const key = identityKeyFrom(process.env, { isPractice });
  const typed = await readSecretLine("The administrator's identity number (not shown): ");
  const read = readIdentityNumber(typed, { allowSynthetic: isPractice });
  if ('error' in read) throw new Error(`The identity number cannot be used: ${read.error}.`);
  const running = await openDatabase(readConfig(), tell);
  try {
    const identity = identityHash(key, read.normalized);
    const added = await addAdministrator(running.ownerUrl, input, identity, createClock().today());
    const where = `${input.unit}, ${input.organisation}`;
    return added.outcome === 'added'
      ? `${added.name} is administrator at ${where} from today and can sign in.`
      : `${added.name} is administrator at ${where} already. Nothing was changed.`;
  } finally {
    await running.stop();
  }
}
