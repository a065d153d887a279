// Kim's meeting in the practice scenario: replies and each service's preparation.
import type { Body, ScenarioStage } from './caller.ts';

const invited = [
  {
    slug: 'ruth',
    unit: 'tsb',
    who: 'Ruth Solli',
    offer:
      'Poliklinisk rusbehandling fra neste uke. Fast behandler én gang i uken, sammen med DPS hver fjerde uke.',
  },
  {
    slug: 'gry',
    unit: 'fastlege',
    who: 'Gry Hansen',
    offer: 'Fast legetime hver annen uke, resepter og somatisk oppfølging.',
  },
  {
    slug: 'per',
    unit: 'kommune',
    who: 'Per Bakken',
    offer: 'Koordinator og boveileder to ganger i uken. Vi kan starte individuell plan med en gang.',
  },
  {
    slug: 'nils',
    unit: 'nav',
    who: 'Nils Dahl',
    offer: 'Arbeidsavklaringspenger er søkt. Samtale om arbeid når Kim selv ønsker det.',
  },
] as const;

/** Each invited service answers that it comes, writes what it can offer, and says that it is ready. */
async function replyAndPrepare(stage: ScenarioStage, pathwayId: string, meetingId: string): Promise<void> {
  for (const { slug, unit, who, offer } of invited) {
    await stage.call(slug, 'POST', `/api/pathways/${pathwayId}/openings`, { reason: 'attending-meeting' });
    const page: Body = (await stage.call(slug, 'GET', `/api/meetings/${meetingId}`)).page;
    const mine = page.invitees.find((invitee: Body) => invitee.partyId === stage.units[unit]);
    await stage.call(slug, 'PUT', `/api/meetings/${meetingId}/invitations/${mine.id}/reply`, {
      reply: 'coming',
      who,
      deputy: null,
      comment: null,
      version: mine.version,
    });
    await stage.call(slug, 'PUT', `/api/meetings/${meetingId}/preparation/points/offer`, {
      text: offer,
      version: 0,
    });
    await stage.call(slug, 'PUT', `/api/meetings/${meetingId}/preparation`, {
      hasDiscussedInternally: true,
      isReady: true,
      version: page.readiness.find((entry: Body) => entry.unitId === stage.units[unit])?.version ?? 1,
    });
  }
}

/** From the replies on; `day(offset)` is a plain day counted from the scenario's today. */
export async function prepareAndHold(
  stage: ScenarioStage,
  pathwayId: string,
  meetingId: string,
  day: (offset: number) => string,
): Promise<void> {
  stage.moveTo(new Date(`${day(-18)}T11:00:00Z`));
  await replyAndPrepare(stage, pathwayId, meetingId);
}
