// The words of a notice: the same for every cause, so that not even the subject line tells what it is about.
import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Language, Translate } from '../../platform/http/language.ts';
import type { NoticeFacts } from './model.ts';

export interface RenderedNotice {
  subject: string;
  text: string;
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string };
}

function calendarOf(
  translate: Translate,
  language: Language,
  calendar: NonNullable<NoticeFacts['calendar']>,
  link: string,
) {
  const entry = ical({
    prodId: '//Samlop//Samlop//NO',
    method: calendar.method === 'CANCEL' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  entry.createEvent({
    id: calendar.uid,
    sequence: calendar.sequence,
    start: new Date(calendar.start),
    end: new Date(calendar.end),
    stamp: new Date(calendar.start),
    summary: translate(language, 'notice.calendar.summary') ?? '',
    description: link,
    url: link,
  });
  return { method: calendar.method, content: entry.toString() };
}

/** Subject, text and calendar entry of a notice: a link behind the login and, for a meeting, the time. No place, no name. */
export function renderNotice(
  translate: Translate,
  notice: { language: Language; facts: NoticeFacts },
  publicUrl: string,
): RenderedNotice {
  const { language, facts } = notice;
  const link = new URL(facts.path, publicUrl).href;
  return {
    subject: translate(language, 'notice.subject') ?? '',
    text: translate(language, 'notice.text', { link }) ?? '',
    ...(facts.calendar ? { calendar: calendarOf(translate, language, facts.calendar, link) } : {}),
  };
}
