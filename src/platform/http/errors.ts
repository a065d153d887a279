// Turns whatever a request threw into problem details in the user's language. Logs carry ids and codes, never texts or names.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import { languageOf, type Translate } from './language.ts';
import { Problem, type FieldFault } from './problem.ts';

interface Issue {
  code?: string;
  origin?: string;
  minimum?: number | bigint;
  maximum?: number | bigint;
  format?: string;
  keys?: string[];
  input?: unknown;
  message?: string;
}

/** A field fault for one zod issue; the code is the key of its text. A schema may name its own: `z.string().min(1, 'problem.…')`. */
function faultOf(field: string, issue: Issue): FieldFault {
  if (issue.message?.startsWith('problem.')) return { field, code: issue.message };
  const facts = { minimum: Number(issue.minimum ?? 0), maximum: Number(issue.maximum ?? 0) };
  switch (issue.code) {
    case 'too_small':
      return {
        field,
        code:
          issue.origin === 'string' && facts.minimum <= 1
            ? 'problem.required'
            : `problem.too-small.${issue.origin === 'string' ? 'text' : 'number'}`,
        facts,
      };
    case 'too_big':
      return { field, code: `problem.too-big.${issue.origin === 'string' ? 'text' : 'number'}`, facts };
    case 'invalid_format':
      return { field, code: issue.format === 'uuid' ? 'problem.bad-id' : 'problem.bad-format' };
    case 'unrecognized_keys':
      return { field: [field, issue.keys?.[0]].filter(Boolean).join('.'), code: 'problem.unknown-field' };
    case 'invalid_type':
      return { field, code: 'problem.wrong-kind' };
    default:
      return { field, code: 'problem.not-a-choice' };
  }
}

const databaseProblems: Record<string, () => Problem> = {
  '23505': () => new Problem(409, 'already-exists'),
  '23503': () => new Problem(422, 'unknown-reference'),
  P0002: () => new Problem(404, 'not-found'),
  '42501': () => new Problem(403, 'forbidden'),
  '40001': () => new Problem(503, 'try-again'),
  '40P01': () => new Problem(503, 'try-again'),
  '53300': () => new Problem(503, 'database-unavailable'),
};

function databaseProblem(code: string): Problem | undefined {
  const known = databaseProblems[code];
  if (known) return known();
  // Class 22: data the database cannot hold (a NUL, a number too large); 23: a constraint. 57, 08: it is going down or away.
  if (/^(22|23)/.test(code)) return new Problem(422, 'invalid-input');
  if (/^(57|08)/.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'].includes(code))
    return new Problem(503, 'database-unavailable');
  return undefined;
}

/** The Problem behind an error, or undefined for one nobody foresaw. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const context = error.validationContext;
    const faults = error.validation.map((entry) => {
      const path = entry.instancePath.split('/').filter(Boolean).join('.');
      // The validator compiler keeps an issue's code and message apart from the rest of it.
      const issue: Issue = { ...entry.params, code: entry.keyword, message: entry.message ?? '' };
      return faultOf(path === '' && context !== 'body' ? String(context) : path, issue);
    });
    const badId = context === 'params';
    return badId ? new Problem(404, 'not-found') : new Problem(422, 'invalid-input', { faults });
  }
  const { code, statusCode } = error as Partial<FastifyError>;
  if (isResponseSerializationError(error)) return undefined;
  if (statusCode === 413) return new Problem(413, 'too-large');
  if (statusCode === 415) return new Problem(415, 'wrong-media-type');
  if (statusCode === 429) return new Problem(429, 'too-many');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Problem(400, 'unreadable');
  if (typeof code === 'string') return databaseProblem(code);
  return /Connection terminated|timeout exceeded when trying to connect/.test((error as Error).message ?? '')
    ? new Problem(503, 'database-unavailable')
    : undefined;
}

/** The error handler of the server. */
export function createErrorHandler(
  translate: Translate,
  logFailure: (facts: Record<string, unknown>) => void,
) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    let problem = problemOf(error);
    if (!problem) {
      // The message is left out: it may quote what a person wrote.
      logFailure({
        requestId: request.id,
        route: request.routeOptions.url,
        name: (error as Error).name,
        code: (error as FastifyError).code,
        stack: (error as Error).stack
          ?.split('\n')
          .filter((line) => /^\s+at /.test(line))
          .slice(0, 8),
      });
      problem = new Problem(500, 'unforeseen', { facts: { id: request.id } });
    }
    const language = languageOf(request.headers['accept-language']);
    const say = (key: string, facts = {}) => translate(language, key, facts);
    const detail = say(`problem.${problem.code}.detail`, problem.facts);
    void reply
      .code(problem.status)
      .header('content-language', language)
      .type('application/problem+json')
      .serializer((payload: unknown) => JSON.stringify(payload))
      .send({
        type: `/problems/${problem.code}`,
        status: problem.status,
        code: problem.code,
        title: say(`problem.${problem.code}`, problem.facts) ?? problem.code,
        ...(detail === undefined ? {} : { detail }),
        instance: request.id,
        ...(problem.faults.length === 0
          ? {}
          : {
              errors: problem.faults.map(({ field, code, facts }) => ({
                field,
                code,
                message: say(code, facts) ?? say('problem.invalid-input.detail') ?? code,
              })),
            }),
        ...(problem.current === undefined ? {} : { current: problem.current }),
      });
  };
}
