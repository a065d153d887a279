// The steps the practice scenario is made of, each over the server's own routes.
import type { Topic } from '../src/rules/topics.ts';
import type { Body, ScenarioStage } from './caller.ts';
import { practicePatients, type PracticePatient } from './practice-patients.ts';

export const specialistTopics: Topic[] = [
  'diagnosis',
  'substance-use',
  'mental-health',
  'medication',
  'risk',
  'treatment',
  'crisis-plan',
  'housing',
  'economy',
  'work-activity',
  'family-children',
  'justice',
  'practical',
];
export const municipalTopics: Topic[] = [
  'substance-use',
  'mental-health',
  'treatment',
  'crisis-plan',
  'housing',
  'economy',
  'family-children',
  'practical',
];
export const navTopics: Topic[] = ['housing', 'economy', 'work-activity', 'practical'];

/** 09:00 in winter Norway on a day; the scenario's own working hours. */
export const morning = (day: string, hour = 9) =>
  new Date(`${day}T${String(hour - 1).padStart(2, '0')}:00:00Z`);

/** Registers one of the six at the unit of `by`. */
export async function register(
  stage: ScenarioStage,
  slug: PracticePatient['slug'],
  by: string,
): Promise<string> {
  const patient = practicePatients.find((candidate) => candidate.slug === slug);
  const { registrationId } = await stage.call(by, 'POST', '/api/registrations', {
    ...patient?.registration,
    gpUnitId: stage.units['fastlege'],
  });
  return registrationId;
}

/** Begins a pathway at the DPS. */
export async function begin(
  stage: ScenarioStage,
  registrationId: string,
  triggeredOn: string,
): Promise<string> {
  const { pathwayId } = await stage.call('ane', 'POST', '/api/pathways', {
    registrationId,
    trigger: 'referral-received',
    triggeredOn,
  });
  return pathwayId;
}

const answers = {
  singleService: 'no',
  substanceProblem: 'diagnosed',
  seriousDisorder: 'suspected',
  milderDisorder: 'unknown',
  markedLossMental: 'yes',
  markedLossSubstance: 'yes',
  needsPhv: 'yes',
  needsTsb: 'yes',
};

/** Answers the criteria and decides that the pathway is right. */
export async function findEligible(stage: ScenarioStage, pathwayId: string): Promise<void> {
  const { version } = await stage.call('ane', 'PUT', `/api/pathways/${pathwayId}/eligibility/draft`, {
    value: {
      answers,
      singleServiceReason:
        'Både DPS og rusmedisin må bidra samtidig. Ingen av dem kan gi hele behandlingen alene nå.',
      notes: 'Samtale med pasienten og fastlegen.',
    },
    version: 0,
  });
  await stage.call('ane', 'POST', `/api/pathways/${pathwayId}/eligibility/decision`, {
    version,
    decision: 'eligible',
    reason: null,
  });
}

/** What one unit is given to see, and why. */
export interface Basis {
  unit: string;
  kind: 'specialist-cooperation' | 'gp-cooperation' | 'oral-consent' | 'written-consent';
  topics: readonly Topic[];
  validTo?: string;
  limit?: string;
}

/** Records what the patient has agreed to, towards several units at once. */
export async function recordBases(
  stage: ScenarioStage,
  pathwayId: string,
  day: string,
  bases: readonly Basis[],
): Promise<void> {
  await stage.call('ane', 'POST', `/api/pathways/${pathwayId}/legal-bases`, {
    bases: bases.map((basis) => ({
      party: { partyId: stage.units[basis.unit] },
      kind: basis.kind,
      topics: basis.topics,
      validFrom: null,
      validTo: basis.validTo ?? null,
      givenOn: day,
      limit: basis.limit ?? null,
      documentId: null,
      replaces: null,
    })),
  });
}

export const cooperation: Basis[] = [
  { unit: 'tsb', kind: 'specialist-cooperation', topics: specialistTopics },
  { unit: 'fastlege', kind: 'gp-cooperation', topics: specialistTopics },
];
export const municipality: Basis = { unit: 'kommune', kind: 'oral-consent', topics: municipalTopics };
export const nav: Basis = { unit: 'nav', kind: 'oral-consent', topics: navTopics };

/** A draft meeting with time, place and text, its invitees chosen, and sent when `send` says so. */
export async function convene(
  stage: ScenarioStage,
  pathwayId: string,
  meeting: { day: string; units: readonly string[]; situation: string; diagnosis?: string; send: boolean },
): Promise<string> {
  const { meetingId } = await stage.call('ane', 'POST', `/api/pathways/${pathwayId}/meetings`);
  const page: Body = (await stage.call('ane', 'GET', `/api/meetings/${meetingId}`)).page;
  await stage.call('ane', 'PUT', `/api/meetings/${meetingId}/frame`, {
    startsAt: morning(meeting.day, 10).toISOString(),
    endsAt: morning(meeting.day, 11).toISOString(),
    placeKind: 'room',
    place: 'Fjellsiden DPS, møterom 2',
    placeAdaptation: 'Rommet har utgang rett til hagen. Pasienten kan gå ut når som helst.',
    contactStaffId: stage.staff['ane'],
    contactPhone: '40 00 00 01',
    chair: 'Per Bakken',
    chairStaffId: stage.staff['per'],
    minuteTaker: 'Ane Lunde',
    minuteTakerStaffId: stage.staff['ane'],
    patientParts: 13,
    language: 'nb',
    version: page.version,
  });
  for (const [kind, text] of [
    ['situation', meeting.situation],
    ['diagnoses', meeting.diagnosis ?? ''],
  ] as const) {
    const { id, version } = page.texts.find((candidate: Body) => candidate.kind === kind);
    await stage.call('ane', 'PUT', `/api/meetings/${meetingId}/texts/${id}`, { text, version });
  }
  for (const unit of meeting.units)
    await stage.call('ane', 'POST', `/api/meetings/${meetingId}/invitations`, {
      partyId: stage.units[unit],
      channel: 'screen',
    });
  if (meeting.send) {
    const { mark } = (await stage.call('ane', 'GET', `/api/meetings/${meetingId}`)).page;
    await stage.call('ane', 'POST', `/api/meetings/${meetingId}/sending`, { mark });
  }
  return meetingId;
}
