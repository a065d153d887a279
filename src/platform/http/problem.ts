// Problem details (RFC 9457): every refusal has a code, a sentence in the user's language, and the field it is about.

/** One field at fault: `field` is the dotted path in the request body or query. */
export interface FieldFault {
  field: string;
  /** Key of the text, e.g. `problem.required`. */
  code: string;
  facts?: Record<string, string | number>;
}

/** Thrown by use cases and routes; sent as application/problem+json. `code` is also the key of its text: `problem.<code>`
 *  (title) and `problem.<code>.detail` (what to do). Facts fill the text's placeholders and never carry patient data. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly facts: Record<string, string | number>;
  readonly faults: FieldFault[];
  /** The present state of what the request clashed with (409), so that both texts can be shown. */
  readonly current: unknown;

  constructor(
    status: number,
    code: string,
    options: { facts?: Record<string, string | number>; faults?: FieldFault[]; current?: unknown } = {},
  ) {
    super(code);
    this.status = status;
    this.code = code;
    this.facts = options.facts ?? {};
    this.faults = options.faults ?? [];
    this.current = options.current;
  }
}

/** 404, also for what the actor may not know exists. */
export const notFound = () => new Problem(404, 'not-found');
/** 403 for what the actor can see but may not do. */
export const forbidden = (code = 'forbidden') => new Problem(403, code);
/** 409 with the present version, so that nothing is overwritten unseen. */
export const versionClash = (current: unknown) => new Problem(409, 'version-clash', { current });
/** 422 for one field with a remedy in its text. */
export const fault = (field: string, code: string, facts: Record<string, string | number> = {}) =>
  new Problem(422, 'invalid-input', { faults: [{ field, code, facts }] });
