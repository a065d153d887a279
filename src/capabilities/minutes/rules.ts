// Decisions about the meeting room and its minutes, pure: what is laid ready, with which topics, what each reader gets, and
// what stands in the way of a task. Source: S0 ("Gjennomføring", template for minutes); the topics are our default.
import { allTopics, containsAll, topicBit, topicMask, topicsIn, type Topic } from '../../rules/topics.ts';
import { endsWithPathway } from '../pathway/rules-end.ts';
import type { Decision, ItemKind, NoteKey, PointKey } from './model-kinds.ts';
import { noteKeys, pointKeys } from './model-kinds.ts';
import type { FollowUpFault, Piece, ReadableMinutes } from './model-versions.ts';

export const practical = topicBit('practical');

/** Cautious: what a clinician says of the patient is not for everyone at the table until somebody has said so. Consent is
 *  filed under treatment, since the words may name what is held back. */
const noteTopics: Record<Exclude<NoteKey, 'service-offer'>, readonly Topic[]> = {
  'patient-words': ['substance-use', 'mental-health', 'treatment'],
  'needs-assessment': ['substance-use', 'mental-health', 'treatment'],
  'pathway-or-integrated': ['substance-use', 'mental-health', 'treatment'],
  'integrated-plan': ['treatment'],
  'needs-clarified': ['treatment', 'crisis-plan'],
  feedback: ['substance-use', 'mental-health', 'treatment'],
};
const pointTopics: Record<PointKey, readonly Topic[]> = {
  consent: ['treatment'],
  'plan-coordinator': ['practical'],
  'care-group': ['practical'],
  'responsible-clinician': ['practical'],
  economy: ['economy'],
  housing: ['housing'],
  'next-of-kin': ['family-children'],
};
const notePart: Record<NoteKey, number> = {
  'patient-words': 1,
  'needs-assessment': 2,
  'service-offer': 2,
  'pathway-or-integrated': 2,
  'integrated-plan': 2,
  'needs-clarified': 2,
  feedback: 3,
};

/** What a service's own offer is filed under: what that kind of service does, as far as it may see it itself. */
export function offerTopics(unitKind: string | null, held: number): number {
  const wished =
    unitKind === 'nav'
      ? topicMask(['work-activity', 'economy'])
      : unitKind === 'other'
        ? topicMask(['housing'])
        : topicBit('treatment');
  return wished & held || practical;
}

export interface Seed {
  kind: Exclude<ItemKind, 'case'>;
  key: string;
  part: number;
  position: number;
  topics: number;
  partyId: string | null;
}

/** The empty notes and points that lie ready when a meeting starts; the services' offers one by one. */
export function seeds(
  parties: readonly { id: string; kind: string; unitKind: string | null; topics: number }[],
): Seed[] {
  const notes = noteKeys.flatMap((key, index): Seed[] => {
    const seed = { kind: 'note' as const, key, part: notePart[key], position: index * 100 };
    if (key !== 'service-offer') return [{ ...seed, topics: topicMask(noteTopics[key]), partyId: null }];
    return parties
      .filter((party) => party.kind === 'unit' && party.topics > 0)
      .map((party, offset) => ({
        ...seed,
        position: seed.position + offset,
        topics: offerTopics(party.unitKind, party.topics),
        partyId: party.id,
      }));
  });
  // The points stand after the cases of part 4.
  const points = pointKeys.map((key, index): Seed => ({
    kind: 'point',
    key,
    part: 4,
    position: 10_000 + index,
    topics: topicMask(pointTopics[key]),
    partyId: null,
  }));
  return [...notes, ...points];
}

const isWritten = (...texts: readonly string[]) => texts.some((text) => text.trim() !== '');

/** True for an item with any words in it; empty ones are not frozen, so that nothing tells an empty one from a hidden one. */
export function hasWords(item: { title: string; description: string; conclusion: string }): boolean {
  return isWritten(item.title, item.description, item.conclusion);
}

/** Numbers cases as one reader sees them, from 1 without gaps: a hidden case leaves no trace. */
export function numbered<Item extends { kind: string; isRemoved: boolean }>(
  items: readonly Item[],
): (Item & { number: number | null })[] {
  let last = 0;
  return items.map((item) => ({
    ...item,
    number: item.kind === 'case' && !item.isRemoved ? (last += 1) : null,
  }));
}

/** The pieces that a reader with these topics may see, in order, numbered for that reader. */
export function readableMinutes(pieces: readonly Piece[], held: number): ReadableMinutes {
  const readable: ReadableMinutes = {
    frame: null,
    presence: [],
    notes: [],
    cases: [],
    points: [],
    followUps: [],
  };
  const numbers = new Map<string, number>();
  const mine = pieces.filter(({ topics }) => containsAll(held, topics));
  for (const piece of mine.toSorted((a, b) => a.position - b.position)) {
    if (piece.section === 'frame') readable.frame = piece.content;
    if (piece.section === 'presence') readable.presence.push(piece.content);
    if (piece.section === 'note') readable.notes.push(piece.content);
    if (piece.section === 'point') readable.points.push(piece.content);
    if (piece.section === 'case') {
      const { itemId, ...content } = piece.content;
      numbers.set(itemId, numbers.size + 1);
      readable.cases.push({ ...content, number: numbers.size });
    }
  }
  for (const piece of mine.toSorted((a, b) => a.position - b.position)) {
    if (piece.section !== 'follow-up') continue;
    const { itemId, partyId: _, ...content } = piece.content;
    readable.followUps.push({
      ...content,
      caseNumber: itemId === null ? null : (numbers.get(itemId) ?? null),
    });
  }
  return readable;
}

