// Errors of the API as the browser sees them: RFC 9457 problem details, and the lack of any answer.

export interface FieldError {
  /** The field's path in the request body, e.g. `startsAt` or `members.0.name`. */
  readonly field: string;
  readonly message: string;
}

interface ProblemDetails {
  status: number;
  /** Stable name of the problem, e.g. `version-clash`; `network` when there was no answer at all. */
  code: string;
  title: string;
  detail?: string | undefined;
  errors?: readonly FieldError[] | undefined;
  current?: unknown;
}

/** What the API answered instead of what was asked for. `status` is 0 when nothing answered. `current` is the server's
 *  version of the row on 409. Title and detail are in the user's language and free of blame. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly FieldError[];
  readonly current: unknown;

  constructor(details: ProblemDetails) {
    super(details.title);
    this.name = 'ApiProblem';
    this.status = details.status;
    this.code = details.code;
    this.title = details.title;
    this.detail = details.detail ?? '';
    this.errors = details.errors ?? [];
    this.current = details.current;
  }
}

/** True for failures that pass by themselves: no network, a busy or restarting server, a timeout. */
export function isPassing(problem: unknown): boolean {
  if (!(problem instanceof ApiProblem)) return false;
  return problem.status === 0 || problem.status === 408 || problem.status === 429 || problem.status >= 500;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function fieldErrors(value: unknown): FieldError[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    if (!isRecord(item)) return [];
    const message = textOf(item['message']);
    return message ? [{ field: textOf(item['field']) ?? '', message }] : [];
  });
}

/** Reads a problem out of an answer's body; a body that is no problem document still gives a usable one. */
export function readProblem(status: number, body: unknown): ApiProblem {
  const document = isRecord(body) ? body : {};
  return new ApiProblem({
    status,
    code: textOf(document['code']) ?? `http-${status}`,
    title: textOf(document['title']) ?? '',
    detail: textOf(document['detail']),
    errors: fieldErrors(document['errors']),
    current: document['current'],
  });
}

/** The problem when no answer came: lost network, or the server took longer than we wait. */
export function noAnswer(): ApiProblem {
  return new ApiProblem({ status: 0, code: 'network', title: '' });
}
