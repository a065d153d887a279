// Tells the rooms that stand open that something changed. Who hears of it is decided by the topics, so that not even the
// existence of a hidden piece is told.
import { publish } from '../../../platform/db/notify.ts';
import type { StaffWork } from '../../../platform/db/actor.ts';
import type { LiveHint } from '../../../platform/http/live.ts';
import { containsAll } from '../../../rules/topics.ts';
import type { HintKind } from '../model-kinds.ts';
import { practical } from '../rules.ts';

export const hintChannel = 'minutes_room';

interface Payload {
  meetingId: string;
  kind: HintKind;
  id: string;
  version: number;
  /** Masks: a reader who holds one of them hears of it. Two when a piece changed topics. */
  seenBy: number[];
}

/** Sends a hint when the transaction commits. Without `seenBy` everyone at the table hears of it. */
export function sendHint(
  work: StaffWork,
  hint: { meetingId: string; kind: HintKind; id: string; version: number; seenBy?: number[] },
): Promise<void> {
  const payload: Payload = { seenBy: [practical], ...hint };
  return publish(work.tx, hintChannel, payload);
}

function isPayload(payload: unknown): payload is Payload {
  return typeof payload === 'object' && payload !== null && 'meetingId' in payload && 'seenBy' in payload;
}

/** The hint for a reader of one meeting with these topics; null for what it may not know of. */
export function hintFor(payload: unknown, meetingId: string, held: number): LiveHint | null {
  if (!isPayload(payload) || payload.meetingId !== meetingId) return null;
  if (!payload.seenBy.some((topics) => containsAll(held, topics))) return null;
  return { kind: payload.kind, id: payload.id, version: payload.version };
}
