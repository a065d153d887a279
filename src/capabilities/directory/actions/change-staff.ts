// Adding members of staff and changing what the directory says of them.
import { identityHash } from '../../../platform/auth/identity-hash.ts';
import type { StaffWork } from '../../../platform/db/actor.ts';
import { fault, forbidden, versionClash } from '../../../platform/http/problem.ts';
import { readIdentityNumber } from '../../../rules/identity-number.ts';
import { isOwnPost, mayAdminister } from '../access.ts';
import type { AddedStaff, AdministeredStaff, ChangedStaff, NewStaff } from '../model-administer.ts';
import {
  insertEmployment,
  insertStaff,
  isHprNumberTaken,
  loadAdministeredStaff,
  recogniseStaff,
  updateStaff,
} from '../store-administer.ts';
import { checkPlace } from './change-employments.ts';
import { openAdministeredStaff } from './read-administration.ts';

export interface StaffIdentityPolicy {
  /** Key of the hash that ties an identity number to a member of staff. */
  identityKey: string;
  /** False in production: made-up numbers must never meet real people. */
  allowSynthetic: boolean;
}

async function checkHprNumber(work: StaffWork, hprNumber: string | null, except: string | null) {
  if (hprNumber !== null && (await isHprNumberTaken(work.tx, hprNumber, except)))
    throw fault('hprNumber', 'problem.directory.hpr-taken');
}

/** Adds somebody with their first post. A number the directory knows adds nothing and tells who it is (`known`), so that the
 *  post is given to that person instead; the question is kept in the trail. Throws 403 for everyone but administrators of the
 *  unit, 422 on an identity number that is none. */
export async function addStaff(
  work: StaffWork,
  input: NewStaff,
  policy: StaffIdentityPolicy,
): Promise<AddedStaff> {
  if (!mayAdminister(work.actor)) throw forbidden('directory.only-administrators');
  const { identityNumber, unitId, role, title, validFrom, validTo, ...person } = input;
  const post = { unitId, role, title, validFrom, validTo };
  await checkPlace(work, post);
  const read = readIdentityNumber(identityNumber, policy);
  if ('error' in read) throw fault('identityNumber', `problem.directory.identity-number.${read.error}`);
  const subjectHash = identityHash(policy.identityKey, read.normalized);
  const knownId = await recogniseStaff(work.tx, subjectHash);
  const known = knownId === null ? undefined : await loadAdministeredStaff(work.tx, knownId);
  if (known) {
    const { id, givenName, familyName, profession } = known;
    return { outcome: 'known', staffId: id, givenName, familyName, profession };
  }
  await checkHprNumber(work, person.hprNumber, null);
  const staffId = await insertStaff(work.tx, { ...person, subjectHash });
  await insertEmployment(work.tx, { ...post, staffId });
  const { givenName, familyName, profession } = person;
  return { outcome: 'added', staffId, givenName, familyName, profession };
}

/** Changes name, profession, HPR number and contact of somebody who works in the actor's organisation today or later. Throws
 *  403 for others, and for one's own HPR number: nobody makes themselves health personnel; 409 when somebody else was first. */
export async function changeStaff(
  work: StaffWork,
  staffId: string,
  input: ChangedStaff,
): Promise<AdministeredStaff> {
  const staff = await openAdministeredStaff(work, staffId);
  if (!staff.may.change) throw forbidden('directory.not-your-staff');
  const { version, ...content } = input;
  if (staff.version !== version) throw versionClash(staff);
  if (isOwnPost(work.actor, { staffId }) && content.hprNumber !== staff.hprNumber)
    throw forbidden('directory.own-hpr-number');
  await checkHprNumber(work, content.hprNumber, staffId);
  if (!(await updateStaff(work.tx, staffId, version, content)))
    throw versionClash(await openAdministeredStaff(work, staffId));
  return openAdministeredStaff(work, staffId);
}
