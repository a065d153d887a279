// The one way a pathway changes state: from a state that allows it, told on the time line, with what no longer runs stopped.
import type { StaffWork } from '../../platform/db/actor.ts';
import { notFound, Problem } from '../../platform/http/problem.ts';
import { recordEvent } from './events.ts';
import type { PathwayState } from './model.ts';
import { isOpenToMe, loadCard, setState, stopWaitingDeadlines } from './store.ts';

// `requested` is left by the functions that answer a request; here only when the request is withdrawn.
const allowed: Record<PathwayState, readonly PathwayState[]> = {
  requested: ['closed'],
  declined: [],
  assessing: ['open', 'integrated', 'closed'],
  open: ['active', 'integrated', 'closed'],
  active: ['integrated', 'closed'],
  integrated: [],
  closed: [],
};

/** True when a pathway can go from one state to the other by a decision. */
export const mayGo = (from: PathwayState, to: PathwayState): boolean => allowed[from].includes(to);

export interface StateFacts {
  /** Why, as a code for the sentence on the time line: `eligibility`, `minutes`, `withdrawn` … Never words about the patient. */
  reason: string;
  /** The assessment, meeting or request that decided it. */
  subjectId?: string;
  /** Sets the priority of the pathway (ages 18–25); left as it is when not given. */
  isPriority?: boolean;
}

/** Moves the pathway to another state, sets the days it opened or closed, and stops deadlines that wait for something no
 *  longer to be done. The same state again changes nothing but the priority. Who may decide is the caller's to check.
 *  Throws 404 when the pathway is not open to the actor, 409 `pathway.state` when it cannot go there from where it is. */
export async function changeState(
  work: StaffWork,
  pathwayId: string,
  to: PathwayState,
  facts: StateFacts,
): Promise<void> {
  const card = await loadCard(work.tx, pathwayId);
  if (!card || !(await isOpenToMe(work.tx, pathwayId))) throw notFound();
  const from = card.state as PathwayState;
  const { reason, subjectId, isPriority = card.isPriority } = facts;
  if (from === to && isPriority === card.isPriority) return;
  if (from !== to && !mayGo(from, to)) throw new Problem(409, 'pathway.state');
  const isOver = ['integrated', 'closed'].includes(to);
  const isChanged = await setState(work.tx, pathwayId, {
    from,
    to,
    isPriority,
    openedOn: to === 'open' ? (card.openedOn ?? work.today) : card.openedOn,
    closedOn: isOver ? work.today : card.closedOn,
  });
  if (!isChanged) throw new Problem(409, 'pathway.state');
  if (isOver) await stopWaitingDeadlines(work.tx, pathwayId, work.today);
  if (from !== to)
    await recordEvent(work, {
      pathwayId,
      kind: 'pathway-state-changed',
      facts: { from, to, reason },
      ...(subjectId === undefined ? {} : { subjectId }),
    });
  work.log({ action: 'change', object: 'pathway-state', objectId: pathwayId, pathwayId });
}
