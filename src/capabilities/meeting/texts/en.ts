// Texts of the clarification meeting in English: letters, calendar, refusals and screens.
import { convening } from './convening-en.ts';
import { takingPart } from './taking-part-en.ts';
import type { nb } from './nb.ts';

export const en = {
  ...convening,
  ...takingPart,
  'meeting.letter.invitation': 'Invitation to a clarification meeting',
  'meeting.letter.change': 'Changed invitation to a clarification meeting',
  'meeting.letter.cancellation': 'The clarification meeting is cancelled',
  'meeting.calendar.summary': 'Appointment',
  'meeting.calendar.description': 'Read more in Samløp:',
  'meeting.topic.diagnosis': 'Diagnoses',
  'meeting.topic.substance-use': 'Substance use',
  'meeting.topic.mental-health': 'Mental health',
  'meeting.topic.medication': 'Medication',
  'meeting.topic.risk': 'Safety and risk',
  'meeting.topic.treatment': 'Treatment',
  'meeting.topic.crisis-plan': 'Crisis plan',
  'meeting.topic.housing': 'Housing',
  'meeting.topic.economy': 'Money',
  'meeting.topic.work-activity': 'Work and activity',
  'meeting.topic.family-children': 'Family and children',
  'meeting.topic.justice': 'Police and court',
  'meeting.topic.practical': 'Practical',

  'problem.meeting.only-responsible-specialist': 'Your unit cannot convene this meeting',
  'problem.meeting.only-responsible-specialist.detail':
    'The responsible unit of the specialist service convenes, once the pathway is open.',
  'problem.meeting.is-sent': 'The invitation has been sent',
  'problem.meeting.is-sent.detail': 'Use “Change the meeting”, so that everyone invited is told.',
  'problem.meeting.is-draft': 'The invitation has not been sent yet',
  'problem.meeting.is-draft.detail': 'This can be done once the invitation is sent.',
  'problem.meeting.is-cancelled': 'The meeting is cancelled',
  'problem.meeting.is-cancelled.detail':
    'A cancelled meeting cannot be changed. Write a new invitation if needed.',
  'problem.meeting.is-held': 'The meeting has been held',
  'problem.meeting.is-held.detail': 'What must be put right now belongs in the minutes.',
  'problem.meeting.is-convener': 'Your own unit convenes and needs no invitation',
  'problem.meeting.is-convener.detail': 'It stands first in the list of those who take part.',
  'problem.meeting.chosen-already': 'This one is chosen already',
  'problem.meeting.chosen-already.detail': 'Reload the page to see who is chosen.',
  'problem.meeting.changed-since-looked-over': 'Something has changed since you looked it over',
  'problem.meeting.changed-since-looked-over.detail':
    'Nothing has been sent. Look the invitation over once more before you send it.',
  'problem.meeting.topics-taken': 'There is already a paragraph about exactly these topics',
  'problem.meeting.topics-taken.detail': 'Write in the paragraph there is, or choose other topics.',
  'problem.meeting.fixed-topics': 'The topic of this text is fixed',
  'problem.meeting.fixed-topics.detail': 'Make a paragraph of its own for what concerns other topics.',
  'problem.meeting.no-time': 'Choose when the meeting begins.',
  'problem.meeting.time-passed': 'Choose a time in the future.',
  'problem.meeting.no-end': 'Choose when the meeting ends.',
  'problem.meeting.bad-end': 'The meeting must end after it begins, and within a day.',
  'problem.meeting.no-place-kind':
    'Choose whether the meeting is in a room, at the patient’s home or by video.',
  'problem.meeting.no-place': 'Write where the meeting is, or the link to the video meeting.',
  'problem.meeting.no-contact': 'Write a phone number that those invited can call.',
  'problem.meeting.no-contact-person': 'Choose whom those invited can contact.',
  'problem.meeting.contact-elsewhere': 'The contact must work at the unit that convenes.',
  'problem.meeting.no-situation': 'Write briefly what the patient needs and what you ask for.',
  'problem.meeting.diagnoses-too-long':
    'Write one diagnosis a line, at most 300 characters each and 50 lines.',
  'problem.meeting.texts-too-long':
    'The texts are too long for one letter. Shorten them to 18,000 characters in all.',
  'problem.meeting.nobody-chosen': 'Choose whom to invite.',
  'problem.meeting.no-basis':
    '{{name}} has no legal basis today. Record a consent, or take the unit out of the invitation.',
  'problem.meeting.no-basis-person':
    'Somebody around the patient has no consent today. Record a consent, or take them out of the invitation.',
  'problem.meeting.change-is-sent':
    'The invitation has been sent. Use “Change the meeting”, so that everyone is told.',
  'problem.meeting.nothing-changed': 'Nothing has been changed yet.',
  'problem.meeting.choose-topic':
    'Choose at least one topic. What everyone shall get belongs under “Situation”.',
  'problem.meeting.topics-not-held': 'Choose only topics that your own unit has a basis for.',
  'problem.meeting.discuss-first': 'Talk it through at your unit first, and tick that you have.',
  'problem.meeting.suggest-time': 'Write when it suits you.',
  'problem.meeting.bad-range': 'Choose a period of at most a year.',
} satisfies Record<keyof typeof nb, string>;
