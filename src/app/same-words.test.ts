// One thing has one name: topics, the parts of the meeting, the points of the minutes and the fields of the letters are called the
// same on every screen and in the PDFs, in each language.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { preparationPoints } from '../capabilities/meeting/model-kinds.ts';
import { noteKeys, pointKeys } from '../capabilities/minutes/model-kinds.ts';
import { languages } from '../platform/http/language.ts';
import { topics } from '../rules/topics.ts';
import { projectRoot } from './config.ts';
import { loadTexts } from './texts.ts';

let screens: Awaited<ReturnType<typeof loadTexts>>;
beforeAll(async () => {
  screens = await loadTexts();
});

describe.each(languages)('in %s', (language) => {
  const printed = JSON.parse(
    readFileSync(join(projectRoot, `templates/texts/${language}.json`), 'utf8'),
  ) as Record<string, string>;
  const screen = (key: string) => screens[language][key];
  const small = (text: string | undefined) => text?.toLocaleLowerCase(language);

  it.each(topics)('the topic %s', (topic) => {
    const name = screen(`consent.topic.${topic}`);
    expect(name).toBeTruthy();
    expect(screen(`meeting.topic.${topic}`)).toBe(name);
    expect(screen(`document.topic.${topic}`)).toBe(name);
    // Within a sentence the practical is called by a noun, on the screens too.
    const inSentence = topic === 'practical' ? screen('consent.topics.practical-in-list') : name;
    expect(printed[`topic.${topic}`]).toBe(small(inSentence));
  });

  it.each([1, 2, 3, 4])('part %i of the meeting', (part) => {
    const name = screen(`minutes.part.${part}`);
    expect(name).toBeTruthy();
    expect(small(screen(`meeting.part.${part}`))?.endsWith(` ${part}: ${small(name)}`)).toBe(true);
    expect(printed[`part.${part}.service`]?.startsWith(`${name}: `)).toBe(true);
    expect(printed[`part.${part}.next-of-kin`]?.startsWith(`${name}: `)).toBe(true);
    // The letter to the patient says "you".
    const toPatient = name?.replace('the patient', 'you').replace('pasienten', 'deg');
    expect(printed[`part.${part}.patient`]?.startsWith(`${toPatient}: `)).toBe(true);
    expect(printed['presence.explained']).toContain(small(name));
  });

  it.each(pointKeys)('the point %s of the minutes', (key) => {
    const name = screen(`minutes.point.${key}`);
    expect(name).toBeTruthy();
    expect(screen(`minutes.missing.point.${key}`)).toBe(name);
    expect(printed[`point.${key}`]).toBe(name);
  });

  it.each(noteKeys)('the note %s of the minutes', (key) => {
    expect(screen(`minutes.note.${key}`)).toBeTruthy();
    expect(screen(`minutes.missing.note.${key}`)).toBe(screen(`minutes.note.${key}`));
  });

  it.each(preparationPoints)('the point %s to prepare', (point) => {
    expect(screen(`meeting.point.${point}`)).toBeTruthy();
    expect(screen(`pathway.point.${point}`)).toBe(screen(`meeting.point.${point}`));
  });

  it('that nobody wrote down who was there', () => {
    expect(printed['presence.unrecorded']).toBe(small(screen('minutes.presence.unrecorded')));
    expect(printed['presence.away']).toBe(small(screen('minutes.presence.absent')));
  });

  it.each([
    ['invitation.situation.service', 'meeting.situation'],
    ['invitation.diagnoses', 'meeting.diagnoses'],
    ['fact.chair', 'meeting.chair'],
    ['fact.minute-taker', 'meeting.minute-taker'],
    ['fact.decision', 'minutes.decision.heading'],
    ['fact.next', 'minutes.next'],
    ['decision.integrated', 'minutes.decision.integrated-one-place'],
    ['case.description', 'minutes.case.description'],
    ['case.conclusion', 'minutes.conclusion'],
    ['case.follow-up', 'minutes.case.follow-up'],
    ['matrix.case', 'minutes.row.case'],
    ['matrix.due', 'minutes.row.due'],
  ])('the field that the PDF prints as %s', (onPaper, onScreen) => {
    expect(screen(onScreen)).toBeTruthy();
    expect(printed[onPaper]).toBe(screen(onScreen));
  });
});
