// Registering, finding and correcting a person. Registering a number that is known elsewhere joins the person silently.
import type { StaffWork } from '../../platform/db/actor.ts';
import { fault, forbidden, notFound, Problem, versionClash } from '../../platform/http/problem.ts';
import { readIdentityNumber } from '../../rules/identity-number.ts';
import { findUnit } from '../directory/actions.ts';
import { mayBeginPathway, mayChange, mayIdentify, mayRegister, mayRequestMeeting } from './access.ts';
import {
  addressProtections,
  type ChangedRegistration,
  type NewRegistration,
  type PersonHits,
  type RegistrationContent,
  type RegistrationPage,
} from './model.ts';
import {
  findOwnRegistration,
  identifyPerson,
  insertRegistration,
  joinPerson,
  loadProtection,
  loadRegistration,
  pathwaysOfPerson,
  searchRegistrations,
  updateRegistration,
} from './store.ts';

export interface IdentityPolicy {
  /** False in production: made-up numbers must never meet real people. */
  allowSynthetic: boolean;
}

const hitsShown = 20;

async function checkContent(work: StaffWork, content: Pick<RegistrationContent, 'gpUnitId'>): Promise<void> {
  if (content.gpUnitId === null) return;
  const unit = await findUnit(work, content.gpUnitId);
  if (unit?.kind !== 'gp') throw fault('gpUnitId', 'problem.patient.not-a-gp');
}

function checkBirthDate(work: StaffWork, birthDate: string | null): void {
  if (birthDate !== null && birthDate > work.today) throw fault('birthDate', 'problem.not-in-future');
}

/** Throws 422 when it is no identity number. */
function recognise(identityNumber: string, policy: IdentityPolicy) {
  const recognised = readIdentityNumber(identityNumber, policy);
  if ('error' in recognised)
    throw fault('identityNumber', `problem.patient.identity-number.${recognised.error}`);
  const { kind, normalized: number, birthDate } = recognised;
  return { kind, number, birthDate };
}

/** Registers a person at the actor's unit; one the unit has already is found again. Throws 422 on an identity number that
 *  is none, 403 for administrators, 409 when the unit has the person shielded out of the actor's sight. */
export async function registerPerson(
  work: StaffWork,
  input: NewRegistration,
  policy: IdentityPolicy,
): Promise<{ registrationId: string; wasKnownHere: boolean }> {
  const { tx, actor, now } = work;
  if (!mayRegister(actor)) throw forbidden();
  const { identityNumber, birthDate, addressProtection, ...content } = input;
  const recognised =
    identityNumber === null || identityNumber === '' ? null : recognise(identityNumber, policy);
  const { kind, number } = recognised ?? { kind: 'unknown', number: null };
  const born = recognised?.birthDate ?? birthDate;
  checkBirthDate(work, born);
  await checkContent(work, content);
  const personId = await joinPerson(tx, kind, number, recognised?.birthDate ?? null);
  const registrationId = await insertRegistration(tx, {
    ...content,
    addressProtection,
    address: addressProtection === 'none' ? content.address : null,
    personId,
    unitId: actor.unitId,
    birthDate: born,
    registeredBy: actor.staffId,
    registeredAt: now,
  });
  if (registrationId === null) {
    const known = await findOwnRegistration(tx, personId, actor.unitId);
    if (!known) throw new Problem(409, 'patient.not-open-to-you');
    work.log({ action: 'read', object: 'registration', objectId: known.id, personId });
    return { registrationId: known.id, wasKnownHere: true };
  }
  work.log({ action: 'create', object: 'registration', objectId: registrationId, personId });
  return { registrationId, wasKnownHere: false };
}

/** True when the number itself says when the person was born. */
function tellsBirthDate(identityNumber: string | null): boolean {
  const recognised = identityNumber === null ? null : readIdentityNumber(identityNumber);
  return recognised !== null && !('error' in recognised) && recognised.birthDate !== null;
}

