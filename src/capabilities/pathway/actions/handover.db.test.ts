// Handover as an offer, as each kind of person.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../app/testing/database.ts';
import { deskOf, newPathway, shareWith } from '../../../app/testing/pathways.ts';
import { practiceIn, type Practice } from '../../../app/testing/practice.ts';
import { allTopics } from '../../../rules/topics.ts';
import {
  acceptHandover,
  declineHandover,
  listHandovers,
  offerHandover,
  withdrawHandover,
} from './responsibility.ts';
import { assignStaff, changeShield } from './staff.ts';

let test: TestDatabase;
let practice: Practice;
let desk: ReturnType<typeof deskOf>;
let serial = 300;

beforeAll(async () => {
  test = await testDatabase();
  practice = await practiceIn(test);
  desk = deskOf(test, practice);
});
afterAll(() => test.drop());

const offer = (slug: string, id: string, unit = 'tsb', staff: string | null = null) =>
  desk
    .as(slug, (work) =>
      offerHandover(work, id, {
        toUnitId: practice.units[unit]!,
        toStaffId: staff === null ? null : practice.staff[staff]!,
        reason: 'Videre behandling hos dere',
      }),
    )
    .then(({ handoverId }) => handoverId);
const accept = (slug: string, handover: string, version = 1) =>
  desk.as(slug, (work) => acceptHandover(work, handover, version));
const decline = (slug: string, handover: string, version = 1) =>
  desk.as(slug, (work) => declineHandover(work, handover, { version, reason: 'Ikke plass før jul' }));
const withdraw = (slug: string, handover: string, version = 1) =>
  desk.as(slug, (work) => withdrawHandover(work, handover, version));
const fresh = () => newPathway(test, practice, (serial += 1), 'open');
/** A pathway that the TSB unit has a full basis on and Ruth has opened. */
async function shared(): Promise<string> {
  const id = await fresh();
  await shareWith(test, practice, id, 'tsb');
  await desk.choose('ruth', id);
  return id;
}

