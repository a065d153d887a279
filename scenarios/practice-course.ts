// The practice scenario: six invented people who each need something different, brought to where a new user can take over.
// Everything is done over the server's own routes by the practice staff, at the times it would have happened.
import { isWorkingDay, nextWorkingDay } from '../src/rules/holidays.ts';
import { addDays, type PlainDate } from '../src/rules/plain-date.ts';
import type { ScenarioStage } from './caller.ts';
import { prepareAndHold } from './practice-meeting.ts';
import {
  begin,
  convene,
  cooperation,
  findEligible,
  morning,
  municipality,
  nav,
  recordBases,
  register,
  specialistTopics,
} from './practice-steps.ts';

export interface PracticeCourse {
  registrations: Record<string, string>;
  pathways: Record<string, string>;
  meetings: Record<string, string>;
  requests: Record<string, string>;
}

function workingDayUpTo(date: PlainDate): PlainDate {
  return isWorkingDay(date) ? date : workingDayUpTo(addDays(date, -1));
}

/** Plays the whole scenario. `today` is the plain day on which a new user starts; the story begins 24 days earlier. */
export async function playPracticeCourse(stage: ScenarioStage, today: string): Promise<PracticeCourse> {
  const course: PracticeCourse = { registrations: {}, pathways: {}, meetings: {}, requests: {} };
  // People work on working days: what has happened falls on the one before, what is to come on the one after.
  const day = (offset: number) => {
    const date = addDays(today, offset);
    return offset < 0 ? workingDayUpTo(date) : offset > 0 ? nextWorkingDay(date) : date;
  };

  // Kim: the whole course, from referral to minutes, with the decision taken.
  stage.moveTo(morning(day(-24)));
  course.registrations['kim'] = await register(stage, 'kim', 'ane');
  course.pathways['kim'] = await begin(stage, course.registrations['kim'], day(-25));
  await findEligible(stage, course.pathways['kim']);
  stage.moveTo(morning(day(-21)));
  await recordBases(stage, course.pathways['kim'], day(-21), [...cooperation, municipality, nav]);
  course.meetings['kim'] = await convene(stage, course.pathways['kim'], {
    day: day(-4),
    units: ['tsb', 'fastlege', 'kommune', 'nav'],
    situation:
      'Kim trenger hjelp fra flere tjenester på samme tid. Vi ber hver tjeneste si hva den kan bidra med, og hvem som har ansvar for neste steg.',
    diagnosis: 'F19.2 Avhengighetssyndrom. Utredes for psykoselidelse (F29).',
    send: true,
  });
  await prepareAndHold(stage, course.pathways['kim'], course.meetings['kim'], day);

  // Ragna, protected address: invitations are out, replies are coming in.
  stage.moveTo(morning(day(-3)));
  course.registrations['ragna'] = await register(stage, 'ragna', 'ane');
  course.pathways['ragna'] = await begin(stage, course.registrations['ragna'], day(-4));
  await findEligible(stage, course.pathways['ragna']);
  await recordBases(stage, course.pathways['ragna'], day(-3), [
    ...cooperation,
    { ...municipality, limit: 'Ikke fortell hvor jeg bor.' },
    { ...nav, validTo: day(180) },
  ]);
  course.meetings['ragna'] = await convene(stage, course.pathways['ragna'], {
    day: day(7),
    units: ['tsb', 'fastlege', 'kommune', 'nav'],
    situation:
      'Ragna ønsker ro og én plan. Vi trenger å vite hva hver tjeneste kan tilby, og hvem som følger opp etter utskriving.',
    diagnosis: 'F10.2 Alkoholavhengighet, F43.1 Posttraumatisk stresslidelse.',
    send: true,
  });

  // Jonas: said no to NAV; the meeting is being convened without it.
  stage.moveTo(morning(day(-2)));
  course.registrations['jonas'] = await register(stage, 'jonas', 'ane');
  course.pathways['jonas'] = await begin(stage, course.registrations['jonas'], day(-8));
  await findEligible(stage, course.pathways['jonas']);
  await recordBases(stage, course.pathways['jonas'], day(-2), [...cooperation, municipality]);
  course.meetings['jonas'] = await convene(stage, course.pathways['jonas'], {
    day: day(9),
    units: ['tsb', 'fastlege', 'kommune'],
    situation: 'Jonas vil ha hjelp til å slutte med benzodiazepiner og samtidig få behandling for angst.',
    send: false,
  });

  // Samir, no fødselsnummer: just begun.
  course.registrations['ukjent'] = await register(stage, 'ukjent', 'ane');
  course.pathways['ukjent'] = await begin(stage, course.registrations['ukjent'], day(-2));

  // Liv: the municipality asks for a meeting, with a consent limited by topic; the DPS has not answered.
  stage.moveTo(morning(day(-1)));
  course.registrations['liv'] = await register(stage, 'liv', 'per');
  const liv = await stage.call('per', 'POST', '/api/meeting-requests', {
    registrationId: course.registrations['liv'],
    toUnitId: stage.units['dps'],
    trigger: 'clarify-need',
    topics: ['housing', 'mental-health', 'practical'],
    situation:
      'Liv har mistet boligen og sover dårlig. Vi har prøvd samtaler i kommunen, men trenger et felles møte.',
    patientWishes:
      'Liv vil ha et sted å bo og noen å snakke med om søvn og uro. Hun vil være med på hele møtet.',
    escalation: 'ordinary-cooperation-failed',
    triedBefore: 'To henvisninger er avslått det siste året, en fra DPS og en fra rusmedisin.',
    suggestedParties: 'NAV Solbakken, fastlegen',
    basis: {
      kind: 'oral-consent',
      topics: ['housing', 'mental-health', 'practical'],
      givenOn: day(-1),
      validTo: null,
      limit: 'Ikke del noe om barna mine.',
    },
    namedStaffId: null,
  });
  course.requests['liv'] = liv.requestId;
  course.pathways['liv'] = liv.pathwayId;

  // Oskar: the GP asks, the DPS accepts and assesses.
  course.registrations['oskar'] = await register(stage, 'oskar', 'gry');
  const oskar = await stage.call('gry', 'POST', '/api/meeting-requests', {
    registrationId: course.registrations['oskar'],
    toUnitId: stage.units['dps'],
    trigger: 'clarify-need',
    topics: ['substance-use', 'mental-health', 'practical'],
    situation:
      'Oskar drikker mer etter samlivsbrudd og er stadig deprimert. Han trenger behandling for begge deler.',
    patientWishes: 'Oskar vil tilbake i arbeid.',
    escalation: 'ordinary-cooperation-failed',
    triedBefore: 'Henvist til DPS i vår, vist videre til rusmedisin, som viste tilbake.',
    suggestedParties: null,
    basis: { kind: 'gp-cooperation', topics: specialistTopics, givenOn: day(-1), validTo: null, limit: null },
    namedStaffId: null,
  });
  course.requests['oskar'] = oskar.requestId;
  course.pathways['oskar'] = oskar.pathwayId;
  stage.moveTo(morning(day(-1), 13));
  await stage.call('dag', 'POST', `/api/pathways/${oskar.pathwayId}/openings`, { reason: 'unit-inbox' });
  const { page: request } = await stage.call('dag', 'GET', `/api/meeting-requests/${oskar.requestId}`);
  await stage.call('dag', 'POST', `/api/meeting-requests/${oskar.requestId}/acceptance`, {
    version: request.version,
  });
  return course;
}
