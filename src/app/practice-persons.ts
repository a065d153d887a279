// The people of the practice scenario as the login page shows them: each once, under the first unit they work at.
import { practiceStaff, practiceUnits } from '../../scenarios/practice-people.ts';
import type { PracticePerson } from '../platform/auth/practice-person.ts';

export const practicePersons: readonly PracticePerson[] = practiceStaff.map((person) => {
  const [first = '', ...others] = person.work.map(
    (place) => practiceUnits.find((unit) => unit.slug === place.unit)?.name ?? '',
  );
  const title = person.work[0]?.title ?? '';
  return {
    slug: person.slug,
    name: `${person.givenName} ${person.familyName}`,
    pid: person.pid,
    hprNumber: person.hprNumber,
    unitName: first,
    roleText: others.length > 0 ? `${title} (også ved ${others.join(' og ')})` : title,
  };
});
