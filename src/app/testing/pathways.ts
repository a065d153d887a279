// Persons, pathways and bases put in place for a test, by the same use cases as on the screens where there is one.
import { beginPathway, openPathway, openWithReason } from '../../capabilities/pathway/actions.ts';
import { registerPerson } from '../../capabilities/patient/actions.ts';
import type { NewRegistration } from '../../capabilities/patient/model.ts';
import type { UnitSlug } from '../../../scenarios/practice-people.ts';
import { addDays } from '../../rules/plain-date.ts';
import { syntheticFnr } from '../../rules/synthetic-identity.ts';
import { allTopics } from '../../rules/topics.ts';
import type { TestDatabase } from './database.ts';
import type { Practice } from './practice.ts';
import type { PathwayPage } from '../../capabilities/pathway/model.ts';
import type { StaffWork } from '../../platform/db/actor.ts';

/** A registration form filled in for Kari Nordmann; the serial makes her another person with another number, born on
 *  17 May 1999 or, past the hundredth, on the days after. */
export function newPerson(serial: number, changes: Partial<NewRegistration> = {}): NewRegistration {
  const birthDate = addDays('1999-05-17', Math.floor(serial / 100));
  return {
    identityNumber: syntheticFnr({ birthDate, serial: serial % 100, gender: 'female' }),
    birthDate: null,
    givenName: 'Kari',
    familyName: 'Nordmann',
    gender: 'female',
    phone: '400 00 000',
    email: null,
    address: 'Storgata 1',
    municipalityNumber: '9999',
    language: 'nb',
    needsInterpreter: false,
    gpUnitId: null,
    addressProtection: 'none',
    ...changes,
  };
}

/** A pathway that Ane at the DPS has begun and is responsible for; in `state` when it is given. */
export async function newPathway(
  test: TestDatabase,
  practice: Practice,
  serial: number,
  state?: 'assessing' | 'open' | 'active' | 'integrated' | 'closed',
): Promise<string> {
  const id = await test.database.withActor(practice.actor('ane'), async (work) => {
    const { registrationId } = await registerPerson(work, newPerson(serial), { allowSynthetic: true });
    const begun = await beginPathway(work, {
      registrationId,
      trigger: 'referral-received',
      triggeredOn: addDays(test.clock.today(), -4),
    });
    return begun.pathwayId;
  });
  if (state) await test.owner.query('update pathway set state = $2 where id = $1', [id, state]);
  return id;
}

/** Gives a unit a basis on a pathway that Ane has recorded, from today on. All topics unless told otherwise. */
export async function shareWith(
  test: TestDatabase,
  practice: Practice,
  pathwayId: string,
  unit: UnitSlug,
  options: { kind?: string; granted?: number; validTo?: string | null } = {},
): Promise<string> {
  const kinds: Partial<Record<UnitSlug, string>> = {
    tsb: 'specialist-cooperation',
    fastlege: 'gp-cooperation',
  };
  const { rows } = await test.owner.query<{ id: string }>(
    `insert into legal_basis (pathway_id, party_id, kind, granted, valid_from, valid_to, given_on, recorded_by,
       recorded_unit_id, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $5, $7, $8, $9) returning id`,
    [
      pathwayId,
      practice.units[unit],
      options.kind ?? kinds[unit] ?? 'oral-consent',
      options.granted ?? allTopics,
      test.clock.today(),
      options.validTo ?? null,
      practice.staff['ane'],
      practice.units['dps'],
      test.clock.now(),
    ],
  );
  return rows[0]?.id ?? '';
}

/** Ends somebody's employment with yesterday. */
export async function endEmployment(
  test: TestDatabase,
  practice: Practice,
  slug: string,
  unit: UnitSlug,
): Promise<void> {
  await test.owner.query(`update employment set valid_to = $2::date - 1 where id = $1`, [
    practice.employments[`${slug}@${unit}`],
    test.clock.today(),
  ]);
}

/** What tests do as somebody, by the person's slug at their first unit. */
export function deskOf(test: TestDatabase, practice: Practice) {
  const as = <T>(slug: string, work: (work: StaffWork) => Promise<T>) =>
    test.database.withActor(practice.actor(slug), work);
  const open = (slug: string, id: string) => as(slug, (work) => openPathway(work, id, 'nb'));
  return {
    as,
    open,
    /** The whole page. Throws when only the card is open. */
    async page(slug: string, id: string): Promise<PathwayPage> {
      const answer = await open(slug, id);
      if (answer.view !== 'page') throw new Error('only the card is open');
      return answer.page;
    },
    choose: (slug: string, id: string, reason = 'unit-inbox') =>
      as(slug, (work) => openWithReason(work, id, reason)),
    /** Unit and given name of the one who is responsible now. */
    async responsible(id: string): Promise<{ unit: string; staff: string }> {
      const { rows } = await test.owner.query(
        `select u.name as unit, s.given_name as staff from pathway w join unit u on u.id = w.responsible_unit_id
         join staff s on s.id = w.responsible_staff_id where w.id = $1`,
        [id],
      );
      return rows[0];
    },
  };
}
