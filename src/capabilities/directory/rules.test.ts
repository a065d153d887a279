// Organisation numbers with right and wrong check digits.
import { describe, expect, it } from 'vitest';
import { practiceUnits } from '../../../scenarios/practice-people.ts';
import { readOrganisationNumber } from './rules.ts';

describe('an organisation number', () => {
  it('is nine digits of which the last checks the others, with or without spaces', () => {
    expect(readOrganisationNumber('974760673')).toBe('974760673');
    expect(readOrganisationNumber(' 974 760 673 ')).toBe('974760673');
    for (const unit of practiceUnits)
      expect(readOrganisationNumber(unit.organisationNumber)).toBe(unit.organisationNumber);
  });

  it('is refused with any digit wrong, two neighbours swapped, or another length', () => {
    const right = '974760673';
    for (let place = 0; place < 9; place += 1) {
      for (let digit = 0; digit < 10; digit += 1) {
        const other = `${right.slice(0, place)}${digit}${right.slice(place + 1)}`;
        if (other !== right) expect(readOrganisationNumber(other), `of ${other}`).toBeNull();
      }
    }
    for (let place = 0; place < 8; place += 1) {
      const [a, b] = [right.charAt(place), right.charAt(place + 1)];
      const swapped = `${right.slice(0, place)}${b}${a}${right.slice(place + 2)}`;
      if (a !== b) expect(readOrganisationNumber(swapped), `of ${swapped}`).toBeNull();
    }
    for (const text of ['', '97476067', '9747606733', '97476067a', 'x974760673', '974760671'])
      expect(readOrganisationNumber(text), `of ${text}`).toBeNull();
  });

  it('never ends in a digit where the check would be ten', () => {
    for (let digit = 0; digit < 10; digit += 1) expect(readOrganisationNumber(`99900010${digit}`)).toBeNull();
  });
});
