// Assessing and deciding, as each kind of person: the draft that nobody overwrites, the decision that moves the pathway.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../app/testing/database.ts';
import { practiceIn, type Practice } from '../../app/testing/practice.ts';
import { syntheticFnr } from '../../rules/synthetic-identity.ts';
import { openWithReason, beginPathway } from '../pathway/actions.ts';
import { registerPerson } from '../patient/actions.ts';
import { decide, openEligibility, saveDraft } from './actions.ts';
import { noAnswers, type Answers, type Decision } from './model.ts';

let test: TestDatabase;
let practice: Practice;
let serial = 0;

const eligible: Answers = {
  ...noAnswers,
  singleService: 'no',
  substanceProblem: 'not-diagnosed',
  seriousDisorder: 'suspected',
  needsPhv: 'yes',
  needsTsb: 'yes',
};

async function newPathway(birthDate = '1990-03-10', triggeredOn = '2026-11-20'): Promise<string> {
  serial += 1;
  const identityNumber = syntheticFnr({ birthDate, serial, gender: 'female' });
  return test.database.withActor(practice.actor('ane'), async (work) => {
    const { registrationId } = await registerPerson(
      work,
      {
        identityNumber,
        birthDate: null,
        givenName: 'Kari',
        familyName: 'Nordmann',
        gender: 'female',
        phone: null,
        email: null,
        address: null,
        municipalityNumber: null,
        language: 'nb',
        needsInterpreter: false,
        gpUnitId: null,
        addressProtection: 'none',
      },
      { allowSynthetic: true },
    );
    return (await beginPathway(work, { registrationId, trigger: 'referral-received', triggeredOn }))
      .pathwayId;
  });
}

const as = <T>(slug: string, work: Parameters<typeof test.database.withActor<T>>[1]) =>
  test.database.withActor(practice.actor(slug), work);
const read = (slug: string, id: string) => as(slug, (work) => openEligibility(work, id));
const save = (slug: string, id: string, answers: Answers, version: number, notes = 'Own words') =>
  as(slug, (work) => saveDraft(work, id, { value: { answers, singleServiceReason: '', notes }, version }));
const decideAs = (slug: string, id: string, decision: Decision, reason: string | null = null, version = 1) =>
  as(slug, (work) => decide(work, id, { version, decision, reason }));
const share = (id: string, unit: string, granted: number) =>
  test.owner.query(
    `insert into legal_basis (pathway_id, party_id, kind, granted, valid_from, given_on, recorded_by, recorded_unit_id, recorded_at)
     values ($1, $2, 'oral-consent', $3, '2026-01-01', '2026-01-01', $4, $5, $6)`,
    [id, practice.units[unit], granted, practice.staff['ane'], practice.units['dps'], test.clock.now()],
  );
const stored = async (sql: string, id: string) => (await test.owner.query(sql, [id])).rows;

beforeAll(async () => {
  test = await testDatabase();
  practice = await practiceIn(test);
});
afterAll(() => test.drop());

