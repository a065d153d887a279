// Minutes as frozen pieces, and as the paper one recipient gets: only the pieces its topics cover, and a line on the rest.
import type { PlainDate } from '../../rules/plain-date.ts';
import { containsAll } from '../../rules/topics.ts';
import { longestProse, type MinutesDocument } from '../document/model.ts';
import type { NoteKey, PointKey } from './model-kinds.ts';
import { noteKeys, pointKeys } from './model-kinds.ts';
import type { Piece } from './model-versions.ts';
import { hasWords, isBlank, leftOut, practical, readableMinutes } from './rules.ts';
import type { PartyRow, RoomParts, RoomRow } from './store/room.ts';
import type { LetterHead } from './store/versions.ts';
import { en } from './texts/en.ts';
import { nb } from './texts/nb.ts';
import { nn } from './texts/nn.ts';

const texts = { nb, nn, en } as const;
export type MinutesLanguage = keyof typeof texts;

const isNoteKey = (key: string | null): key is NoteKey => noteKeys.some((known) => known === key);
const isPointKey = (key: string | null): key is PointKey => pointKeys.some((known) => known === key);

/** The minutes as they stand, cut into pieces with their topics. Empty ones are left out. */
export function freeze(room: RoomRow, parts: RoomParts): Piece[] {
  const named = new Map(parts.parties.map((party) => [party.id, party]));
  let position = 0;
  const next = () => (position += 1);
  const frame: Piece = {
    section: 'frame',
    topics: practical,
    position: next(),
    content: {
      startsAt: parts.startsAt,
      endsAt: parts.endsAt,
      placeKind: parts.placeKind,
      place: parts.place,
      conveningUnitName: parts.conveningUnitName,
      chair: parts.chair,
      minuteTaker: parts.minuteTaker,
      decision: room.decision,
      decidedByName: parts.minutes?.decidedByName ?? null,
      feedbackWhen: parts.minutes?.feedbackWhen ?? null,
      feedbackBy: parts.minutes?.feedbackBy ?? null,
      nextStartsAt: parts.minutes?.nextStartsAt ?? null,
      nextPlace: parts.minutes?.nextPlace ?? null,
    },
  };
  const presence = parts.parties.map((party): Piece => ({
    section: 'presence',
    // Who names a person around the patient says more than that somebody came.
    topics: practical | (party.kind === 'unit' ? practical : party.ownTopics),
    position: next(),
    content: {
      partyId: party.id,
      kind: party.kind,
      name: party.name,
      parts: parts.presence
        .filter(({ partyId }) => partyId === party.id)
        .map(({ part, isPresent, who }) => ({ part, isPresent, who })),
    },
  }));
  const items = parts.items
    .filter((item) => !item.isRemoved && hasWords(item))
    .flatMap((item): Piece[] => {
      const { topics, description, conclusion } = item;
      if (item.kind === 'case') {
        const content = { itemId: item.id, title: item.title, description, conclusion };
        return [{ section: 'case', topics, position: next(), content }];
      }
      if (isNoteKey(item.key)) {
        const partyName = item.partyId === null ? null : (named.get(item.partyId)?.name ?? null);
        const content = { key: item.key, part: item.part, partyName, text: description, conclusion };
        return [{ section: 'note', topics, position: next(), content }];
      }
      if (!isPointKey(item.key)) return [];
      const content = { key: item.key, text: description, conclusion };
      return [{ section: 'point', topics, position: next(), content }];
    });
  const rows = parts.followUps
    .filter((row) => !row.isRemoved && !isBlank(row))
    .map((row): Piece => ({
      section: 'follow-up',
      topics: row.topics,
      position: next(),
      content: {
        itemId: row.itemId,
        what: row.what.trim(),
        partyId: row.partyId ?? '',
        partyName: named.get(row.partyId ?? '')?.name ?? '',
        staffName: row.staffName,
        due: row.due,
      },
    }));
  return [frame, ...presence, ...items, ...rows];
}

/** Every topic that a reader with these topics finds words about. */
export function topicsOfCopy(pieces: readonly Piece[], held: number): number {
  return pieces.reduce((mask, { topics }) => (containsAll(held, topics) ? mask | topics : mask), practical);
}

const addressLines = (address: string | null) =>
  (address ?? '')
    .split(/\n|,\s/)
    .map((line) => line.trim().slice(0, 300))
    .filter((line) => line !== '');

type Appointment = MinutesDocument['meeting'];

function placeKindOf(kind: string): Appointment['place']['kind'] {
  return kind === 'room' || kind === 'home' || kind === 'video' ? kind : 'other';
}

/** The paper's line for a place is shorter than the field; the rest stands below it. */
function placeOf(kind: Appointment['place']['kind'], text: string | null): Appointment['place'] {
  const place = text?.trim() ?? '';
  return {
    kind,
    name: place.slice(0, 300) || null,
    directions: place.length > 300 ? place.slice(300) : null,
  };
}

const outcomes = { pathway: 'pathway', 'integrated-one-place': 'integrated', neither: 'neither' } as const;
const joined = (...paragraphs: readonly string[]) =>
  paragraphs.filter((text) => text.trim() !== '').join('\n\n');
const aPart = (part: number) => (part === 1 || part === 2 || part === 3 ? part : 4);

export interface CopyInput {
  pieces: readonly Piece[];
  head: LetterHead;
  language: MinutesLanguage;
  number: number;
  reason: string | null;
  today: PlainDate;
}

/** The patient reads in their own language where the paper has it, everyone else in the meeting's. */
export function languageFor(
  party: Pick<PartyRow, 'kind'>,
  meeting: MinutesLanguage,
  own: string,
): MinutesLanguage {
  return party.kind === 'patient' && (own === 'nb' || own === 'nn' || own === 'en') ? own : meeting;
}