/** The person's page at the actor's unit. Throws 404 when the actor may not know of it. */
export async function openRegistration(work: StaffWork, id: string): Promise<RegistrationPage> {
  const registration = await loadRegistration(work.tx, id);
  if (!registration) throw notFound();
  const { unitId, ...page } = registration;
  const pathways = await pathwaysOfPerson(work.tx, registration.personId);
  const isOurs = unitId === work.actor.unitId;
  // Of another unit's registration the card tells a first name and an initial; the rest is for those who have opened a pathway.
  if (!isOurs && !pathways.some(({ isOpenToMe }) => isOpenToMe)) throw notFound();
  work.log({ action: 'read', object: 'registration', objectId: id, personId: registration.personId });
  return {
    ...(page as Omit<RegistrationPage, 'pathways' | 'may' | 'isBirthDateFromNumber'>),
    isBirthDateFromNumber: tellsBirthDate(registration.identityNumber),
    pathways: pathways.map((pathway) => ({ ...pathway, isOpenToMe: Boolean(pathway.isOpenToMe) })),
    may: {
      change: mayChange(work.actor, { unitId }),
      identify: mayIdentify(work.actor, { unitId, identityKind: registration.identityKind }),
      beginPathway: mayBeginPathway(work.actor) && isOurs,
      requestMeeting: mayRequestMeeting(work.actor) && isOurs,
    },
  };
}

/** Corrects the unit's own registration. Throws 409 with the present content when somebody else was first, 422 when an address
 *  is to be less protected than another unit says. */
export async function changeRegistration(
  work: StaffWork,
  id: string,
  input: ChangedRegistration,
): Promise<RegistrationPage> {
  const registration = await loadRegistration(work.tx, id);
  if (!registration) throw notFound();
  if (!mayChange(work.actor, registration)) throw forbidden();
  const { version, addressProtection, birthDate, ...content } = input;
  checkBirthDate(work, birthDate);
  if (content.gpUnitId !== registration.gpUnitId) await checkContent(work, content);
  const kept = {
    ...content,
    addressProtection,
    address: addressProtection === 'none' ? content.address : null,
    ...(tellsBirthDate(registration.identityNumber) ? {} : { birthDate }),
  };
  if (!(await updateRegistration(work.tx, id, version, kept)))
    throw versionClash(await openRegistration(work, id));
  if (
    addressProtections.indexOf((await loadProtection(work.tx, id)) ?? 'none') >
    addressProtections.indexOf(addressProtection)
  )
    throw fault('addressProtection', 'problem.patient.protection-stands');
  work.log({ action: 'change', object: 'registration', objectId: id, personId: registration.personId });
  return openRegistration(work, id);
}

/** Gives somebody registered without a number the one that was found later; whoever has it already is joined silently.
 *  Throws 422 on a number that is none, 409 when the person has one or the unit has them registered under it. */
export async function identifyRegistered(
  work: StaffWork,
  id: string,
  identityNumber: string,
  policy: IdentityPolicy,
): Promise<RegistrationPage> {
  const registration = await loadRegistration(work.tx, id);
  if (!registration) throw notFound();
  if (!mayChange(work.actor, registration)) throw forbidden();
  const outcome = await identifyPerson(work.tx, id, recognise(identityNumber, policy));
  if (outcome !== 'done') throw new Problem(409, `patient.identity-${outcome}`);
  work.log({ action: 'change', object: 'registration', objectId: id, personId: registration.personId });
  return openRegistration(work, id);
}

/** Finds people the unit has registered: twenty at the most. A query of eleven digits, spaces or hyphens among them, is a
 *  number, anything else the start of names in any order. */
export async function searchPersons(work: StaffWork, query: string): Promise<PersonHits> {
  if (!mayRegister(work.actor)) throw forbidden();
  const number = readIdentityNumber(query);
  const names = query
    .split(/[\s,]+/)
    .filter((name) => name !== '')
    .slice(0, 5);
  if (names.length === 0) return { hits: [], hasMore: false };
  const found = await searchRegistrations(
    work.tx,
    work.actor.unitId,
    'error' in number ? { names } : { identityNumber: number.normalized },
    hitsShown + 1,
  );
  const hits = found.slice(0, hitsShown);
  for (const hit of hits)
    work.log({
      action: 'search',
      object: 'registration',
      objectId: hit.registrationId,
      personId: hit.personId,
    });
  return {
    hits: hits.map(({ personId: _, ...hit }) => ({ ...hit, pathwayCount: hit.pathwayCount ?? 0 })),
    hasMore: found.length > hitsShown,
  };
}
