// The words a meeting's states, places, replies and points are told by. Without zod, since the screens need them too.

/** draft: being written, the convening unit's own · convened: sent · held: minutes are being written or are done. */
export const meetingStates = ['draft', 'convened', 'held', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];
export const placeKinds = ['room', 'home', 'video'] as const;
export type PlaceKind = (typeof placeKinds)[number];
export const meetingLanguages = ['nb', 'nn', 'en'] as const;
export const textKinds = ['situation', 'more', 'diagnoses'] as const;
export const replyKinds = ['none', 'coming', 'not-coming', 'other-time'] as const;
export type ReplyKind = (typeof replyKinds)[number];
export const channels = ['screen', 'paper'] as const;
export const inviteeKinds = ['unit', 'patient', 'kin', 'peer-guide', 'other'] as const;
/** The six points that each service prepares (A6), in the order of the source. */
export const preparationPoints = [
  'wishes',
  'offer',
  'challenges',
  'attendance-and-confidentiality',
  'patient-part',
  'division-of-work',
] as const;
export type PreparationPointKey = (typeof preparationPoints)[number];