/** Topics outside a reader's basis: what "this version does not show" names, whether or not anything is written there. */
export function leftOut(held: number): Topic[] {
  return topicsIn(allTopics & ~held);
}

/** True for the two decisions that end the pathway. They take effect when the minutes are approved, so that those whose
 *  consent ends with it can be there to the end and are sent the minutes. */
export function endsPathway(decision: Decision | null): boolean {
  return decision === 'integrated-one-place' || decision === 'neither';
}

/** What a party may see once the decision has taken effect. */
export function topicsAfter(
  party: { kind: string; unitKind: string | null; topics: number; basisKind: string | null },
  decision: Decision | null,
): number {
  if (party.kind === 'patient' || party.basisKind === null || !endsPathway(decision)) return party.topics;
  return endsWithPathway({ kind: party.basisKind, unitKind: party.unitKind }) ? 0 : party.topics;
}

interface Row {
  id: string;
  what: string;
  partyId: string | null;
  staffId: string | null;
  due: string | null;
  topics: number;
  isRemoved: boolean;
}

/** A row nobody has written anything in. */
export function isBlank(row: Pick<Row, 'what' | 'partyId' | 'due'>): boolean {
  return row.what.trim() === '' && row.partyId === null && row.due === null;
}

/** Why rows cannot become tasks: who, what or by when is missing, or the one who is to do it may not see what it is about. */
export function followUpFaults(
  rows: readonly Row[],
  parties: readonly {
    id: string;
    name: string;
    kind: string;
    unitKind: string | null;
    topics: number;
    basisKind: string | null;
  }[],
  decision: Decision | null,
): FollowUpFault[] {
  return rows
    .filter((row) => !row.isRemoved && !isBlank(row))
    .flatMap((row): FollowUpFault[] => {
      const party = parties.find(({ id }) => id === row.partyId);
      const partyName = party?.name ?? null;
      const of = (field: FollowUpFault['field'], code: string): FollowUpFault => ({
        followUpId: row.id,
        field,
        code: `problem.minutes.follow-up.${code}`,
        partyName,
      });
      const faults: FollowUpFault[] = [];
      if (row.what.trim() === '') faults.push(of('what', 'no-what'));
      if (row.partyId === null) faults.push(of('partyId', 'no-party'));
      if (row.due === null) faults.push(of('due', 'no-due'));
      if (row.partyId === null) return faults;
      if (!party) return [...faults, of('partyId', 'not-invited')];
      if (party.kind !== 'unit' && party.kind !== 'patient' && party.topics === 0)
        return [...faults, of('partyId', 'no-basis')];
      if (party.kind !== 'unit') return faults;
      if (!containsAll(party.topics, row.topics)) faults.push(of('topics', 'no-basis'));
      else if (!containsAll(topicsAfter(party, decision), row.topics))
        faults.push(of('partyId', 'basis-ends'));
      return faults;
    });
}

/** Text keys of what the source's template asks for and nobody has written yet. */
export function missingInMinutes(minutes: {
  chair: string | null;
  minuteTaker: string | null;
  decision: Decision | null;
  feedbackWhen: string | null;
  nextStartsAt: string | null;
  presence: readonly { part: number }[];
  items: readonly {
    kind: string;
    key: string | null;
    isRemoved: boolean;
    title: string;
    description: string;
    conclusion: string;
  }[];
  followUps: readonly Row[];
}): string[] {
  const live = minutes.items.filter((item) => !item.isRemoved);
  const has = (kind: string, key: string) =>
    live.some((item) => item.kind === kind && item.key === key && hasWords(item));
  const missing = (key: string, is: boolean) => (is ? [`minutes.missing.${key}`] : []);
  return [
    ...missing('chair', minutes.chair === null),
    ...missing('minute-taker', minutes.minuteTaker === null),
    ...missing('presence', minutes.presence.length === 0),
    ...noteKeys.filter((key) => !has('note', key)).map((key) => `minutes.missing.note.${key}`),
    ...missing('cases', !live.some((item) => item.kind === 'case' && hasWords(item))),
    ...live
      .filter((item) => item.kind === 'case' && hasWords(item) && item.conclusion.trim() === '')
      .slice(0, 1)
      .map(() => 'minutes.missing.conclusion'),
    ...pointKeys.filter((key) => !has('point', key)).map((key) => `minutes.missing.point.${key}`),
    ...missing('decision', minutes.decision === null),
    ...missing('feedback', minutes.feedbackWhen === null),
    ...missing('next', minutes.nextStartsAt === null),
    ...missing('follow-up', !minutes.followUps.some((row) => !row.isRemoved && !isBlank(row))),
  ];
}
