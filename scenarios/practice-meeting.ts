// Kim's meeting in the practice scenario: replies, each service's preparation, the four parts, minutes, decision and tasks.
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

const notes: Record<string, string> = {
  'patient-words': 'Kim sier: «Jeg vil sove om natten, og slippe å fortelle alt på nytt til hver ny person.»',
  'needs-assessment': 'Kim trenger utredning av stemmehøring og behandling for rusmiddelbruk på samme tid.',
  'pathway-or-integrated':
    'Ett sted kan ikke gi hele behandlingen nå. Felles forløp vurderes på nytt om tre måneder.',
  'integrated-plan':
    'DPS utreder og behandler psykisk helse. Rusmedisin har rusbehandlingen. Fellessamtale hver fjerde uke.',
  'needs-clarified':
    'Kriseplan lages sammen med Kim. Kommunen starter individuell plan med Per som koordinator.',
  feedback: 'Kim fikk høre hva vi kom fram til, og er enig.',
};
const points: Record<string, string> = {
  consent: 'Kim har samtykket muntlig overfor kommunen og NAV. NAV ser bare bolig, økonomi og arbeid.',
  'plan-coordinator': 'Per Bakken i Solbakken kommune er koordinator.',
  'care-group': 'Ansvarsgruppen er de som er her i dag.',
  'responsible-clinician': 'Ane Lunde, Fjellsiden DPS.',
  economy: 'Søknad om arbeidsavklaringspenger er sendt.',
  housing: 'Kim kan bo der han bor fram til februar.',
  'next-of-kin': 'Søsteren er nærmeste pårørende. Ingen barn.',
};

async function writeMinutes(
  stage: ScenarioStage,
  meetingId: string,
  day: (offset: number) => string,
): Promise<void> {
  const room: Body = await stage.call('ane', 'GET', `/api/meetings/${meetingId}/room`);
  for (const item of room.items) {
    const text = notes[item.key] ?? points[item.key];
    if (text === undefined) continue;
    const { title, conclusion, topics, version } = item;
    await stage.call('ane', 'PUT', `/api/minutes-items/${item.id}`, {
      title,
      description: text,
      conclusion,
      topics,
      version,
    });
  }
  const cases = [
    {
      title: 'Bolig',
      topics: 4096 + 128,
      description: 'Leiekontrakten går ut i februar.',
      conclusion: 'Kommunen og NAV finner en bolig sammen med Kim.',
      what: 'Søke om kommunal bolig sammen med Kim',
      unit: 'kommune',
      staff: 'per',
      due: 10,
    },
    {
      title: 'Økonomi',
      topics: 4096 + 256,
      description: 'Kim har ikke penger til husleie i desember.',
      conclusion: 'NAV vurderer hjelp nå.',
      what: 'Vurdere økonomisk hjelp til husleie',
      unit: 'nav',
      staff: 'nils',
      due: 1,
    },
    {
      title: 'Rusbehandling',
      topics: 4096 + 2 + 32,
      description: 'Kim ønsker samtaler, ikke innleggelse.',
      conclusion: 'Oppstart i rusmedisin neste uke.',
      what: 'Sende første time til Kim',
      unit: 'tsb',
      staff: 'ruth',
      due: 3,
    },
    {
      title: 'Kriseplan',
      topics: 4096 + 64,
      description: 'Kim har ikke kriseplan.',
      conclusion: 'Ane og Kim lager den sammen.',
      what: 'Lage kriseplan sammen med Kim',
      unit: 'dps',
      staff: 'ane',
      due: 0,
    },
  ];
  for (const { title, topics, description, conclusion, what, unit, staff, due } of cases) {
    const made = await stage.call('ane', 'POST', `/api/meetings/${meetingId}/items`, {
      title,
      topics,
      part: 2,
    });
    await stage.call('ane', 'PUT', `/api/minutes-items/${made.id}`, {
      title,
      description,
      conclusion,
      topics,
      version: made.version,
    });
    const row = await stage.call('ane', 'POST', `/api/meetings/${meetingId}/follow-ups`, {
      itemId: made.id,
      topics,
    });
    await stage.call('ane', 'PUT', `/api/follow-ups/${row.id}`, {
      itemId: made.id,
      what,
      partyId: stage.units[unit],
      staffId: stage.staff[staff],
      due: day(due),
      topics,
      version: row.version,
    });
  }
}

async function hold(stage: ScenarioStage, meetingId: string, day: (offset: number) => string): Promise<void> {
  await stage.call('ane', 'POST', `/api/meetings/${meetingId}/start`);
  const begun: Body = await stage.call('ane', 'GET', `/api/meetings/${meetingId}/room`);
  for (const { id, kind, replyWho } of begun.parties)
    await stage.call('ane', 'PUT', `/api/meetings/${meetingId}/presence`, {
      partyId: id,
      part: 1,
      isPresent: true,
      who: kind === 'unit' ? (replyWho ?? 'Ane Lunde') : null,
      version: 0,
    });
  // Kim leaves for part 2 and is fetched for part 3, as the frame of the meeting says; presence is carried from part to part.
  await stage.call('ane', 'PUT', `/api/meetings/${meetingId}/part`, { part: 2 });
  await writeMinutes(stage, meetingId, day);
  await stage.call('ane', 'PUT', `/api/meetings/${meetingId}/part`, { part: 3 });
  const patient = begun.parties.find(({ kind }: Body) => kind === 'patient');
  await stage.call('ane', 'PUT', `/api/meetings/${meetingId}/presence`, {
    partyId: patient.id,
    part: 3,
    isPresent: true,
    who: null,
    version: 1,
  });
  await stage.call('ane', 'PUT', `/api/meetings/${meetingId}/part`, { part: 4 });
  const room: Body = await stage.call('ane', 'GET', `/api/meetings/${meetingId}/room`);
  const frame = await stage.call('ane', 'PUT', `/api/meetings/${meetingId}/minutes`, {
    feedbackWhen: 'in-meeting',
    feedbackBy: null,
    nextStartsAt: `${day(20)}T09:00:00.000Z`,
    nextPlace: 'Rådhuset i Solbakken',
    version: room.minutes.version,
  });
  const item = room.items.find((candidate: Body) => candidate.key === 'pathway-or-integrated');
  await stage.call('ane', 'POST', `/api/meetings/${meetingId}/decision`, {
    decision: 'pathway',
    reason: notes['pathway-or-integrated'],
    version: frame.version,
    itemVersion: item.version,
  });
  await stage.call('ane', 'POST', `/api/meetings/${meetingId}/end`);
}

async function approve(stage: ScenarioStage, meetingId: string): Promise<void> {
  const { version, mark } = await stage.call('ane', 'GET', `/api/meetings/${meetingId}/approval`);
  await stage.call('ane', 'POST', `/api/meetings/${meetingId}/approval`, { version, mark, reason: null });
}

/** From the replies to approved minutes and tasks; `day(offset)` is a plain day counted from the scenario's today. */
export async function prepareAndHold(
  stage: ScenarioStage,
  pathwayId: string,
  meetingId: string,
  day: (offset: number) => string,
): Promise<void> {
  stage.moveTo(new Date(`${day(-18)}T11:00:00Z`));
  await replyAndPrepare(stage, pathwayId, meetingId);
  stage.moveTo(new Date(`${day(-4)}T09:00:00Z`));
  await hold(stage, meetingId, day);
  stage.moveTo(new Date(`${day(-4)}T12:00:00Z`));
  await approve(stage, meetingId);
}
