// The steps of convening, and where a fault is mended.
export const steps = ['time', 'about', 'invitees', 'review', 'send'] as const;
export type Step = (typeof steps)[number];

/** The step where a fault is mended, by the field it is about. */
export function stepOf(field: string): Step {
  if (field.startsWith('invitees')) return 'invitees';
  return field === 'situation' || field === 'diagnoses' ? 'about' : 'time';
}
