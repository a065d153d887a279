// Doing things as the practice people over the server's own routes, so that a scenario is what people could have done.

/** An answer's body, read freely: the routes' own schemas have checked it. */
// oxlint-disable-next-line typescript/no-explicit-any -- a scenario picks fields out of many kinds of answers
export type Body = any;

/** One request as a practice person; throws with the problem when it is refused. */
export type Caller = (
  slug: string,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
) => Promise<Body>;

/** Moves the scenario's clock to an instant, never back. */
export type MoveTo = (instant: Date) => void;

export interface ScenarioStage {
  call: Caller;
  moveTo: MoveTo;
  units: Record<string, string>;
  staff: Record<string, string>;
}
