// Decisions about a meeting, pure: what each invitee's letter holds, what stands in the way of sending, whom a point is shared
// with when nobody has chosen. Rules of docs/rules.md.
import { osloDay } from '../../rules/plain-date.ts';
import { allTopics, containsAll, topicBit, topicMask, type Topic } from '../../rules/topics.ts';
import type { Invitee, MeetingText, MeetingTerms } from './model.ts';
import type { PreparationPointKey } from './model-kinds.ts';

export const practical = topicBit('practical');
export const diagnosisTopic = topicBit('diagnosis');

/** What an invitee may be told today: 0 without a basis. The patient's own access needs none. */
export function topicsHeldBy(invitee: Pick<Invitee, 'kind' | 'basis'>): number {
  return invitee.kind === 'patient' ? allTopics : (invitee.basis?.topics ?? 0);
}

export interface LetterContent {
  situation: string;
  more: { topics: number; text: string }[];
  /** Null: this recipient may not see them, or there are none; the letter does not mention them. */
  diagnoses: string | null;
  /** Every topic the letter holds; who may not see all of them does not see the letter. */
  topics: number;
  /** Topics of paragraphs that this letter leaves out. */
  leftOut: number;
}

/** Which of the meeting's texts a recipient with these topics gets. An empty text is as none. */
export function letterContent(
  texts: readonly Pick<MeetingText, 'kind' | 'topics' | 'text'>[],
  held: number,
): LetterContent {
  const written = texts.filter(({ text }) => text.trim() !== '');
  const allowed = written.filter(({ topics }) => containsAll(held, topics));
  const of = (kind: MeetingText['kind']) => allowed.filter((text) => text.kind === kind);
  const content = [...of('situation'), ...of('more'), ...of('diagnoses')];
  return {
    situation: of('situation')[0]?.text.trim() ?? '',
    more: of('more').map(({ topics, text }) => ({ topics, text: text.trim() })),
    diagnoses: of('diagnoses')[0]?.text.trim() ?? null,
    topics: content.reduce((mask, { topics }) => mask | topics, practical),
    leftOut:
      written.reduce((mask, { topics }) => (containsAll(held, topics) ? mask : mask | topics), 0) & ~held,
  };
}

/** One line is one diagnosis; a code at its start (F20.0, F10.2, F32) is told from the words. */
export function readDiagnoses(text: string): { code: string | null; text: string }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, code, words] = /^([A-Z]\d{2}(?:\.\d{1,2})?)[\s:–-]+(\S.*)$/.exec(line) ?? [];
      return code !== undefined && words !== undefined ? { code, text: words } : { code: null, text: line };
    });
}

/** Most diagnoses, and the longest line, that a letter takes. */
export const diagnosesLimit = { lines: 50, length: 300 };

/** A fault that stands in the way of sending; `code` is a text key, `field` says where on the page to mend it. */
export interface SendFault {
  field: string;
  code: string;
  facts?: Record<string, string>;
}

/** What is missing in time, place and contact. Of a home visit the address need not stand: those who go know it or ask. */
export function termsFaults(terms: MeetingTerms, now: Date): SendFault[] {
  const faults: SendFault[] = [];
  const need = (field: string, code: string, isMissing: boolean) =>
    void (isMissing && faults.push({ field, code: `problem.meeting.${code}` }));
  need('startsAt', 'no-time', terms.startsAt === null);
  need('startsAt', 'time-passed', terms.startsAt !== null && new Date(terms.startsAt) <= now);
  need('endsAt', 'no-end', terms.endsAt === null);
  need('placeKind', 'no-place-kind', terms.placeKind === null);
  need('place', 'no-place', terms.placeKind !== null && terms.placeKind !== 'home' && !terms.place);
  need('contactPhone', 'no-contact', !terms.contactPhone);
  need('contactStaffId', 'no-contact-person', terms.contactStaffId === null);
  return [...faults, ...timeFaults(terms)];
}

