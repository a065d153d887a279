// Who may change the directory; what is not named is not allowed.
import type { StaffActor } from '../../platform/db/actor.ts';
import type { PlainDate } from '../../rules/plain-date.ts';

type Actor = Pick<StaffActor, 'role' | 'staffId' | 'organisation'>;

interface Post {
  staffId: string;
  organisation: string;
  validFrom: PlainDate;
  validTo: PlainDate | null;
}

/** Units and staff are changed by administrators, who in return see no patient data (E8). */
export const mayAdminister = (actor: Actor) => actor.role === 'administrator';

/** Each organisation looks after its own. */
export const mayAdministerUnit = (actor: Actor, unit: { organisation: string }) =>
  mayAdminister(actor) && unit.organisation === actor.organisation;

/** Nobody gives themselves a post, or keeps one that others would end: another administrator does. */
export const isOwnPost = (actor: Actor, post: { staffId: string }) => post.staffId === actor.staffId;

/** What has ended stays as it ended. */
export const mayChangeEmployment = (actor: Actor, post: Post, today: PlainDate) =>
  mayAdministerUnit(actor, post) &&
  !isOwnPost(actor, post) &&
  (post.validTo === null || post.validTo >= today);

/** A post that has not begun has given nobody access, and can be taken back. */
export const mayWithdrawEmployment = (actor: Actor, post: Post, today: PlainDate) =>
  mayChangeEmployment(actor, post, today) && post.validFrom > today;

/** Staff who work in the organisation, today or later. */
export const mayChangeStaff = (actor: Actor, posts: readonly Post[], today: PlainDate) =>
  posts.some((post) => mayAdministerUnit(actor, post) && (post.validTo === null || post.validTo >= today));
