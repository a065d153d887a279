// Who may do what in the meeting room and with its minutes; what is not named is not allowed.
import type { StaffActor } from '../../platform/db/actor.ts';
import { allTopics } from '../../rules/topics.ts';
import type { RoomAbilities } from './model.ts';

type Actor = Pick<StaffActor, 'role' | 'unitId' | 'unitKind' | 'staffId'>;

export interface RoomFacts {
  meetingState: string;
  isStarted: boolean;
  conveningUnitId: string;
  chairStaffId: string | null;
  minuteTakerStaffId: string | null;
  responsibleUnitId: string;
  pathwayState: string;
  minutesState: 'draft' | 'approved' | null;
  /** The actor's unit has an invitation that was sent and not withdrawn. */
  isInvited: boolean;
  /** Topics the actor's unit may see today. */
  held: number;
}

const readsPatients = (actor: Actor) => ['practitioner', 'secretary', 'leader'].includes(actor.role);
const isClinical = (actor: Actor) => ['practitioner', 'leader'].includes(actor.role);

/** The convening unit, the unit responsible now, the chair and the minute-taker write the minutes. */
export function writesMinutes(actor: Actor, room: RoomFacts): boolean {
  if (!readsPatients(actor)) return false;
  return (
    [room.conveningUnitId, room.responsibleUnitId].includes(actor.unitId) ||
    [room.chairStaffId, room.minuteTakerStaffId].includes(actor.staffId)
  );
}

/** The verbs in the room. The minutes are approved by a clinician of the convening or the responsible unit who sees all
 *  of them: what one cannot read one cannot answer for. The decision is the responsible specialist unit's. */
export function roomAbilities(actor: Actor, room: RoomFacts): RoomAbilities {
  const writes = writesMinutes(actor, room);
  const isConvened = room.meetingState === 'convened';
  const isDraft = room.minutesState === 'draft';
  const isResponsible = room.responsibleUnitId === actor.unitId && ['phv', 'tsb'].includes(actor.unitKind);
  const answers =
    isClinical(actor) &&
    room.held === allTopics &&
    [room.conveningUnitId, room.responsibleUnitId].includes(actor.unitId);
  return {
    start: writes && isConvened && !room.isStarted,
    run: writes && isConvened && room.isStarted,
    end: writes && isConvened && room.isStarted,
    edit: writes && room.isStarted && isDraft,
    editOwnOffer: readsPatients(actor) && room.isInvited && room.isStarted && isDraft,
    decide:
      isResponsible &&
      isClinical(actor) &&
      room.isStarted &&
      isDraft &&
      ['open', 'active'].includes(room.pathwayState),
    approve: answers && room.meetingState === 'held' && isDraft,
    correct: answers && room.minutesState === 'approved',
  };
}

/** The units that answer for the minutes: they see whom they were sent to, and take back what was sent wrongly. */
export function answersForMinutes(
  actor: Pick<Actor, 'unitId'>,
  version: { conveningUnitId: string; responsibleUnitId: string },
): boolean {
  return [version.conveningUnitId, version.responsibleUnitId].includes(actor.unitId);
}

export function mayRecall(
  actor: Actor,
  version: { conveningUnitId: string; responsibleUnitId: string },
): boolean {
  return isClinical(actor) && answersForMinutes(actor, version);
}

/** A new version begins with the newest one, by a clinician who sees all of it. */
export function mayCorrect(
  actor: Actor,
  version: { conveningUnitId: string; responsibleUnitId: string; held: number; isLatest: boolean },
): boolean {
  return mayRecall(actor, version) && version.held === allTopics && version.isLatest;
}
