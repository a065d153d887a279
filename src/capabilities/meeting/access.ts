// Who may do what with a meeting that is open to them; what is not named is not allowed.
import type { StaffActor } from '../../platform/db/actor.ts';
import { pathwayAbilities } from '../pathway/access.ts';
import type { PathwayState } from '../pathway/model.ts';
import type { MeetingAbilities } from './model.ts';
import type { MeetingState } from './model-kinds.ts';

type Actor = Pick<StaffActor, 'role' | 'unitId' | 'unitKind' | 'staffId'>;

export interface MeetingFacts {
  state: MeetingState;
  conveningUnitId: string;
  pathwayState: PathwayState;
  responsibleUnitId: string;
  /** The actor's unit has a sent invitation that is not withdrawn. */
  isInvited: boolean;
  hasChosen: boolean;
  /** The meeting is being held: nobody is invited, moved or asked any longer. */
  isStarted: boolean;
}

const readsPatients = (actor: Actor) => ['practitioner', 'secretary', 'leader'].includes(actor.role);

/** Only a specialist unit that is responsible for a pathway in state open or active convenes. */
export function mayConvene(
  actor: Actor,
  pathway: Pick<MeetingFacts, 'pathwayState' | 'responsibleUnitId'>,
): boolean {
  return (
    readsPatients(actor) &&
    pathwayAbilities(actor, {
      state: pathway.pathwayState,
      responsibleUnitId: pathway.responsibleUnitId,
      handoverToUnitId: null,
    }).convene
  );
}

/** The verbs on a meeting, sent with the page so that the screens draw buttons from them. */
export function meetingAbilities(actor: Actor, meeting: MeetingFacts): MeetingAbilities {
  const convenes = mayConvene(actor, meeting);
  const isDraft = meeting.state === 'draft';
  const isConvened = meeting.state === 'convened';
  const isComing = isConvened && !meeting.isStarted;
  const takesPart = meeting.isInvited || meeting.conveningUnitId === actor.unitId;
  return {
    edit: convenes && isDraft,
    choose: convenes && (isDraft || isComing),
    send: convenes && (isDraft || (isComing && meeting.hasChosen)),
    change: convenes && isComing,
    divideWork: convenes && (isDraft || isConvened),
    // Also when the pathway has ended since: those invited must be told.
    cancel:
      isComing &&
      readsPatients(actor) &&
      [meeting.conveningUnitId, meeting.responsibleUnitId].includes(actor.unitId),
    discard: convenes && isDraft,
    withdraw: convenes && (isDraft || isComing),
    reply: readsPatients(actor) && isComing && meeting.isInvited,
    replyForOthers: convenes && isComing,
    prepare: readsPatients(actor) && isConvened && takesPart,
  };
}