describe('an offer of responsibility', () => {
  it('moves nothing until it is accepted; then the receiver has it, and the giver keeps sight', async () => {
    const id = await shared();
    test.clock.advance(60_000);
    const handover = await offer('ane', id);
    expect(await desk.responsible(id)).toEqual({ unit: 'Fjellsiden DPS', staff: 'Ane' });
    expect((await desk.page('ruth', id)).handover).toMatchObject({ reason: 'Videre behandling hos dere' });
    expect((await desk.page('ruth', id)).nextStep.kind).toBe('answer-handover');
    test.clock.advance(60_000);
    await accept('ruth', handover);
    expect(await desk.responsible(id)).toEqual({ unit: 'Fjellsiden rusmedisin', staff: 'Ruth' });
    expect(await desk.page('ruth', id)).toMatchObject({
      handover: null,
      topics: allTopics,
      myAccess: { way: 'assigned' },
      responsibilityHistory: [
        { unitName: 'Fjellsiden rusmedisin', staffName: 'Ruth Solli', to: null, reason: 'handover' },
        { unitName: 'Fjellsiden DPS', staffName: 'Ane Lunde', reason: 'created' },
      ],
    });
    expect(await desk.page('ane', id)).toMatchObject({
      topics: allTopics,
      may: { offerHandover: false, manageConsent: false },
    });
    const { rows } = await test.owner.query(
      `select kind, end_reason from legal_basis where pathway_id = $1 and party_id = $2 order by ended_at nulls last`,
      [id, practice.units['dps']],
    );
    expect(rows).toEqual([
      { kind: 'responsible-unit', end_reason: 'not-responsible' },
      { kind: 'specialist-cooperation', end_reason: null },
    ]);
    test.clock.advance(-120_000);
  });

  it('is told on the time line, in the log and by a notice without a name', async () => {
    const id = await shared();
    const handover = await offer('ane', id);
    await decline('ruth', handover);
    const events = (await desk.page('ane', id)).events.map(({ kind, facts }) => [kind, facts]);
    expect(events.slice(0, 2)).toEqual([
      ['handover-declined', {}],
      ['handover-offered', { unit: 'Fjellsiden rusmedisin' }],
    ]);
    const log = await test.owner.query(
      `select staff_name, action from access_log where object = 'handover' and object_id = $1 order by action desc`,
      [handover],
    );
    expect(log.rows).toEqual([
      { staff_name: 'Ane Lunde', action: 'create' },
      { staff_name: 'Ruth Solli', action: 'change' },
    ]);
    const notices = await test.owner.query(
      'select address, facts from notice where subject_id = $1 order by address',
      [handover],
    );
    expect(notices.rows).toEqual([
      { address: 'dps@fjellsiden.example', facts: { path: `/pathways/${id}` } },
      { address: 'rusmedisin@fjellsiden.example', facts: { path: `/pathways/${id}` } },
    ]);
  });

  it('is refused with the remedy while the receiver has no basis for all it would take over', async () => {
    const id = await fresh();
    const codeOf = (refused: Promise<unknown>) =>
      refused.then(
        () => 'not refused',
        (error: { faults: { code: string }[] }) => error.faults[0]?.code,
      );
    expect(await codeOf(offer('ane', id))).toBe('problem.pathway.no-basis');
    expect(await codeOf(offer('ane', id, 'dps'))).toBe('problem.pathway.own-unit');
    await shareWith(test, practice, id, 'tsb', { granted: allTopics & ~1 });
    expect(await codeOf(offer('ane', id))).toBe('problem.pathway.basis-too-narrow');
    await shareWith(test, practice, id, 'kommune');
    expect(await codeOf(offer('ane', id, 'kommune'))).toBe('problem.pathway.needs-specialist');
    await test.owner.query(`update pathway set state = 'active' where id = $1`, [id]);
    expect(await codeOf(offer('ane', id, 'kommune', 'ruth'))).toBe('problem.pathway.not-working-there');
    expect(await offer('ane', id, 'kommune', 'per')).toBeTruthy();
    await expect(offer('ane', id, 'kommune')).rejects.toMatchObject({ code: 'pathway.already-offered' });
  });

  it('cannot be accepted when the basis was withdrawn or narrowed in between', async () => {
    const id = await shared();
    const handover = await offer('ane', id);
    const narrow = 'update share set topics = topics & ~1 where pathway_id = $1 and party_id = $2';
    await test.owner.query(narrow, [id, practice.units['tsb']]);
    await expect(accept('ruth', handover)).rejects.toMatchObject({ code: 'pathway.handover-gone' });
    await test.owner.query('delete from share where pathway_id = $1 and party_id = $2', [
      id,
      practice.units['tsb'],
    ]);
    await expect(accept('ruth', handover)).rejects.toMatchObject({ status: 404 });
    expect(await desk.responsible(id)).toEqual({ unit: 'Fjellsiden DPS', staff: 'Ane' });
  });

  it('to one person is accepted by that person, or by the leader of the unit', async () => {
    const id = await shared();
    await desk.as('ruth', (work) => assignStaff(work, id, practice.staff['eli']!));
    const handover = await offer('ane', id, 'tsb', 'ruth');
    const eli = practice.actor('eli', 'tsb');
    const stolen = test.database.withActor(eli, (work) => acceptHandover(work, handover, 1));
    await expect(stolen).rejects.toMatchObject({ code: 'pathway.offered-to-another' });
    await desk.choose('tor', id);
    await accept('tor', handover);
    expect(await desk.responsible(id)).toEqual({ unit: 'Fjellsiden rusmedisin', staff: 'Tor' });
  });

  it('is answered once; who comes later is told', async () => {
    const id = await shared();
    const handover = await offer('ane', id);
    await expect(accept('ruth', handover, 7)).rejects.toMatchObject({ code: 'pathway.handover-answered' });
    await withdraw('ane', handover);
    const answered = { code: 'pathway.handover-answered' };
    await expect(accept('ruth', handover)).rejects.toMatchObject(answered);
    await expect(decline('ruth', handover)).rejects.toMatchObject(answered);
    await expect(withdraw('ane', handover)).rejects.toMatchObject(answered);
    expect((await desk.page('ruth', id)).handover).toBeNull();
  });

  it('is nothing for others: each is refused and nothing changes', async () => {
    const id = await shared();
    await shareWith(test, practice, id, 'kommune', { granted: 4096 });
    await desk.choose('per', id);
    await desk.choose('dag', id);
    await expect(offer('per', id)).rejects.toMatchObject({ status: 403 });
    const handover = await offer('ane', id);
    for (const stranger of ['lene', 'nils', 'gry', 'siv', 'arne', 'kaja']) {
      await expect(offer(stranger, id)).rejects.toMatchObject({ status: 404 });
      for (const answer of [accept, decline, withdraw])
        await expect(answer(stranger, handover)).rejects.toMatchObject({ status: 404 });
    }
    for (const seen of ['per', 'dag']) {
      await expect(accept(seen, handover)).rejects.toMatchObject({ status: 403 });
      await expect(decline(seen, handover)).rejects.toMatchObject({ status: 403 });
    }
    await expect(withdraw('per', handover)).rejects.toMatchObject({ status: 403 });
    await expect(withdraw('ruth', handover)).rejects.toMatchObject({ status: 403 });
    // Past the use case: the application role can neither accept nor answer for the other side.
    const forge = (slug: string, state: string) =>
      desk.as(slug, (work) =>
        work.tx
          .updateTable('handover')
          .set({ state, answeredAt: work.now, answeredBy: work.actor.staffId })
          .where('id', '=', handover)
          .execute(),
      );
    await expect(forge('ruth', 'accepted')).rejects.toMatchObject({ code: '42501' });
    await expect(forge('ruth', 'withdrawn')).rejects.toMatchObject({ code: '42501' });
    await expect(forge('ane', 'declined')).rejects.toMatchObject({ code: '42501' });
    expect(await desk.responsible(id)).toEqual({ unit: 'Fjellsiden DPS', staff: 'Ane' });
  });

  it('waits in the lists of both units, also unopened, without the reason and the whole name', async () => {
    await test.owner.query(
      `update handover set state = 'withdrawn', answered_at = now() where state = 'offered'`,
    );
    const id = await fresh();
    await shareWith(test, practice, id, 'tsb');
    await offer('ane', id);
    const [theirs] = await desk.as('tor', listHandovers);
    expect(theirs).toMatchObject({ pathwayId: id, givenName: 'Kari', familyInitial: 'N', isToUs: true });
    expect(JSON.stringify(theirs)).not.toMatch(/Nordmann|behandling/);
    expect(await desk.as('lene', listHandovers)).toMatchObject([{ pathwayId: id, isToUs: false }]);
    for (const other of ['per', 'nils', 'arne']) expect(await desk.as(other, listHandovers)).toEqual([]);
    await desk.as('ane', (work) => changeShield(work, id, 'shield', 'safety'));
    expect(await desk.as('tor', listHandovers)).toEqual([]);
  });
});
