// Configuration from the environment, read once; every variable is described in docs/operations.md.
import { join, resolve } from 'node:path';
import { z } from 'zod';

const Environment = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('localhost'),
  PUBLIC_URL: z.url().optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z.string().optional(),
  DATABASE_OWNER_URL: z.string().optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default('Samløp <ikke-svar@samlop.example>'),
  IDENTITY_KEY: z.string().min(32).optional(),
  IDLE_MINUTES: z.coerce.number().min(1).max(720).default(30),
  TRUST_PROXY: z.stringbool().default(false),
  SAMLOP_NOW: z.iso.datetime({ offset: true }).optional(),
});

export interface Config {
  isProduction: boolean;
  port: number;
  host: string;
  /** Where people reach it; made from host and port when not given. */
  publicUrl: string | null;
  dataDir: string;
  /** An outside PostgreSQL: the login of the server, and the owner that migrates (the same when only one is given). */
  databaseUrl: string | null;
  databaseOwnerUrl: string | null;
  poolSize: number;
  smtpUrl: string | null;
  mailFrom: string;
  identityKey: string | null;
  idleSeconds: number;
  trustProxy: boolean;
  /** The instant the practice scenario starts at; null follows the machine. */
  startAt: Date | null;
}

export const projectRoot = join(import.meta.dirname, '../..');

/** Reads the configuration. Throws an Error that names each variable at fault and what it should be. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const known = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = Environment.safeParse(known);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The configuration cannot be used:\n${faults.join('\n')}`);
  }
  const env = result.data;
  return {
    isProduction: env.NODE_ENV === 'production',
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL ?? null,
    dataDir: resolve(projectRoot, env.DATA_DIR),
    databaseUrl: env.DATABASE_URL ?? null,
    databaseOwnerUrl: env.DATABASE_OWNER_URL ?? env.DATABASE_URL ?? null,
    poolSize: env.DATABASE_POOL,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM,
    identityKey: env.IDENTITY_KEY ?? null,
    idleSeconds: env.IDLE_MINUTES * 60,
    trustProxy: env.TRUST_PROXY,
    startAt: env.SAMLOP_NOW ? new Date(env.SAMLOP_NOW) : null,
  };
}
