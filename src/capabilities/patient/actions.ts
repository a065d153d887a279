// Registering, finding and correcting a person. Registering a number that is known elsewhere joins the person silently.
import type { StaffWork } from '../../platform/db/actor.ts';
import { fault, forbidden, notFound, Problem, versionClash } from '../../platform/http/problem.ts';
import { readIdentityNumber } from '../../rules/identity-number.ts';
import { mayBeginPathway, mayChange, mayRegister, mayRequestMeeting } from './access.ts';
import type { ChangedRegistration, NewRegistration, PersonHit, RegistrationPage } from './model.ts';
import {
  findOwnRegistration,
  insertRegistration,
  joinPerson,
  loadRegistration,
  pathwaysOfPerson,
  searchRegistrations,
  updateAddressProtection,
  updateRegistration,
} from './store.ts';

export interface IdentityPolicy {
  /** False in production: made-up numbers must never meet real people. */
  allowSynthetic: boolean;
}

/** Registers a person at the actor's unit. Throws 422 on an identity number that is none, 403 for administrators. */
export async function registerPerson(
  work: StaffWork,
  input: NewRegistration,
  policy: IdentityPolicy,
): Promise<{ registrationId: string; wasKnownHere: boolean }> {
  const { tx, actor, now } = work;
  if (!mayRegister(actor)) throw forbidden();
  const { identityNumber, birthDate, addressProtection, ...content } = input;
  let kind = 'unknown';
  let number: string | null = null;
  let born = birthDate;
  if (identityNumber !== null && identityNumber !== '') {
    const recognised = readIdentityNumber(identityNumber, policy);
    if ('error' in recognised)
      throw fault('identityNumber', `problem.patient.identity-number.${recognised.error}`);
    kind = recognised.kind;
    number = recognised.normalized;
    born = recognised.birthDate ?? birthDate;
  }
  const personId = await joinPerson(tx, kind, number, born);
  const known = await findOwnRegistration(tx, personId, actor.unitId);
  if (known) {
    work.log({ action: 'read', object: 'registration', objectId: known.id, personId });
    return { registrationId: known.id, wasKnownHere: true };
  }
  const registrationId = await insertRegistration(tx, {
    ...content,
    personId,
    unitId: actor.unitId,
    birthDate: born,
    registeredBy: actor.staffId,
    registeredAt: now,
  }).catch((error: unknown) => {
    // The unit has the person registered and shielded, out of this colleague's sight.
    if ((error as { code?: string }).code === '23505') throw new Problem(409, 'patient.not-open-to-you');
    throw error;
  });
  if (addressProtection !== 'none') await updateAddressProtection(tx, personId, addressProtection);
  work.log({ action: 'create', object: 'registration', objectId: registrationId, personId });
  return { registrationId, wasKnownHere: false };
}

/** The person's page at the actor's unit. Throws 404 when the actor may not know of it. */
export async function openRegistration(work: StaffWork, id: string): Promise<RegistrationPage> {
  const registration = await loadRegistration(work.tx, id);
  if (!registration) throw notFound();
  const { unitId, ...page } = registration;
  const pathways = await pathwaysOfPerson(work.tx, registration.personId);
  work.log({ action: 'read', object: 'registration', objectId: id, personId: registration.personId });
  return {
    ...(page as Omit<RegistrationPage, 'pathways' | 'may'>),
    pathways: pathways.map((pathway) => ({ ...pathway, isOpenToMe: Boolean(pathway.isOpenToMe) })),
    may: {
      change: mayChange(work.actor, { unitId }),
      beginPathway: mayBeginPathway(work.actor) && unitId === work.actor.unitId,
      requestMeeting: mayRequestMeeting(work.actor) && unitId === work.actor.unitId,
    },
  };
}

/** Corrects the unit's own registration. Throws 409 with the present content when somebody else was first. */
export async function changeRegistration(
  work: StaffWork,
  id: string,
  input: ChangedRegistration,
): Promise<RegistrationPage> {
  const registration = await loadRegistration(work.tx, id);
  if (!registration) throw notFound();
  if (!mayChange(work.actor, registration)) throw forbidden();
  const { version, addressProtection, ...content } = input;
  if (!(await updateRegistration(work.tx, id, version, content)))
    throw versionClash(await openRegistration(work, id));
  await updateAddressProtection(work.tx, registration.personId, addressProtection);
  work.log({ action: 'change', object: 'registration', objectId: id, personId: registration.personId });
  return openRegistration(work, id);
}

/** Finds people the unit has registered. A query of eleven digits is a number, anything else the start of names. */
export async function searchPersons(work: StaffWork, query: string): Promise<PersonHit[]> {
  if (!mayRegister(work.actor)) throw forbidden();
  const digits = query.replaceAll(/\s/g, '');
  const names = query
    .split(/[\s,]+/)
    .filter((name) => name !== '')
    .slice(0, 5);
  if (names.length === 0) return [];
  const hits = await searchRegistrations(
    work.tx,
    work.actor.unitId,
    /^\d{11}$/.test(digits) ? { identityNumber: digits } : { names },
  );
  for (const hit of hits)
    work.log({
      action: 'search',
      object: 'registration',
      objectId: hit.registrationId,
      personId: hit.personId,
    });
  return hits.map(({ personId: _, ...hit }) => ({ ...hit, pathwayCount: hit.pathwayCount ?? 0 }));
}
