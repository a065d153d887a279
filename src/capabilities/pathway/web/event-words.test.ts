// Every event has a sentence in each language, and one that nobody knows is still said.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createTranslate, languages } from '../../../platform/http/language.ts';
import { en } from '../texts/en.ts';
import { nb } from '../texts/nb.ts';
import { nn } from '../texts/nn.ts';
import { eventSentence, type EventSurroundings } from './event-words.ts';

const dictionaries = { nb, nn, en };
const translate = createTranslate(dictionaries);

function around(language: 'nb' | 'nn' | 'en'): EventSurroundings {
  const t = (key: string, facts: Record<string, string>) => translate(language, key, facts) ?? key;
  return {
    t: t as unknown as EventSurroundings['t'],
    exists: (key) => key in dictionaries[language],
    now: new Date('2026-11-24T08:00:00Z'),
    today: '2026-11-24',
    language,
  };
}
const say = (kind: string, facts: Record<string, unknown> = {}, language: 'nb' | 'nn' | 'en' = 'nb') =>
  eventSentence({ kind, facts }, around(language));

/** The kinds that the use cases record, read out of their calls; those in a variable are not among them. */
function recordedKinds(): string[] {
  const root = join(import.meta.dirname, '../../../..');
  const files = globSync(['src/capabilities/**/*.ts'], { cwd: root }).filter(
    (file) => !file.includes('.test.'),
  );
  const kinds = files.flatMap((file) => {
    const calls = readFileSync(join(root, file), 'utf8').split('recordEvent(work').slice(1);
    return calls.flatMap((call) => {
      const kind = /kind:([^,\n]*)/.exec(call.slice(0, call.indexOf(');')))?.[1] ?? '';
      return Array.from(kind.matchAll(/(?:^|[?:])\s*'([a-z-]+)'/g), (match) => match[1]!);
    });
  });
  return [...new Set(kinds)];
}

it('has a sentence for every kind of event that is recorded', () => {
  const kinds = recordedKinds();
  expect(kinds.length).toBeGreaterThan(20);
  expect(kinds.filter((kind) => !(`pathway.event.${kind}` in nb))).toEqual([]);
});

it('says facts in words: codes, days, instants and names', () => {
  expect(say('pathway-begun', { trigger: 'referral-received' })).toBe(
    'Forløpet startet. Vi har mottatt en henvisning.',
  );
  expect(say('pathway-state-changed', { from: 'open', to: 'active', reason: 'minutes' })).toBe(
    'Forløpet gikk fra «Avklares» til «I forløp».',
  );
  expect(say('meeting-request-sent', { toUnitName: 'Fjellsiden DPS', due: '2026-12-01' })).toBe(
    'Ba Fjellsiden DPS om et avklaringsmøte. De skal svare innen 1. desember.',
  );
  expect(say('meeting-convened', { startsAt: '2026-12-01T09:00:00.000Z', invited: 4 })).toBe(
    'Kalte inn til avklaringsmøte tirsdag 1. desember kl. 10.',
  );
  expect(say('new-person', { name: 'Dag Moen' }, 'nn')).toBe('Dag Moen vart ansvarleg.');
});

it('leaves out what it does not know, and says the rest', () => {
  expect(say('basis-recorded', { kind: 'oral-consent', name: 'NAV Solbakken' })).toBe(
    'Grunnlag for å dele ble registrert for NAV Solbakken.',
  );
  expect(say('basis-recorded', { kind: 'oral-consent' })).toBe('Grunnlag for å dele ble registrert.');
  expect(say('basis-ended', { reason: 'withdrawn', name: 'NAV' }, 'en')).toBe(
    'The consent was withdrawn for NAV.',
  );
  expect(say('basis-ended', { reason: 'something-new' })).toBe('Delingen ble avsluttet.');
});

it('says an unknown event neutrally, and no sentence shows an empty placeholder or a key', () => {
  for (const language of languages) {
    expect(say('moon-landing', { crew: 3 }, language)).toBe(dictionaries[language]['pathway.event.other']);
    for (const key of Object.keys(nb).filter((name) => name.startsWith('pathway.event.')))
      expect(say(key.slice('pathway.event.'.length), {}, language)).not.toMatch(/\{\{|pathway\.[a-z]/);
  }
});
