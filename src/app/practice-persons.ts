// The people of the practice scenario as the login page shows them.
import { practiceStaff, practiceUnits } from '../../scenarios/practice-people.ts';
import type { PracticePerson } from '../platform/auth/practice-person.ts';

export const practicePersons: readonly PracticePerson[] = practiceStaff.map((person) => {
  const names = person.work.map(
    (place) => practiceUnits.find((unit) => unit.slug === place.unit)?.name ?? '',
  );
  return {
    slug: person.slug,
    name: `${person.givenName} ${person.familyName}`,
    pid: person.pid,
    hprNumber: person.hprNumber,
    unitName: names.join(' · '),
    roleText: person.work[0]?.title ?? '',
  };
});