/** One recipient's paper. `held` are the topics it may see today; nothing else of the minutes reaches the document. */
export function minutesFor(
  party: Pick<PartyRow, 'kind' | 'name' | 'address'>,
  held: number,
  input: CopyInput,
): MinutesDocument {
  const { head, language } = input;
  const minutes = readableMinutes(input.pieces, held);
  const { frame } = minutes;
  if (!frame) throw new Error('minutes have a frame that everyone at the table may see');
  const isUnit = party.kind === 'unit';
  const { patient } = head;
  const isProtected = !isUnit && patient.isAddressProtected;
  const say = texts[language];
  const note = (key: NoteKey) => {
    const found = minutes.notes.find((one) => one.key === key);
    return found ? joined(found.text, found.conclusion) : null;
  };
  // These two stand with the decision and the feedback when there are any.
  const elsewhere: NoteKey[] = [
    ...(frame.decision === null ? [] : ['pathway-or-integrated' as const]),
    ...(frame.feedbackWhen === null ? [] : ['feedback' as const]),
  ];
  const titled = (title: string) => title.trim() || say['minutes.case.untitled'];
  // Who does what in a case. The matrix has it all, so what is too long for one field stands there alone.
  const followUpOf = (number: number) => {
    const text = joined(
      ...minutes.followUps
        .filter(({ caseNumber }) => caseNumber === number)
        .map(({ what, partyName }) => [partyName, what].filter((part) => part !== '').join(': ')),
    );
    return text.length > longestProse ? null : text || null;
  };
  const missing = leftOut(held);
  const address = party.kind === 'patient' ? (party.address ?? patient.address) : party.address;
  return {
    language,
    date: input.today,
    sender: { ...head.sender, address: addressLines(head.sender.address), contact: null },
    recipient: {
      name: party.kind === 'patient' ? patient.name : party.name,
      address: isProtected ? [] : addressLines(address),
      isAddressProtected: isProtected,
    },
    status: 'approved',
    version: input.number,
    approval: { by: head.approver, on: input.today },
    correction: input.reason === null ? null : { of: input.number - 1, reason: input.reason },
    patient: {
      name: patient.name,
      identityNumber: isUnit ? patient.identityNumber : null,
      birthDate: isUnit ? patient.birthDate : null,
      address: [],
      isAddressProtected: patient.isAddressProtected,
    },
    meeting: {
      start: frame.startsAt,
      end: frame.endsAt,
      place: placeOf(placeKindOf(frame.placeKind), frame.place),
    },
    chair: frame.chair,
    minuteTaker: frame.minuteTaker,
    attendees: minutes.presence.map((one) => {
      const who = one.parts.find((part) => part.isPresent && part.who)?.who ?? null;
      return {
        name: who ?? one.name,
        unit: who === null ? null : one.name,
        presentIn:
          one.parts.length === 0
            ? null
            : one.parts.filter((part) => part.isPresent).map(({ part }) => aPart(part)),
      };
    }),
    notes: minutes.notes
      .filter(({ key }) => !elsewhere.includes(key))
      .map(({ key, partyName, text, conclusion }) => ({
        heading: say[`minutes.note.${key}`],
        by: partyName,
        text: joined(text, conclusion),
      })),
    agenda: minutes.cases.map(({ title }) => titled(title)),
    cases: minutes.cases.map(({ number, title, description, conclusion }) => ({
      number,
      title: titled(title),
      description,
      conclusion,
      followUp: followUpOf(number),
    })),
    clarifications: minutes.points.map(({ key, text, conclusion }) => ({
      point: key,
      text: joined(text, conclusion),
    })),
    decision:
      frame.decision === null
        ? null
        : { outcome: outcomes[frame.decision], reason: note('pathway-or-integrated') },
    feedback:
      frame.feedbackWhen === null
        ? null
        : {
            when: frame.feedbackWhen,
            by: frame.feedbackBy,
            text: note('feedback'),
          },
    followUp: minutes.followUps.map(({ caseNumber, what, partyName, staffName, due }) => ({
      caseNumber,
      what: what || say['minutes.case.untitled'],
      who:
        [staffName, partyName]
          .filter((name) => name !== null && name !== '')
          .join(', ')
          .slice(0, 300) || null,
      due,
    })),
    nextMeeting:
      frame.nextStartsAt === null
        ? frame.nextPlace
          ? { note: frame.nextPlace }
          : null
        : {
            appointment: {
              start: frame.nextStartsAt,
              place: placeOf('other', frame.nextPlace),
            },
          },
    leftOut: missing.length === 0 ? null : { topics: missing, why: 'by-basis' },
  };
}

/** The stored paper's title: what it is, never whom it is about. A copy for a person is to be handed over. */
export const titleOf = (language: MinutesLanguage, kind: string): string =>
  texts[language][kind === 'unit' ? 'minutes.paper-title' : 'minutes.paper-title.hand-over'];

export const presenceLabel = (language: MinutesLanguage): string =>
  texts[language]['minutes.missing.presence'];

/** What a piece is called in the list of what a recipient gets. Text keys where the words are the product's own. */
export function labelOf(piece: Piece, language: MinutesLanguage): string {
  const say = texts[language];
  switch (piece.section) {
    case 'frame':
      return say['minutes.piece.frame'];
    case 'presence':
      return piece.content.name;
    case 'note':
      return [say[`minutes.note.${piece.content.key}`], piece.content.partyName]
        .filter((part) => part !== null)
        .join(': ');
    case 'point':
      return say[`minutes.point.${piece.content.key}`];
    case 'case':
      return piece.content.title.trim() || say['minutes.case.untitled'];
    default:
      return piece.content.what;
  }
}
