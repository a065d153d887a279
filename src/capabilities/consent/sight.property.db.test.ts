// What the preview promises is what each party's staff then see in the database, for random bases, periods, topics and
// withdrawals; and the matrix says the same afterwards.
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '../../rules/plain-date.ts';
import { topics, topicBit, type Topic } from '../../rules/topics.ts';
import { objectToCooperation, withdrawConsents } from './actions/end.ts';
import { openConsent, previewWhoSeesWhat, whoSeesWhat } from './actions/read.ts';
import { limitBasis, recordBases } from './actions/record.ts';
import { assertShared, topicsPerParty } from './actions/shared.ts';
import type { BasisToRecord, ProposedChange } from './model.ts';
import { basis, consentScene, type ConsentScene } from './testing/consent-scene.ts';

const today = '2026-11-24';
const parties = [
  ['tsb', 'ruth'],
  ['kommune', 'per'],
  ['nav', 'nils'],
  ['fastlege', 'gry'],
] as const;
type Unit = (typeof parties)[number][0];

let scene: ConsentScene;
let pathwayId: string;
let wording = 0;

beforeAll(async () => {
  scene = await consentScene();
  pathwayId = await scene.pathway();
  for (const [unit, slug] of parties) await scene.assign(pathwayId, slug, unit);
  const { practice, test } = scene.server;
  for (const topic of topics)
    await test.owner.query(
      `insert into pathway_event (pathway_id, topics, kind, at, unit_id, staff_id) values ($1, $2, $3, now(), $4, $5)`,
      [pathwayId, topicBit(topic), `probe-${topic}`, practice.units['dps'], practice.staff['ane']],
    );
});
afterAll(() => scene.server.stop());

const act = <T>(work: Parameters<ConsentScene['server']['test']['database']['withActor']>[1], slug = 'ane') =>
  scene.server.test.database.withActor(scene.server.practice.actor(slug), work) as Promise<T>;

/** The topics of the probe rows that somebody at the unit sees in the database. */
async function seenBy(slug: string): Promise<Topic[]> {
  const rows = await act<{ kind: string }[]>(
    (work) =>
      work.tx
        .selectFrom('pathwayEvent')
        .select('kind')
        .where('pathwayId', '=', pathwayId)
        .where('kind', 'like', 'probe-%')
        .execute(),
    slug,
  );
  return topics.filter((topic) => rows.some(({ kind }) => kind === `probe-${topic}`));
}

interface Step {
  unit: Unit;
  does: 'record' | 'limit' | 'withdraw' | 'object';
  consent: 'oral-consent' | 'written-consent';
  wantsCooperation: boolean;
  chosen: Topic[];
  from: number;
  length: number | null;
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    unit: fc.constantFrom(...parties.map(([unit]) => unit)),
    does: fc.constantFrom('record', 'record', 'record', 'limit', 'withdraw', 'object'),
    consent: fc.constantFrom('oral-consent', 'written-consent'),
    wantsCooperation: fc.boolean(),
    chosen: fc.subarray([...topics]),
    from: fc.constantFrom(0, 0, 0, 1, 20),
    length: fc.constantFrom(null, 0, 1, 400),
  }),
  { minLength: 1, maxLength: 4 },
);

/** One step as the preview takes it and as it is saved; null when there is nothing there to do it to. */
async function prepare(step: Step): Promise<{ change: ProposedChange; save: () => Promise<unknown> } | null> {
  const partyId = scene.unit(step.unit);
  const page = await act<Awaited<ReturnType<typeof openConsent>>>((work) =>
    openConsent(work, pathwayId, 'nb'),
  );
  const present = page.parties.find(({ party }) => party.id === partyId)?.present ?? null;
  const read = present && { id: present.id, version: present.version };
  const validFrom = addDays(today, step.from);
  const validTo = step.length === null ? null : addDays(validFrom, step.length);
  const cooperation = step.unit === 'tsb' ? 'specialist-cooperation' : 'gp-cooperation';
  const isCooperating = step.unit === 'tsb' || step.unit === 'fastlege';
  if (step.does === 'record') {
    const kind =
      step.wantsCooperation && isCooperating && present?.kind !== 'objection' ? cooperation : step.consent;
    const input: BasisToRecord = basis({
      party: { partyId },
      kind,
      topics: step.chosen,
      validFrom,
      validTo,
      replaces: read,
    });
    return {
      change: { change: 'record', party: { partyId }, kind, topics: step.chosen, validFrom, validTo },
      save: () => act((work) => recordBases(work, pathwayId, [input], 'nb')),
    };
  }
  if (step.does === 'object') {
    if (!isCooperating || present?.kind === 'objection') return null;
    return {
      change: { change: 'object', partyId },
      save: () =>
        act((work) =>
          objectToCooperation(
            work,
            pathwayId,
            { parties: [{ partyId, present: read }], saidOn: today },
            'nb',
          ),
        ),
    };
  }
  if (!present || present.kind === 'objection') return null;
  if (step.does === 'limit') {
    const heldBack = step.chosen.filter((topic) => topic !== 'practical');
    const input = {
      version: present.version,
      heldBack,
      validTo: null,
      limit: `Ikke alt (${(wording += 1)})`,
      saidOn: today,
    };
    return {
      change: { change: 'limit', partyId, heldBack, validTo: null },
      save: () => act((work) => limitBasis(work, pathwayId, present.id, input, 'nb')),
    };
  }
  if (present.kind !== 'oral-consent' && present.kind !== 'written-consent') return null;
  return {
    change: { change: 'withdraw', partyId },
    save: () => act((work) => withdrawConsents(work, pathwayId, { bases: [read!] }, 'nb')),
  };
}

