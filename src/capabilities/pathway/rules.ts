// What comes next on a pathway, decided from its state: one thing, for the first line of its page.
import type { NextStepKind, PathwayState } from './model.ts';

export interface NextStepFacts {
  state: PathwayState;
  /** The reader's unit is responsible. */
  isResponsible: boolean;
  /** An offer of responsibility waits for the reader's unit, for another one, or there is none. */
  handover: 'to-us' | 'to-others' | null;
  hasMeetingAhead: boolean;
}

const byState: Record<PathwayState, { ours: NextStepKind; theirs: NextStepKind }> = {
  requested: { ours: 'request-waits', theirs: 'answer-request' },
  declined: { ours: 'declined', theirs: 'declined' },
  assessing: { ours: 'assess', theirs: 'assessment-waits' },
  open: { ours: 'convene', theirs: 'invitation-waits' },
  active: { ours: 'follow-up', theirs: 'follow-up' },
  integrated: { ours: 'integrated', theirs: 'integrated' },
  closed: { ours: 'closed', theirs: 'closed' },
};

/** The next thing: first an offer that waits for us (while it waits, the giver thinks that somebody is coming), then a meeting
 *  that is called, then what the state asks for. */
export function nextStepOf(facts: NextStepFacts): NextStepKind {
  if (facts.handover === 'to-us') return 'answer-handover';
  if (facts.hasMeetingAhead) return 'meeting';
  const { ours, theirs } = byState[facts.state];
  return facts.isResponsible ? ours : theirs;
}
