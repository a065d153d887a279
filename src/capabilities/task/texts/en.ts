// Texts of tasks in English.
import type { nb } from './nb.ts';

export const en = {
  'problem.task.only-clinicians-give': 'Tasks are given by clinicians and leaders',
  'problem.task.only-clinicians-give.detail':
    'Ask somebody who is responsible for the person to give the task.',
  'problem.task.topic-not-yours': 'Your unit does not see all these topics. Choose among those you see.',
  'problem.task.no-basis': 'The unit has no basis on this pathway today. Choose another.',
  'problem.task.topic-not-theirs':
    '{{unit}} has no basis to see all these topics. Choose fewer topics or another unit.',
  'problem.task.not-working-there': 'Choose somebody who works at the unit today.',
  'problem.task.not-your-unit': 'The task belongs to another unit',
  'problem.task.not-your-unit.detail': 'Those who are to do it mark it done.',
  'problem.task.undo-is-over': 'The task cannot be opened again',
  'problem.task.undo-is-over.detail':
    'That can only be done the day it was marked done. Give a new task instead.',
  'problem.task.not-giver': 'A task is taken back by those who gave it',
  'problem.task.not-giver.detail': 'The responsible unit can do it too.',
  'problem.task.is-over': 'The task is no longer open',
  'problem.task.is-over.detail': 'Load the page again to see what became of it.',
  'problem.task.cancelled': 'The task has been taken back',
  'problem.task.cancelled.detail': 'It is no longer to be done. The reason stands with the task.',
} satisfies Record<keyof typeof nb, string>;
