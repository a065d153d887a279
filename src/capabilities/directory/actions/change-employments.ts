// Posts at units: adding, changing, ending, and taking back one that has not begun.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { fault, forbidden, notFound, Problem, versionClash } from '../../../platform/http/problem.ts';
import type { PlainDate } from '../../../rules/plain-date.ts';
import {
  isOwnPost,
  mayAdminister,
  mayAdministerUnit,
  mayChangeEmployment,
  mayWithdrawEmployment,
} from '../access.ts';
import type { ChangedEmployment, NewEmployment } from '../model-administer.ts';
import {
  countLeftBehind,
  deleteEmployment,
  hasOtherAdministrator,
  hasOverlap,
  insertEmployment,
  loadAdministeredStaff,
  loadAdministeredUnit,
  loadEmployment,
  updateEmployment,
} from '../store-administer.ts';

type Post = NonNullable<Awaited<ReturnType<typeof loadEmployment>>>;

/** Throws unless the post can stand: at a unit in use of the actor's organisation, ending no earlier than it begins. */
export async function checkPlace(work: StaffWork, post: NewEmployment): Promise<void> {
  const unit = await loadAdministeredUnit(work.tx, post.unitId);
  if (!unit) throw fault('unitId', 'problem.directory.no-unit');
  if (!mayAdministerUnit(work.actor, unit)) throw forbidden('directory.other-organisation');
  if (!unit.isActive) throw fault('unitId', 'problem.directory.unit-closed');
  checkDays(post);
}

function checkDays(post: { validFrom: PlainDate; validTo: PlainDate | null }): void {
  if (post.validTo !== null && post.validTo < post.validFrom)
    throw fault('validTo', 'problem.directory.ends-before-start');
}

/** Gives somebody in the directory a post at a unit of the actor's organisation. Throws 403 for oneself: an administrator who
 *  could would let themselves in to patients (E8). */
export async function addEmployment(
  work: StaffWork,
  staffId: string,
  input: NewEmployment,
): Promise<{ employmentId: string }> {
  if (!mayAdminister(work.actor)) throw forbidden('directory.only-administrators');
  if (!(await loadAdministeredStaff(work.tx, staffId))) throw notFound();
  if (isOwnPost(work.actor, { staffId })) throw forbidden('directory.own-employment');
  await checkPlace(work, input);
  if (await hasOverlap(work.tx, { ...input, staffId })) throw fault('role', 'problem.directory.has-post');
  return { employmentId: await insertEmployment(work.tx, { ...input, staffId }) };
}

/** The post, when the actor may know of it as an administrator of its organisation and it is not their own. */
async function loadOthersPost(work: StaffWork, employmentId: string): Promise<Post> {
  const { actor } = work;
  if (!mayAdminister(actor)) throw forbidden('directory.only-administrators');
  const post = await loadEmployment(work.tx, employmentId);
  if (!post) throw notFound();
  if (!mayAdministerUnit(actor, post)) throw forbidden('directory.other-organisation');
  if (isOwnPost(actor, post)) throw forbidden('directory.own-employment');
  return post;
}

/** What would be left to nobody if the post ended that day: pathways (F1), or the organisation's units and staff. */
async function checkNothingLeft(work: StaffWork, post: Post, lastDay: PlainDate): Promise<void> {
  if (post.role === 'administrator') {
    if (!(await hasOtherAdministrator(work.tx, post))) throw new Problem(409, 'directory.last-administrator');
    return;
  }
  const count = await countLeftBehind(work.tx, post, lastDay);
  const name = `${post.givenName} ${post.familyName}`;
  if (count > 0) throw new Problem(409, 'directory.responsible', { facts: { count, name } });
}

/** Changes the title and the last day of a post; null lets it go on. Throws 403 for one's own, 409 when somebody else was
 *  first, when it has ended already, and when somebody or something would be left to nobody. */
export async function changeEmployment(
  work: StaffWork,
  employmentId: string,
  input: ChangedEmployment,
): Promise<void> {
  const { tx, actor, today } = work;
  const { version, ...change } = input;
  const post = await loadOthersPost(work, employmentId);
  if (post.version !== version) throw versionClash(post);
  if (!mayChangeEmployment(actor, post, today)) throw new Problem(409, 'directory.employment-ended');
  checkDays({ validFrom: post.validFrom, validTo: change.validTo });
  const { validTo } = change;
  if (validTo !== null && (post.validTo === null || validTo < post.validTo))
    await checkNothingLeft(work, post, validTo);
  else if (await hasOverlap(tx, { ...post, validTo, except: post.id }))
    throw fault('validTo', 'problem.directory.has-post');
  if (!(await updateEmployment(tx, employmentId, version, change)))
    throw versionClash(await loadEmployment(tx, employmentId));
}

/** Takes back a post that has not begun. Throws 409 when it has: then it is ended. */
export async function withdrawEmployment(
  work: StaffWork,
  employmentId: string,
  version: number,
): Promise<void> {
  const post = await loadOthersPost(work, employmentId);
  if (post.version !== version) throw versionClash(post);
  if (!mayWithdrawEmployment(work.actor, post, work.today))
    throw new Problem(409, 'directory.employment-begun');
  if (!(await deleteEmployment(work.tx, employmentId, version)))
    throw versionClash(await loadEmployment(work.tx, employmentId));
}
