// Names as lists show them, and searches as people write them.
import { expect, test } from 'vitest';
import { matchesWords } from './match-words.ts';
import { shortName } from './short-name.ts';

test.each([
  ['Kari Nordmann', 'Kari N.'],
  ['Kari Anne Nordmann', 'Kari N.'],
  ['  Åse   Ødegård ', 'Åse Ø.'],
  ['Ane-Marie', 'Ane-Marie'],
  ['', ''],
])('%s in a list is %s', (name, short) => expect(shortName(name)).toBe(short));

test.each([
  ['Kari Nordmann', 'nord', true],
  ['Kari Nordmann', 'mann kari', true],
  ['Kari Nordmann', 'ola', false],
  ['André Müller', 'andre muller', true],
  ['Åse Ødegård', 'åse', true],
  ['Åse Ødegård', 'ase', false],
  ['Kari Nordmann', '  ', true],
])('%s and the words «%s»: %s', (text, words, isMatch) => expect(matchesWords(text, words)).toBe(isMatch));
