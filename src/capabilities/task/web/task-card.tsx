// One task: what, for whom, by when; done with a word of evidence, handed on, taken back, undone.
import { CheckmarkIcon } from '@navikt/aksel-icons';
import { Button, InlineMessage, Link, Tag } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { focusHeading } from '../../../web/focus.ts';
import { formatMoment } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow } from '../../../web/now.ts';
import { DueDate } from '../../../web/ui/due-date.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { TopicTags } from '../../../web/ui/topic-tags.tsx';
import { useTopicNames } from '../../meeting/web/use-names.ts';
import type { Task } from '../model.ts';
import { DoneForm, HandForm, CancelForm } from './task-forms.tsx';
import { taskApi, useReadTasks } from './task-data.ts';

export interface TaskCardProps {
  task: Task;
  /** On the pathway's own page the person goes without saying. */
  hasPerson: boolean;
  /** Something was done to it: what is said about it. */
  onDone(text: string): void;
}

type Form = 'done' | 'hand' | 'cancel' | null;

export function TaskCard({ task, hasPerson, onDone }: TaskCardProps) {
  const { t } = useTranslation();
  const topicNames = useTopicNames();
  const [form, setForm] = useState<Form>(null);
  const heading = `task-${task.id}`;
  const person = `${task.givenName} ${task.familyInitial}.`;
  const close = () => setForm(null);
  // Given up, the keyboard stands at the task it was about.
  const giveUp = () => {
    close();
    focusHeading(heading);
  };
  const done = (text: string) => {
    close();
    onDone(text);
  };
  const forms = { task, onClose: giveUp, onDone: done };
  return (
    <article className="web-card task-card" aria-labelledby={heading} data-state={task.state}>
      <div className="task-card__top">
        <h3 id={heading} tabIndex={-1} className="task-card__what">
          {task.what}
        </h3>
        {task.due && task.state === 'open' && <DueDate due={task.due} />}
        {task.state === 'cancelled' && (
          <Tag size="small" variant="moderate" data-color="neutral">
            {t('task.state.cancelled')}
          </Tag>
        )}
      </div>
      <p className="task-card__facts">
        {hasPerson && (
          <Link as={RouterLink} to={`/pathways/${task.pathwayId}/tasks`}>
            {person}
          </Link>
        )}
        <span>
          {t('task.for', {
            who: [task.responsibleStaffName, task.responsibleUnitName].filter(Boolean).join(', '),
          })}
        </span>
        <span>
          {t('task.from', {
            who: task.isGivenByMe ? t('task.me') : `${task.giverStaffName}, ${task.giverUnitName}`,
          })}
        </span>
        {task.source === 'follow-up' && <span>{t('task.from-minutes')}</span>}
      </p>
      {!hasPerson && <TopicTags topics={topicNames(task.topics, true)} />}
      {!task.isSeenByResponsible && task.state === 'open' && (
        <InlineMessage status="warning">{t('task.unseen', { unit: task.responsibleUnitName })}</InlineMessage>
      )}
      <Outcome task={task} />
      {form === null && <Verbs task={task} onForm={setForm} onDone={onDone} />}
      {form === 'done' && <DoneForm {...forms} />}
      {form === 'hand' && <HandForm {...forms} />}
      {form === 'cancel' && <CancelForm {...forms} />}
    </article>
  );
}

function Outcome({ task }: { task: Task }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const when = (instant: string | null) =>
    instant === null ? '' : formatMoment(new Date(instant), now, language);
  if (task.state === 'done')
    return (
      <div className="task-card__outcome">
        <CheckmarkIcon aria-hidden />
        <div>
          <p>{task.evidence}</p>
          <p className="task-note">{t('task.done-by', { name: task.doneByName, when: when(task.doneAt) })}</p>
        </div>
      </div>
    );
  if (task.state !== 'cancelled') return null;
  return (
    <div className="task-card__outcome">
      <div>
        <p>{task.cancelReason ?? t('task.out-of-minutes')}</p>
        <p className="task-note">
          {t('task.cancelled-by', { name: task.cancelledByName, when: when(task.cancelledAt) })}
        </p>
      </div>
    </div>
  );
}

interface VerbsProps {
  task: Task;
  onForm(form: Form): void;
  onDone(text: string): void;
}

function Verbs({ task, onForm, onDone }: VerbsProps) {
  const { t } = useTranslation();
  const readTasks = useReadTasks();
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const { may } = task;
  const undo = async () => {
    setIsBusy(true);
    setProblem(null);
    try {
      await taskApi.undo(task);
      onDone(t('task.undone'));
    } catch (refusal) {
      setProblem(refusal);
    } finally {
      setIsBusy(false);
      await readTasks(task.pathwayId);
    }
  };
  if (!may.done && !may.assign && !may.cancel && !may.undo) return null;
  return (
    <div className="task-buttons">
      {may.done && (
        <Button
          size="small"
          aria-label={t('task.done-of', { what: task.what })}
          onClick={() => onForm('done')}
        >
          {t('task.done')}
        </Button>
      )}
      {may.assign && (
        <Button
          size="small"
          variant="tertiary"
          aria-label={t('task.hand-of', { what: task.what })}
          onClick={() => onForm('hand')}
        >
          {t('task.hand')}
        </Button>
      )}
      {may.cancel && (
        <Button
          size="small"
          variant="tertiary"
          data-color="neutral"
          aria-label={t('task.cancel-of', { what: task.what })}
          onClick={() => onForm('cancel')}
        >
          {t('task.cancel')}
        </Button>
      )}
      {may.undo && (
        <Button size="small" variant="tertiary" loading={isBusy} onClick={() => void undo()}>
          {t('task.undo')}
        </Button>
      )}
      <ProblemMessage problem={problem} hasFocus />
    </div>
  );
}