it('the preview keeps its word', { timeout: 120_000 }, async () => {
  let tried = 0;
  let changed = 0;
  const look = () => Promise.all(parties.map(([, slug]) => seenBy(slug)));
  let before = await look();
  await fc.assert(
    fc.asyncProperty(steps, async (plan) => {
      for (const step of plan) {
        const prepared = await prepare(step);
        if (!prepared) continue;
        const { rows } = await act<Awaited<ReturnType<typeof previewWhoSeesWhat>>>((work) =>
          previewWhoSeesWhat(work, pathwayId, [prepared.change]),
        );
        const promised = (unit: Unit, side: 'before' | 'after') =>
          rows
            .find(({ party }) => party.id === scene.unit(unit))
            ?.[side].cells.filter(({ isVisible }) => isVisible)
            .map(({ topic }) => topic) ?? [];
        expect(parties.map(([unit]) => promised(unit, 'before'))).toEqual(before);
        await prepared.save();
        const after = await look();
        expect(parties.map(([unit]) => promised(unit, 'after'))).toEqual(after);
        const matrix = await act<Awaited<ReturnType<typeof whoSeesWhat>>>((work) =>
          whoSeesWhat(
            work,
            pathwayId,
            parties.map(([unit]) => scene.unit(unit)),
          ),
        );
        for (const [index, [unit]] of parties.entries()) {
          const cells = matrix.rows.find(({ party }) => party.id === scene.unit(unit))!.now.cells;
          expect(cells.filter(({ isVisible }) => isVisible).map(({ topic }) => topic)).toEqual(after[index]);
        }
        tried += 1;
        if (JSON.stringify(after) !== JSON.stringify(before)) changed += 1;
        before = after;
      }
    }),
    { numRuns: 30, seed: 20_261_124, endOnFailure: true },
  );
  expect(tried).toBeGreaterThan(40);
  expect(changed).toBeGreaterThan(20);
});

it('looking at a preview changes nothing', async () => {
  const nav = scene.unit('nav');
  const id = await scene.pathway();
  await scene.record(id, [{ party: { partyId: nav }, topics: ['economy'] }]);
  const contents = async () => {
    const tables = ['legal_basis', 'share', 'consent_limit', 'party', 'pathway_event'];
    const sums = tables.map(
      (table) => `(select md5(string_agg(t::text, '|' order by t::text)) from ${table} t) as ${table}`,
    );
    return (await scene.server.test.owner.query(`select ${sums.join()}`)).rows[0];
  };
  const before = await contents();
  const newParty = { kind: 'kin', name: 'Tone', relation: null, phone: null, email: null, address: null };
  const record = { change: 'record', kind: 'oral-consent', topics: ['risk'], validFrom: null, validTo: null };
  const changes = [
    { ...record, party: { partyId: nav } },
    { ...record, party: { newParty } },
    { change: 'withdraw', partyId: nav },
  ];
  const preview = await scene.as('ane', 'POST', `/api/pathways/${id}/who-sees-what/preview`, { changes });
  expect(preview.status).toBe(200);
  const row = (name: string) =>
    preview.body.rows.find(({ party }: { party: { name: string } }) => party.name === name);
  expect(row('Tone')).toMatchObject({
    party: { id: null },
    before: { granted: 0 },
    after: { granted: 4112 },
    isChanged: true,
  });
  expect(row('NAV Solbakken')).toMatchObject({
    before: { granted: 4352 },
    after: { granted: 0 },
    isChanged: true,
  });
  expect(row('Fjellsiden DPS').isChanged).toBe(false);
  expect(await contents()).toEqual(before);
  // What saving would refuse, the preview refuses too.
  const refused = await scene.as('ane', 'POST', `/api/pathways/${id}/who-sees-what/preview`, {
    changes: [{ ...record, kind: 'gp-cooperation', party: { partyId: nav } }],
  });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'changes.0.kind' }] } });
});

it('what may be sent is what is seen, and nothing without a basis', async () => {
  const masks = await act<Map<string, number>>((work) => topicsPerParty(work, pathwayId));
  for (const [unit, slug] of parties) {
    const seen = await seenBy(slug);
    const mask = seen.reduce((sum, topic) => sum | topicBit(topic), 0);
    expect(masks.get(scene.unit(unit)) ?? 0).toBe(mask);
    const asked = act<number>((work) => assertShared(work, pathwayId, scene.unit(unit)));
    const outcome = await asked.catch((problem: { code: string }) => problem.code);
    expect(outcome).toBe(mask === 0 ? 'consent.no-basis' : mask);
  }
  const nobody = act((work) => assertShared(work, pathwayId, '11111111-1111-4111-8111-111111111111'));
  await expect(nobody).rejects.toMatchObject({ status: 409, code: 'consent.no-basis' });
});

it('a sending and a withdrawal wait for each other', async () => {
  const nav = scene.unit('nav');
  const id = await scene.pathway();
  const page = (await scene.record(id, [{ party: { partyId: nav }, topics: ['economy'] }])).body;
  const { id: basisId, version } = scene.of(page, nav).present!;
  const order: string[] = [];
  let sending!: () => void;
  const asked = new Promise<void>((resolve) => (sending = resolve));
  const send = act(async (work) => {
    await assertShared(work, id, nav);
    sending();
    await new Promise((resolve) => setTimeout(resolve, 300));
    order.push('sent');
  });
  await asked;
  const withdraw = scene
    .as('ane', 'POST', `/api/pathways/${id}/withdrawals`, { bases: [{ id: basisId, version }] })
    .then(({ status }) => order.push(`withdrawn ${status}`));
  await Promise.all([send, withdraw]);
  expect(order).toEqual(['sent', 'withdrawn 201']);
});
