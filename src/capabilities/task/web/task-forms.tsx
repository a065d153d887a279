// The three short forms of a task. What is typed is kept until it is sent.
import { Button, Textarea } from '@navikt/ds-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { StaffPicker } from '../../directory/web/staff-picker.tsx';
import { KeptForm } from '../../draft/web/kept-form.tsx';
import type { Task } from '../model.ts';
import { taskApi, useReadTasks } from './task-data.ts';

export interface TaskFormProps {
  task: Task;
  onClose(): void;
  /** It went through: what is said about it. */
  onDone(text: string): void;
}

interface ShellProps {
  task: Task;
  label: string;
  isReady: boolean;
  /** Sent before everything was there: the field says what is missing. */
  onMissing(): void;
  onSend(): Promise<unknown>;
  onSent(): void;
  onClose(): void;
  children: ReactNode;
}

function FormShell({ task, label, isReady, onMissing, onSend, onSent, onClose, children }: ShellProps) {
  const { t } = useTranslation();
  const readTasks = useReadTasks();
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return onMissing();
    setIsBusy(true);
    setProblem(null);
    try {
      await onSend();
      onSent();
      await readTasks(task.pathwayId);
    } catch (refusal) {
      setProblem(refusal);
      setIsBusy(false);
      // A clash shows what the task is now; what was typed stays.
      await readTasks(task.pathwayId);
    }
  };
  return (
    <form className="task-form" noValidate onSubmit={(event) => void send(event)}>
      {children}
      <ProblemMessage problem={problem} hasFocus />
      <div className="task-buttons">
        <Button type="submit" size="small" loading={isBusy}>
          {label}
        </Button>
        <Button type="button" size="small" variant="tertiary" onClick={onClose}>
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface WordsProps extends TaskFormProps {
  verb: 'done' | 'cancel';
  first: string;
  send(words: string): Promise<unknown>;
}

/** A task and one text about it. */
function WordsForm({ task, onClose, onDone, verb, first, send }: WordsProps) {
  const { t } = useTranslation();
  const [isTried, setIsTried] = useState(false);
  const id = verb === 'done' ? 'evidence' : 'reason';
  return (
    <KeptForm<{ words: string }> form={`task-${verb}:${task.id}`} empty={{ words: first }}>
      {({ value, setValue, clear }) => (
        <FormShell
          task={task}
          label={t(`task.${verb}`)}
          isReady={value.words.trim() !== ''}
          onMissing={() => {
            setIsTried(true);
            document.getElementById(id)?.focus();
          }}
          onSend={() => send(value.words.trim())}
          onSent={() => {
            void clear();
            onDone(t(`task.${verb}.did`));
          }}
          onClose={onClose}
        >
          <Textarea
            id={id}
            size="small"
            label={t(`task.${verb}.words`)}
            description={t(`task.${verb}.help`)}
            minRows={2}
            error={isTried && value.words.trim() === '' && t(`task.${verb}.missing`)}
            value={value.words}
            // The form opens because somebody pressed for it.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            onChange={(event) => setValue({ words: event.target.value.slice(0, 2000) })}
          />
        </FormShell>
      )}
    </KeptForm>
  );
}

export function DoneForm(props: TaskFormProps) {
  const { task } = props;
  return (
    <WordsForm
      {...props}
      verb="done"
      first={task.evidence ?? ''}
      send={(words) => taskApi.done(task, words)}
    />
  );
}

export function CancelForm(props: TaskFormProps) {
  const { task } = props;
  return <WordsForm {...props} verb="cancel" first="" send={(words) => taskApi.cancel(task, words)} />;
}

export function HandForm({ task, onClose, onDone }: TaskFormProps) {
  const { t } = useTranslation();
  const [staffId, setStaffId] = useState(task.responsibleStaffId);
  const [isTried, setIsTried] = useState(false);
  const isSame = staffId === task.responsibleStaffId;
  return (
    <FormShell
      task={task}
      label={t('task.hand')}
      isReady={!isSame}
      onMissing={() => {
        setIsTried(true);
        document.getElementById('staffId')?.focus();
      }}
      onSend={() => taskApi.hand(task, staffId)}
      onSent={() => onDone(t('task.is-handed'))}
      onClose={onClose}
    >
      <StaffPicker
        id="staffId"
        unitId={task.responsibleUnitId}
        label={t('task.hand-to')}
        description={t('task.hand-help')}
        noneLabel={t('task.hand-unit')}
        value={staffId}
        onChange={setStaffId}
        error={isTried && isSame && t('task.hand.missing')}
      />
    </FormShell>
  );
}
