// Registering, finding, opening and correcting a person, as each kind of person.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../app/testing/database.ts';
import { deskOf, newPathway, newPerson, shareWith } from '../../app/testing/pathways.ts';
import { practiceIn, type Practice } from '../../app/testing/practice.ts';
import { syntheticDnr, syntheticFh } from '../../rules/synthetic-identity.ts';
import { changeRegistration, openRegistration, registerPerson, searchPersons } from './actions.ts';
import { ChangedRegistration, type NewRegistration, type RegistrationPage } from './model.ts';

let test: TestDatabase;
let practice: Practice;
let desk: ReturnType<typeof deskOf>;

beforeAll(async () => {
  test = await testDatabase();
  practice = await practiceIn(test);
  desk = deskOf(test, practice);
});
afterAll(() => test.drop());

const register = (slug: string, person: NewRegistration, allowSynthetic = true) =>
  desk.as(slug, (work) => registerPerson(work, person, { allowSynthetic }));
const open = (slug: string, id: string) => desk.as(slug, (work) => openRegistration(work, id));
const change = (slug: string, id: string, input: ChangedRegistration) =>
  desk.as(slug, (work) => changeRegistration(work, id, input));
const search = async (slug: string, query: string) =>
  (await desk.as(slug, (work) => searchPersons(work, query))).hits.map(({ givenName }) => givenName);

/** What the form sends back for a page as it stands. */
function asForm(page: RegistrationPage): ChangedRegistration {
  return ChangedRegistration.parse(page);
}

describe('registering', () => {
  it('joins a person known elsewhere without a word of it, each unit with its own text', async () => {
    const first = await register('ane', newPerson(1));
    const other = await register('per', newPerson(1, { givenName: 'Karoline', phone: null }));
    expect(other.wasKnownHere).toBe(false);
    expect(await open('per', other.registrationId)).toMatchObject({
      givenName: 'Karoline',
      phone: null,
      pathways: [],
      personId: (await open('ane', first.registrationId)).personId,
    });
  });

  it('finds again whom the unit has, also when two register at the same time', async () => {
    const outcomes = await Promise.all(['ane', 'dag', 'lene'].map((slug) => register(slug, newPerson(2))));
    expect(new Set(outcomes.map(({ registrationId }) => registrationId)).size).toBe(1);
    expect(outcomes.filter(({ wasKnownHere }) => !wasKnownHere)).toHaveLength(1);
  });

  it('takes fødselsnummer, D-number, FH-number and none, and tells what each says of the birth date', async () => {
    const dnr = syntheticDnr({ birthDate: '1985-02-03', serial: 0, gender: 'male' });
    const kinds: [string | null, string | null, Partial<RegistrationPage>][] = [
      [newPerson(3).identityNumber, null, { identityKind: 'fnr', birthDate: '1999-05-17' }],
      [dnr, '1970-01-01', { identityKind: 'dnr', birthDate: '1985-02-03', isBirthDateFromNumber: true }],
      [syntheticFh({ serial: 1 }), '1990-01-01', { identityKind: 'fh', birthDate: '1990-01-01' }],
      [null, '1991-01-01', { identityKind: 'unknown', birthDate: '1991-01-01', identityNumber: null }],
      ['', null, { identityKind: 'unknown', birthDate: null, isBirthDateFromNumber: false }],
    ];
    for (const [identityNumber, birthDate, expected] of kinds) {
      const { registrationId } = await register('ane', newPerson(0, { identityNumber, birthDate }));
      expect(await open('ane', registrationId)).toMatchObject(expected);
    }
  });

  it('names the field and what is wrong with it', async () => {
    const faultOf = (person: NewRegistration, allowSynthetic = true) =>
      register('ane', person, allowSynthetic).then(
        () => 'registered',
        (error: { faults: { field: string; code: string }[] }) => error.faults[0],
      );
    const wrong = { field: 'identityNumber', code: 'problem.patient.identity-number.bad-checksum' };
    expect(await faultOf(newPerson(4, { identityNumber: '17059912345' }))).toMatchObject(wrong);
    expect(await faultOf(newPerson(4), false)).toMatchObject({
      code: 'problem.patient.identity-number.synthetic-not-allowed',
    });
    expect(await faultOf(newPerson(4, { identityNumber: null, birthDate: '2026-11-25' }))).toMatchObject({
      field: 'birthDate',
    });
    expect(await faultOf(newPerson(4, { gpUnitId: practice.units['nav']! }))).toMatchObject({
      field: 'gpUnitId',
    });
    const none = '00000000-0000-4000-8000-000000000000';
    expect(await faultOf(newPerson(4, { gpUnitId: none }))).toMatchObject({ field: 'gpUnitId' });
  });

  it('is not for administrators, who find nobody either', async () => {
    const { registrationId } = await register('ane', newPerson(5));
    for (const administrator of ['arne', 'kaja']) {
      await expect(register(administrator, newPerson(5))).rejects.toMatchObject({ status: 403 });
      await expect(search(administrator, 'Kari')).rejects.toMatchObject({ status: 403 });
      await expect(open(administrator, registrationId)).rejects.toMatchObject({ status: 404 });
    }
  });

  it('keeps no address of a person whose address is protected, and shows none that was kept before', async () => {
    const protectedNow = await register('ane', newPerson(6, { addressProtection: 'strictly-confidential' }));
    const { rows } = await test.owner.query('select address from registration where id = $1', [
      protectedNow.registrationId,
    ]);
    expect(rows).toEqual([{ address: null }]);
    const kept = await register('ane', newPerson(7));
    await register('per', newPerson(7, { addressProtection: 'confidential' }));
    expect(await open('ane', kept.registrationId)).toMatchObject({
      address: null,
      addressProtection: 'confidential',
    });
  });
});

