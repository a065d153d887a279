// Which of the three languages a browser is met with.
import { expect, test } from 'vitest';
import { languageFor } from './languages.ts';

test.each([
  [['nb-NO', 'en'], 'nb'],
  [['nn-NO', 'nb'], 'nn'],
  [['no'], 'nb'],
  [['se-NO', 'nn'], 'nn'],
  [['en-GB'], 'en'],
  [['pl', 'uk'], 'nb'],
  [[], 'nb'],
])('%j is met in %s', (wishes, language) => expect(languageFor(wishes)).toBe(language));
