// English texts of requests for a clarification meeting.
import type { nb } from './nb.ts';

export const en = {
  'problem.meeting-request.not-for-you': 'Your unit convenes by itself',
  'problem.meeting-request.not-for-you.detail':
    "Requests are sent by GPs, municipalities and NAV. Begin a pathway from the person's page instead.",
  'problem.meeting-request.not-yours': 'Others answer this request',
  'problem.meeting-request.not-yours.detail':
    'A clinician of the unit that got the request answers. Those who sent it can take it back.',
  'problem.meeting-request.no-longer-waits': 'The request no longer waits for an answer',
  'problem.meeting-request.no-longer-waits.detail':
    'Somebody has answered it or taken it back. Reload the page to see what happened.',
  'problem.meeting-request.already-sent': 'Your unit has already asked them about this person',
  'problem.meeting-request.already-sent.detail':
    'The request waits for an answer. It is under Requests for a meeting.',
  'problem.meeting-request.receiver':
    'Choose a unit in mental health care (PHV) or substance-use treatment (TSB).',
  'problem.meeting-request.no-topic': 'Choose at least one topic that the text is about.',
  'problem.meeting-request.beyond-basis':
    'The text is about something the person has not agreed to share with the unit. Take it out of the text, or ask the person.',
  'problem.meeting-request.consent-needed':
    "The person's consent is needed here, oral or written, before anything can be sent.",
  'problem.meeting-request.clinician-records':
    'A consent is recorded by a clinician. Ask a clinician to send the request.',
  'problem.meeting-request.name-somebody':
    'The person is shielded. Choose who at the unit is to be able to open the request.',

  'meeting-request.list.title': 'Requests for a meeting',
  'meeting-request.list.lead.in':
    'GPs, municipalities and NAV ask for a clarification meeting. The unit answers yes, or no with a reason.',
  'meeting-request.list.lead.out': 'Here is what your unit has asked for, and what the answer was.',
  'meeting-request.list.search': 'Search the requests',
  'meeting-request.list.waiting': 'Waiting for an answer',
  'meeting-request.list.answered': 'Answered',
  'meeting-request.list.empty.in': 'No requests are waiting for an answer',
  'meeting-request.list.empty.in.detail':
    'When somebody asks for a meeting, the unit gets an e-mail, and the request stands here.',
  'meeting-request.list.empty.out': 'You are not waiting for an answer from anyone',
  'meeting-request.list.empty.out.detail': 'You ask for a meeting from the page of the person it is about.',
  'meeting-request.list.empty.answered': 'No requests have been answered yet',
  'meeting-request.list.more': "The newest stand here. Older requests are on the person's page.",
  'meeting-request.list.find-person': 'Find the person',
  'meeting-request.list.from': 'From {{unit}}',
  'meeting-request.list.to': 'To {{unit}}',
  'meeting-request.list.unopened': 'Not opened by you',
  'meeting-request.list.sent': 'Sent {{day}}',

  'meeting-request.state.sent': 'Waiting for an answer',
  'meeting-request.state.accepted': 'Yes',
  'meeting-request.state.declined': 'No',
  'meeting-request.state.withdrawn': 'Taken back',

  'meeting-request.form.title': 'Ask for a clarification meeting',
  'meeting-request.form.for': 'Ask for a clarification meeting for {{name}}',
  'meeting-request.form.lead':
    'The unit you ask answers yes, or no with a reason. You and your unit are responsible until they have said yes.',
  'meeting-request.form.back': 'To {{name}}',
  'meeting-request.form.part.to': 'Receiver',
  'meeting-request.form.part.situation': 'The situation',
  'meeting-request.form.why': 'Why is a meeting needed now?',
  'meeting-request.form.why.detail':
    'An ordinary referral or a telephone call comes first. A clarification meeting is for when that does not suffice.',
  'meeting-request.escalation.serious-and-urgent': 'The situation is serious and complex, and it is urgent',
  'meeting-request.escalation.ordinary-cooperation-failed':
    'Ordinary cooperation has been tried and has not worked',
  'meeting-request.form.cannot-wait': 'Why can it not wait?',
  'meeting-request.form.tried': 'What has been tried, and what happened?',
  'meeting-request.form.tried.detail':
    'For example referrals, telephone calls and meetings, and what the answer was.',
  'meeting-request.form.to': 'Which unit do you ask?',
  'meeting-request.form.to.detail':
    'Mental health care (PHV) or substance-use treatment (TSB). If a unit knows the person already, choose it.',
  'meeting-request.form.trigger': 'What is the request about?',
  'meeting-request.trigger.existing-course': 'The person is treated in one place and also needs the other',
  'meeting-request.trigger.clarify-need': 'It must be settled whether a shared pathway is right now',
  'meeting-request.form.situation': 'The situation, and what you ask for',
  'meeting-request.form.situation.detail':
    'Briefly: how the person is doing, what is needed, and what the meeting is to settle.',
  'meeting-request.form.wishes': 'What does the person want?',
  'meeting-request.form.wishes.detail':
    "In the person's own words if you can. Leave it empty if you do not know.",
  'meeting-request.form.parties': 'Who should be at the meeting?',
  'meeting-request.form.parties.detail':
    'Services and persons. The unit that convenes settles consent for each of them.',
  'meeting-request.form.topics': 'What is the text about?',
  'meeting-request.form.topics.detail':
    'Only those who may know about all the topics you choose can read the text.',
  'meeting-request.form.basis': 'What has the person agreed to?',
  'meeting-request.form.basis.choose-unit': 'Choose a unit first. Then you see whether consent is needed.',
  'meeting-request.form.no-objection': 'The person knows that the request is sent and has not objected',
  'meeting-request.form.no-objection.missing':
    'Talk to the person first. If the person objects, the request cannot be sent.',
  'meeting-request.form.consent-kind': 'How was the consent given?',
  'meeting-request.basis.oral-consent': 'Oral',
  'meeting-request.basis.written-consent': 'Written',
  'meeting-request.basis.gp-cooperation': 'Cooperation with the GP, without consent',
  'meeting-request.basis.specialist-cooperation': 'Cooperation in the specialist service, without consent',
  'meeting-request.basis.responsible-unit': 'The unit is responsible from',
  'meeting-request.form.given-on': 'Date of the consent',
  'meeting-request.form.consent-topics': 'What may the unit know?',
  'meeting-request.form.consent-topics.detail':
    'The consent holds both ways: when the unit says yes, you see the same that you now share.',
  'meeting-request.form.all-topics': 'Choose all',
  'meeting-request.form.valid-to': 'Last day, if the consent has one',
  'meeting-request.form.valid-to.detail':
    'Otherwise it holds until the pathway ends or the person withdraws it.',
  'meeting-request.form.limit': "Limits, in the person's words",
  'meeting-request.form.limit.detail': 'Not read by the unit that gets the request.',
  'meeting-request.form.beyond_one':
    'The person has not agreed to share {{topics}}. Take it out of the text, or ask the person.',
  'meeting-request.form.beyond_other':
    'The person has not agreed to share {{topics}}. Take it out of the text, or ask the person.',
  'meeting-request.form.named': 'Who at the unit is to be able to open the request?',
  'meeting-request.form.named.detail':
    'The person is shielded. Only the one you choose sees that the request exists.',
  'meeting-request.form.next': 'What happens when you send',
  'meeting-request.form.next.notice':
    'The unit gets an e-mail that something waits. It does not say whom it is about.',
  'meeting-request.form.next.due': 'They are to answer by {{day}}.',
  'meeting-request.form.next.responsible':
    'You are responsible until they have said yes. You are told the answer.',
  'meeting-request.form.send': 'Send the request',
  'meeting-request.form.give-up': 'Empty the form',
  'meeting-request.missing.escalation': 'Choose why the meeting is needed now.',
  'meeting-request.missing.triedBefore': 'Write a little about this, so that the unit need not ask.',
  'meeting-request.missing.toUnitId': 'Write the name of the unit, and choose it in the list.',
  'meeting-request.missing.trigger': 'Choose what the request is about.',
  'meeting-request.missing.situation': 'Write briefly how the situation is, and what you ask for.',
  'meeting-request.missing.topics': 'Choose at least one topic. It decides who can read the text.',
  'meeting-request.missing.basis.kind': 'Choose whether the consent is oral or written.',
  'meeting-request.missing.basis.givenOn': 'Choose the day the person consented.',
  'meeting-request.missing.basis.topics': 'Choose at least one topic the person wants to share.',
  'meeting-request.missing.namedStaffId': 'Choose who is to be able to open the request.',
  'meeting-request.missing.reason': 'Write why. {{unit}} gets to read the reason.',
  'meeting-request.form.empty.title': 'Empty the form?',
  'meeting-request.form.empty.what': 'Everything you have written in it is gone then. Nothing has been sent.',
  'meeting-request.form.empty.keep': 'Keep it',
  'meeting-request.form.kept': 'The form is kept until you send it.',
  'meeting-request.form.not-registered': 'The person is registered at another unit',
  'meeting-request.form.convenes': 'Your unit convenes clarification meetings itself',
  'meeting-request.form.convenes.detail': "Begin a pathway from the person's page; then you can convene.",

  'meeting-request.page.title': 'Request for a clarification meeting',
  'meeting-request.page.for': 'Request for a clarification meeting for {{name}}',
  'meeting-request.page.from': 'From {{staff}} at {{unit}}, {{when}}',
  'meeting-request.page.born': 'Born {{day}}',
  'meeting-request.page.call': 'Ring {{phone}}',
  'meeting-request.page.situation': 'The situation, and what they ask for',
  'meeting-request.page.wishes': 'What the person wants',
  'meeting-request.page.why': 'Why now',
  'meeting-request.page.parties': 'Who should be there',
  'meeting-request.page.basis': 'Why the unit may read this',
  'meeting-request.page.basis.given': '{{kind}} {{day}}.',
  'meeting-request.page.basis.none': 'The basis for sharing is gone. The unit no longer sees the request.',
  'meeting-request.page.topics': 'The text is about',
  'meeting-request.page.pathway': 'Go to the pathway',
  'meeting-request.page.gone': 'The request is not here',
  'meeting-request.page.gone.detail':
    'It may have been declined or taken back, or the person may have withdrawn the consent. Then the unit no longer sees it.',

  'meeting-request.card.for': 'Request for a clarification meeting for {{name}}',
  'meeting-request.card.lead': 'From {{unit}}. Choose why you open it, and you can read it.',
  'meeting-request.card.reason': 'Why do you open it?',
  'meeting-request.card.why': 'The patient can see who has opened it, and why.',
  'meeting-request.card.hours_one': 'The pathway is open to you for one hour.',
  'meeting-request.card.hours_other': 'The pathway is open to you for {{count}} hours.',
  'meeting-request.card.open': 'Open the request',

  'meeting-request.answer.title': 'Answer the request',
  'meeting-request.answer.due': 'Answer by',
  'meeting-request.answer.choice': 'What does the unit answer?',
  'meeting-request.answer.yes': 'Yes, we take over and assess a shared pathway',
  'meeting-request.answer.no': 'No, with a reason that {{unit}} reads',
  'meeting-request.answer.yes.happens': 'Your unit becomes responsible, and you are the responsible person.',
  'meeting-request.answer.yes.deadline': 'The invitation to the meeting is to be sent by {{day}}.',
  'meeting-request.answer.yes.requester': '{{unit}} is told and still sees what the consent covers.',
  'meeting-request.answer.no.happens': '{{unit}} is still responsible, is told and reads the reason.',
  'meeting-request.answer.no.closes': 'The request and the pathway close to your unit at once.',
  'meeting-request.answer.reason': 'Why do you say no?',
  'meeting-request.answer.reason.detail': 'Say what may help instead, and whom they can contact.',
  'meeting-request.answer.accept': 'Take over the responsibility',
  'meeting-request.answer.decline': 'Send no with the reason',
  'meeting-request.answer.declined': 'The answer is sent. {{unit}} is still responsible.',
  'meeting-request.answer.others': 'A clinician of the unit answers the request.',

  'meeting-request.own.sent': 'The request is sent to {{unit}}.',
  'meeting-request.own.sent.call':
    '{{unit}} has no e-mail address in Samløp. Ring them and say that a request waits here.',
  'meeting-request.own.waits':
    '{{unit}} is to answer by {{day}}. You are responsible until they have said yes.',
  'meeting-request.own.broken':
    '{{unit}} should have answered by {{day}}. Ring them. You are still responsible.',
  'meeting-request.own.accepted': '{{unit}} said yes {{when}}. They are responsible now.',
  'meeting-request.own.declined': '{{unit}} said no {{when}}. You and your unit are still responsible.',
  'meeting-request.own.withdrawn': 'The request was taken back {{when}}.',
  'meeting-request.own.reason': 'The reason they gave',
  'meeting-request.own.ask-another': 'Ask another unit',
  'meeting-request.own.withdraw': 'Take the request back',
  'meeting-request.own.withdraw.title': 'Take the request back?',
  'meeting-request.own.withdraw.happens':
    '{{unit}} no longer sees it, and the pathway ends. You can send a new request later.',
} as const satisfies Record<keyof typeof nb, string>;