describe('the page of a registered person', () => {
  it('does not exist for other units', async () => {
    const { registrationId } = await register('ane', newPerson(10));
    for (const stranger of ['ruth', 'per', 'nils', 'gry', 'siv']) {
      await expect(open(stranger, registrationId)).rejects.toMatchObject({ status: 404 });
      const page = asForm(await open('ane', registrationId));
      await expect(change(stranger, registrationId, page)).rejects.toMatchObject({ status: 404 });
    }
  });

  it('offers to begin a pathway to specialists, and to ask for a meeting to the others', async () => {
    const ours = await open('ane', (await register('ane', newPerson(11))).registrationId);
    expect(ours.may).toEqual({ change: true, identify: false, beginPathway: true, requestMeeting: false });
    const theirs = await open('gry', (await register('gry', newPerson(11))).registrationId);
    expect(theirs.may).toEqual({ change: true, identify: false, beginPathway: false, requestMeeting: true });
  });

  it('tells the pathways over the years that the reader may know of', async () => {
    const pathwayId = await newPathway(test, practice, 12, 'closed');
    await test.owner.query(
      `update pathway set triggered_on = '2021-03-01', opened_on = '2021-03-08', closed_on = '2022-06-30' where id = $1`,
      [pathwayId],
    );
    const now = await newPathway(test, practice, 12);
    const mine = await register('ane', newPerson(12));
    expect((await open('ane', mine.registrationId)).pathways).toMatchObject([
      { id: now, state: 'assessing', closedOn: null, isOpenToMe: true },
      { id: pathwayId, openedOn: '2021-03-08', closedOn: '2022-06-30' },
    ]);
    const theirs = await register('ruth', newPerson(12));
    expect((await open('ruth', theirs.registrationId)).pathways).toEqual([]);
    await shareWith(test, practice, now, 'tsb');
    expect((await open('ruth', theirs.registrationId)).pathways).toMatchObject([
      { id: now, isOpenToMe: false },
    ]);
  });

  it('of a shielded person is open to the one who registered them and to staff on the pathway', async () => {
    const { registrationId } = await register('ane', newPerson(13));
    await test.owner.query(
      'update person set is_shielded = true where id = (select person_id from registration where id = $1)',
      [registrationId],
    );
    expect(await open('ane', registrationId)).toMatchObject({ isShielded: true });
    await expect(open('dag', registrationId)).rejects.toMatchObject({ status: 404 });
    expect(await search('dag', newPerson(13).identityNumber!)).toEqual([]);
    await expect(register('dag', newPerson(13))).rejects.toMatchObject({ code: 'patient.not-open-to-you' });
  });
});