/** A meeting ends after it starts, and lasts no more than a day. */
export function timeFaults(terms: Pick<MeetingTerms, 'startsAt' | 'endsAt'>): SendFault[] {
  if (terms.startsAt === null || terms.endsAt === null) return [];
  const length = new Date(terms.endsAt).getTime() - new Date(terms.startsAt).getTime();
  return length > 0 && length <= 86_400_000 ? [] : [{ field: 'endsAt', code: 'problem.meeting.bad-end' }];
}

/** Everything that stands in the way of sending to these invitees; empty when the invitations can go out. */
export function sendFaults(
  meeting: { terms: MeetingTerms; texts: readonly Pick<MeetingText, 'kind' | 'topics' | 'text'>[] },
  chosen: readonly Pick<Invitee, 'id' | 'kind' | 'name' | 'basis'>[],
  now: Date,
): SendFault[] {
  const faults = termsFaults(meeting.terms, now);
  faults.push(...textFaults(meeting.texts));
  if (chosen.length === 0) faults.push({ field: 'invitees', code: 'problem.meeting.nobody-chosen' });
  for (const invitee of chosen) {
    if (topicsHeldBy(invitee) !== 0) continue;
    // A unit is named; the name of a person around the patient does not go into a refusal.
    faults.push(
      invitee.kind === 'unit'
        ? {
            field: `invitees.${invitee.id}`,
            code: 'problem.meeting.no-basis',
            facts: { name: invitee.name },
          }
        : { field: `invitees.${invitee.id}`, code: 'problem.meeting.no-basis-person' },
    );
  }
  return faults;
}

/** Characters of situation and paragraphs that one letter takes in all. */
export const textsLimit = 18_000;

/** The situation must stand, and the texts must fit a letter. */
export function textFaults(texts: readonly Pick<MeetingText, 'kind' | 'text'>[]): SendFault[] {
  const faults: SendFault[] = [];
  const situation = texts.find(({ kind }) => kind === 'situation');
  if (!situation?.text.trim()) faults.push({ field: 'situation', code: 'problem.meeting.no-situation' });
  const lines = readDiagnoses(texts.find(({ kind }) => kind === 'diagnoses')?.text ?? '');
  if (lines.length > diagnosesLimit.lines || lines.some(({ text }) => text.length > diagnosesLimit.length))
    faults.push({ field: 'diagnoses', code: 'problem.meeting.diagnoses-too-long' });
  const prose = texts.filter(({ kind }) => kind !== 'diagnoses');
  if (prose.reduce((sum, { text }) => sum + text.length, 0) > textsLimit)
    faults.push({ field: 'situation', code: 'problem.meeting.texts-too-long' });
  return faults;
}

/** True when those invited must answer again: another time or another place. */
export function isMoved(before: MeetingTerms, after: MeetingTerms): boolean {
  const instant = (text: string | null) => (text === null ? null : new Date(text).getTime());
  return (
    instant(before.startsAt) !== instant(after.startsAt) ||
    instant(before.endsAt) !== instant(after.endsAt) ||
    before.placeKind !== after.placeKind ||
    before.place !== after.place
  );
}

const pointTopics: Record<PreparationPointKey, readonly Topic[]> = {
  wishes: ['treatment'],
  offer: ['treatment'],
  challenges: ['risk', 'medication', 'treatment'],
  'attendance-and-confidentiality': ['family-children'],
  'patient-part': ['practical'],
  'division-of-work': ['practical'],
};

/** Topics suggested for a point when it is shared. A service that does not hold them gets its own topics instead, all of
 *  them: then only those who may see as much as itself can read it. Our default; the service chooses. */
export function suggestedPointTopics(point: PreparationPointKey, held: number): number {
  const suggested = topicMask(pointTopics[point]);
  if (containsAll(held, suggested)) return suggested;
  return held & ~practical || practical;
}

/** How an invitee without e-mail or login gets the letter. */
export function channelFor(party: { kind: Invitee['kind']; hasEmail: boolean }): 'screen' | 'paper' {
  return party.kind === 'unit' && party.hasEmail ? 'screen' : 'paper';
}

/** True when a basis in force today runs out before the meeting is held. */
export function runsOutBefore(basis: Invitee['basis'], startsAt: string | null): boolean {
  if (!basis?.validTo || startsAt === null) return false;
  return osloDay(new Date(startsAt)) > basis.validTo;
}
