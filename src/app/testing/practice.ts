// The practice units and staff in a test database, and actors to act as.
import { practiceStaff, practiceUnits, type UnitSlug } from '../../../scenarios/practice-people.ts';
import { installDirectory, type InstalledDirectory } from '../../../scenarios/install-directory.ts';
import { practiceIdentityKey } from '../../platform/auth/identity-hash.ts';
import type { StaffActor } from '../../platform/db/actor.ts';
import type { TestDatabase } from './database.ts';

export interface Practice extends InstalledDirectory {
  /** The actor for a person's slug, at their first unit or the one named: `practice.actor('eli', 'tsb')`. */
  actor(slug: string, unit?: UnitSlug): StaffActor;
}

export async function practiceIn(test: TestDatabase): Promise<Practice> {
  const installed = await installDirectory(test.ownerUrl, practiceIdentityKey);
  return { ...installed, actor: (slug, unit) => actorOf(installed, slug, unit) };
}

function actorOf(installed: InstalledDirectory, slug: string, unitSlug?: UnitSlug): StaffActor {
  const person = practiceStaff.find((candidate) => candidate.slug === slug);
  const work = person?.work.find((place) => unitSlug === undefined || place.unit === unitSlug);
  const unit = practiceUnits.find((candidate) => candidate.slug === work?.unit);
  if (!person || !work || !unit) throw new Error(`No practice person ${slug} at ${unitSlug ?? 'any unit'}`);
  return {
    staffId: installed.staff[slug]!,
    unitId: installed.units[unit.slug]!,
    unitKind: unit.kind,
    employmentId: installed.employments[`${slug}@${unit.slug}`]!,
    role: work.role,
    organisation: unit.organisation,
  };
}
