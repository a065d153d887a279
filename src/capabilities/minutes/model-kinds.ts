// The words a meeting's notes, points, decisions and hints are told by. Without zod, since the screens need them too.

export const itemKinds = ['case', 'point', 'note'] as const;
export type ItemKind = (typeof itemKinds)[number];
/** What the parts of the meeting are written down under (S0, "Gjennomføring"), in their order. */
export const noteKeys = [
  'patient-words',
  'needs-assessment',
  'service-offer',
  'pathway-or-integrated',
  'integrated-plan',
  'needs-clarified',
  'feedback',
] as const;
export type NoteKey = (typeof noteKeys)[number];
/** The seven points that minutes always clarify (S0, template for minutes), in their order. */
export const pointKeys = [
  'consent',
  'plan-coordinator',
  'care-group',
  'responsible-clinician',
  'economy',
  'housing',
  'next-of-kin',
] as const;
export type PointKey = (typeof pointKeys)[number];
export const decisions = ['pathway', 'integrated-one-place', 'neither'] as const;
export type Decision = (typeof decisions)[number];
export const partyKinds = ['unit', 'patient', 'kin', 'peer-guide', 'other'] as const;
export const minutesStates = ['draft', 'approved'] as const;

/** Kinds of hints on a live room: what to read again. */
export const hintKinds = ['meeting', 'item', 'follow-up', 'presence', 'minutes', 'version'] as const;
export type HintKind = (typeof hintKinds)[number];