describe('the draft', () => {
  it('begins empty, saves itself and is shared by the clinicians of the unit', async () => {
    const id = await newPathway();
    expect(await read('ane', id)).toMatchObject({
      age: 36,
      state: 'assessing',
      draft: { version: 0, value: { answers: noAnswers } },
      decided: [],
      may: { assess: true },
    });
    expect(await save('ane', id, eligible, 0)).toEqual({ version: 1 });
    await as('dag', (work) => openWithReason(work, id, 'covering-colleague'));
    expect(await save('dag', id, { ...eligible, needsTsb: 'no' }, 1, 'From Dag')).toEqual({ version: 2 });
    expect(await read('ane', id)).toMatchObject({
      draft: { version: 2, updatedBy: 'Dag Moen', value: { notes: 'From Dag', answers: { needsTsb: 'no' } } },
    });
  });

  it.each([0, 1, 9])('read as version %i is not overwritten; both texts come back', async (version) => {
    const id = await newPathway();
    await save('ane', id, eligible, 0);
    await save('ane', id, eligible, 1, 'Newest');
    await expect(save('ane', id, noAnswers, version, 'Late')).rejects.toMatchObject({
      status: 409,
      current: { version: 2, value: { notes: 'Newest', answers: eligible } },
    });
  });

  it('does not exist for other units, administrators and colleagues without a reason', async () => {
    const id = await newPathway();
    await save('ane', id, eligible, 0);
    for (const slug of ['dag', 'ruth', 'per', 'nils', 'gry', 'arne', 'kaja']) {
      await expect(read(slug, id)).rejects.toMatchObject({ status: 404 });
      await expect(save(slug, id, noAnswers, 1)).rejects.toMatchObject({ status: 404 });
      await expect(decideAs(slug, id, 'eligible')).rejects.toMatchObject({ status: 404 });
    }
    expect(
      await stored('select version, state from eligibility_assessment where pathway_id = $1', id),
    ).toEqual([{ version: 1, state: 'draft' }]);
  });

  it('is not seen by another unit that has the pathway open and holds all topics, nor written by it', async () => {
    const id = await newPathway();
    await save('ane', id, eligible, 0);
    await share(id, 'kommune', 8191);
    await as('per', (work) => openWithReason(work, id, 'attending-meeting'));
    expect(await read('per', id)).toMatchObject({
      draft: null,
      decided: [],
      holdsTopics: true,
      may: { assess: false },
    });
    await expect(save('per', id, noAnswers, 1)).rejects.toMatchObject({ status: 403 });
    await expect(decideAs('per', id, 'eligible')).rejects.toMatchObject({ status: 403 });
    // Past the action, straight at the table: the policies say the same.
    const direct = as('per', (work) =>
      work.tx
        .insertInto('eligibilityAssessment')
        .values({ pathwayId: id, createdAt: work.now, updatedAt: work.now, updatedBy: work.actor.staffId })
        .execute(),
    );
    await expect(direct).rejects.toMatchObject({ code: '42501' });
    const seen = await as('per', (work) =>
      work.tx.selectFrom('eligibilityAssessment').select('id').execute(),
    );
    expect(seen).toEqual([]);
  });
});