describe('correcting', () => {
  it('keeps what is typed, and shows what stands when somebody else was first', async () => {
    const { registrationId } = await register('ane', newPerson(20));
    const read = asForm(await open('ane', registrationId));
    const changed = await change('dag', registrationId, { ...read, phone: '900 00 000' });
    expect(changed).toMatchObject({ phone: '900 00 000', version: read.version + 1 });
    await expect(change('ane', registrationId, { ...read, familyName: 'Olsen' })).rejects.toMatchObject({
      status: 409,
      current: { phone: '900 00 000', familyName: 'Nordmann' },
    });
  });

  it('leaves a birth date that the number tells, and corrects one that it does not', async () => {
    const known = await register('ane', newPerson(21));
    const page = asForm(await open('ane', known.registrationId));
    expect(await change('ane', known.registrationId, { ...page, birthDate: '1980-01-01' })).toMatchObject({
      birthDate: '1999-05-17',
    });
    const unknown = await register('ane', newPerson(0, { identityNumber: null, birthDate: '1990-01-01' }));
    const form = asForm(await open('ane', unknown.registrationId));
    expect(await change('ane', unknown.registrationId, { ...form, birthDate: '1990-02-02' })).toMatchObject({
      birthDate: '1990-02-02',
    });
  });

  it('is logged, like reading, with who and which person', async () => {
    const { registrationId } = await register('ane', newPerson(22));
    const page = await open('dag', registrationId);
    await change('dag', registrationId, asForm(page));
    const { rows } = await test.owner.query(
      `select staff_name, action, object from access_log where object_id = $1 and person_id = $2 order by at, action`,
      [registrationId, page.personId],
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { staff_name: 'Ane Lunde', action: 'create', object: 'registration' },
        { staff_name: 'Dag Moen', action: 'read', object: 'registration' },
        { staff_name: 'Dag Moen', action: 'change', object: 'registration' },
      ]),
    );
  });
});

describe('searching', () => {
  it('finds by the start of names in any order, and by number with or without spaces', async () => {
    const number = newPerson(30).identityNumber!;
    await register('mona', newPerson(30, { givenName: 'Åse Marie', familyName: 'Øygard' }));
    await register('mona', newPerson(31, { givenName: 'Aslak', familyName: 'Øverland' }));
    expect(await search('per', 'øy')).toEqual(['Åse Marie']);
    expect(await search('per', 'Øygard, åse')).toEqual(['Åse Marie']);
    expect(await search('per', 'Ø')).toEqual(['Aslak', 'Åse Marie']);
    expect(await search('per', `${number.slice(0, 6)} ${number.slice(6)}`)).toEqual(['Åse Marie']);
    expect(await search('per', number.slice(0, 10))).toEqual([]);
    expect(await search('per', '%')).toEqual([]);
    expect(await search('per', '  ')).toEqual([]);
    expect(await search('nils', 'Øygard')).toEqual([]);
  });

  it('shows twenty and says that there are more; every hit is in the log', async () => {
    for (let n = 0; n < 21; n += 1)
      await register('gry', newPerson(40 + n, { givenName: 'Ola', familyName: `Fjell${n}` }));
    const found = await desk.as('gry', (work) => searchPersons(work, 'fjell ola'));
    expect(found).toMatchObject({ hasMore: true });
    expect(found.hits).toHaveLength(20);
    expect(Object.keys(found.hits[0]!)).not.toContain('identityNumber');
    const { rows } = await test.owner.query(
      `select count(*)::int as n from access_log where action = 'search' and staff_id = $1`,
      [practice.staff['gry']],
    );
    expect(rows[0].n).toBe(20);
  });
});