describe('the decision', () => {
  it('eligible opens the pathway, starts the deadline for the invitation from the trigger and is told', async () => {
    const id = await newPathway();
    await save('ane', id, eligible, 0);
    expect(await decideAs('ane', id, 'eligible')).toEqual({ state: 'open', isPriority: false });
    expect(
      await stored('select state, opened_on, is_priority, closed_on from pathway where id = $1', id),
    ).toEqual([{ state: 'open', opened_on: '2026-11-24', is_priority: false, closed_on: null }]);
    expect(
      await stored('select rule_id, started_on, due, closed_on from deadline where pathway_id = $1', id),
    ).toEqual([
      { rule_id: 'meeting-invitation', started_on: '2026-11-20', due: '2026-11-30', closed_on: null },
    ]);
    const events = await stored(
      'select kind, topics, facts from pathway_event where pathway_id = $1 order by at, kind',
      id,
    );
    expect(events).toContainEqual({
      kind: 'eligibility-decided',
      topics: 7,
      facts: { decision: 'eligible', suggestion: 'eligible', differs: false },
    });
    expect(events).toContainEqual({
      kind: 'pathway-state-changed',
      topics: 4096,
      facts: { from: 'assessing', to: 'open', reason: 'eligibility' },
    });
  });

  it('gives priority from 18 to 25', async () => {
    const id = await newPathway('2004-01-05');
    await save('ane', id, eligible, 0);
    expect(await decideAs('ane', id, 'eligible')).toEqual({ state: 'open', isPriority: true });
    expect(await stored('select is_priority from pathway where id = $1', id)).toEqual([
      { is_priority: true },
    ]);
  });

  it.each([
    ['not-eligible', { needsTsb: 'no' }, 'closed'],
    ['integrated-one-place', { singleService: 'yes' }, 'integrated'],
  ] as const)('%s, answered %o, ends the pathway', async (decision, answers, state) => {
    const id = await newPathway();
    await save('ane', id, { ...eligible, ...answers }, 0);
    expect(await decideAs('ane', id, decision)).toEqual({ state, isPriority: false });
    expect(await stored('select state, closed_on from pathway where id = $1', id)).toEqual([
      { state, closed_on: '2026-11-24' },
    ]);
    await expect(save('ane', id, eligible, 0)).rejects.toMatchObject({ status: 403 });
  });

  it('that differs from the suggestion needs a written reason, also when there is no suggestion yet', async () => {
    const id = await newPathway();
    await save('ane', id, { ...eligible, needsTsb: 'unknown' }, 0);
    for (const reason of [null, '']) {
      await expect(decideAs('ane', id, 'eligible', reason)).rejects.toMatchObject({
        status: 422,
        faults: [{ field: 'reason' }],
      });
    }
    expect(await stored('select state from pathway where id = $1', id)).toEqual([{ state: 'assessing' }]);
    await decideAs('ane', id, 'eligible', 'TSB has said by phone that it is needed.');
    const page = await read('ane', id);
    expect(page.decided).toMatchObject([
      { decision: 'eligible', suggestion: 'undetermined', criterion: 'needs-both', decidedBy: 'Ane Lunde' },
    ]);
  });

  it('can be followed by a new assessment; the old stays and cannot be changed', async () => {
    const id = await newPathway();
    await save('ane', id, eligible, 0);
    await decideAs('ane', id, 'eligible');
    test.clock.advance(60_000);
    await save('ane', id, { ...eligible, singleService: 'yes' }, 0);
    await decideAs('ane', id, 'integrated-one-place');
    const page = await read('ane', id);
    expect(page.decided.map(({ decision }) => decision)).toEqual(['integrated-one-place', 'eligible']);
    // The deadline that had nothing more to wait for was stopped, and did not count as kept.
    expect(await stored('select is_void, closed_on from deadline where pathway_id = $1', id)).toEqual([
      { is_void: true, closed_on: null },
    ]);
    const touched = await as('ane', (work) =>
      work.tx
        .updateTable('eligibilityAssessment')
        .set({ notes: 'altered' })
        .where('pathwayId', '=', id)
        .executeTakeFirst(),
    );
    expect(touched.numUpdatedRows).toBe(0n);
  });

  it('keeps a broken deadline as broken when the pathway ends', async () => {
    const id = await newPathway('1990-03-10', '2026-11-02');
    await save('ane', id, eligible, 0);
    await decideAs('ane', id, 'eligible');
    await save('ane', id, { ...eligible, needsTsb: 'no' }, 0);
    await decideAs('ane', id, 'not-eligible');
    expect(
      await stored('select is_void, due, closed_on, broken_on from deadline where pathway_id = $1', id),
    ).toEqual([{ is_void: false, due: '2026-11-12', closed_on: '2026-11-24', broken_on: '2026-11-13' }]);
  });

  it('is refused on a draft that has moved on, or that is not there', async () => {
    const id = await newPathway();
    await expect(decideAs('ane', id, 'eligible', 'x')).rejects.toMatchObject({
      status: 409,
      code: 'eligibility.nothing-assessed',
    });
    await save('ane', id, eligible, 0);
    await save('ane', id, { ...eligible, needsTsb: 'no' }, 1);
    await expect(decideAs('ane', id, 'eligible', 'x', 1)).rejects.toMatchObject({
      status: 409,
      current: { version: 2 },
    });
    expect(await stored('select state from pathway where id = $1', id)).toEqual([{ state: 'assessing' }]);
  });

  it('is read by a unit that holds the topics and by no other', async () => {
    const id = await newPathway();
    await save('ane', id, eligible, 0);
    await decideAs('ane', id, 'eligible');
    await share(id, 'kommune', 8191);
    await share(id, 'nav', 4096 + 128);
    for (const slug of ['per', 'nils'])
      await as(slug, (work) => openWithReason(work, id, 'attending-meeting'));
    expect(await read('per', id)).toMatchObject({ decided: [{ decision: 'eligible' }], holdsTopics: true });
    expect(await read('nils', id)).toMatchObject({ decided: [], holdsTopics: false });
  });

  it('and every reading and writing is logged', async () => {
    const id = await newPathway();
    await read('ane', id);
    await save('ane', id, eligible, 0);
    await decideAs('ane', id, 'eligible');
    const rows = await stored(
      `select action, object from access_log where pathway_id = $1 and object in ('eligibility', 'pathway-state', 'deadline') order by at`,
      id,
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { action: 'read', object: 'eligibility' },
        { action: 'create', object: 'eligibility' },
        { action: 'change', object: 'eligibility' },
        { action: 'create', object: 'deadline' },
        { action: 'change', object: 'pathway-state' },
      ]),
    );
  });
});
