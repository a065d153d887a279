// Gives a task: what, about what, to whom, by when. Only those who may see what it is about can be chosen.
import { Button, Checkbox, CheckboxGroup, InlineMessage, Select, Textarea } from '@navikt/ds-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { containsAll, isTopic, topicMask, topicsIn } from '../../../rules/topics.ts';
import { api } from '../../../web/api.ts';
import { focusFirstField } from '../../../web/focus.ts';
import { useToday } from '../../../web/now.ts';
import { DateField } from '../../../web/ui/date-field.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { StaffPicker } from '../../directory/web/staff-picker.tsx';
import { KeptForm, type FormKeeper } from '../../draft/web/kept-form.tsx';
import { useTopicNames } from '../../meeting/web/use-names.ts';
import type { PathwayTasks, Task } from '../model.ts';
import { useReadTasks } from './task-data.ts';

interface Values {
  what: string;
  topics: number;
  unitId: string;
  staffId: string | null;
  due: string | null;
}

const nothing: Values = { what: '', topics: 0, unitId: '', staffId: null, due: null };

export interface GiveFormProps {
  pathwayId: string;
  page: PathwayTasks;
  onClose(): void;
  onGiven(text: string): void;
}

export function GiveForm(props: GiveFormProps) {
  return (
    <KeptForm<Values> form={`task-give:${props.pathwayId}`} empty={nothing}>
      {(kept) => <Fields {...props} kept={kept} />}
    </KeptForm>
  );
}

function Fields({ pathwayId, page, onClose, onGiven, kept }: GiveFormProps & { kept: FormKeeper<Values> }) {
  const { t } = useTranslation();
  const today = useToday();
  const topicNames = useTopicNames();
  const readTasks = useReadTasks();
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const { value, setValue } = kept;
  const put = (change: Partial<Values>) => setValue({ ...value, ...change });
  const receiver = page.receivers.find(({ unitId }) => unitId === value.unitId);
  const sees = receiver === undefined || containsAll(receiver.topics, value.topics);
  const [isTried, setIsTried] = useState(false);
  const missing = [
    ...(value.what.trim() === '' ? ['what'] : []),
    ...(value.topics === 0 ? ['topics'] : []),
    ...(receiver === undefined || !sees ? ['responsibleUnitId'] : []),
  ];
  const errorOf = (field: string) =>
    isTried && missing.includes(field) ? t(`task.missing.${field}`) : undefined;

  const give = async (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (missing[0] !== undefined) {
      document.getElementById(missing[0])?.focus();
      return;
    }
    setIsBusy(true);
    setProblem(null);
    try {
      await api.post<Task>(`/api/pathways/${pathwayId}/tasks`, {
        what: value.what.trim(),
        topics: value.topics,
        responsibleUnitId: value.unitId,
        responsibleStaffId: value.staffId,
        due: value.due,
      });
      await kept.clear();
      await readTasks(pathwayId);
      onGiven(t('task.is-given'));
    } catch (refusal) {
      setProblem(refusal);
      setIsBusy(false);
    }
  };

  return (
    <form
      ref={focusFirstField}
      className="web-card task-form"
      noValidate
      onSubmit={(event) => void give(event)}
    >
      <Textarea
        id="what"
        label={t('task.what')}
        description={t('task.what-help')}
        minRows={2}
        value={value.what}
        error={errorOf('what')}
        onChange={(event) => put({ what: event.target.value.slice(0, 2000) })}
      />
      <CheckboxGroup
        id="topics"
        tabIndex={-1}
        error={errorOf('topics')}
        legend={t('task.topics')}
        description={t('task.topics-help')}
        className="task-topics"
        value={topicsIn(value.topics)}
        onChange={(chosen: string[]) => put({ topics: topicMask(chosen.filter((one) => isTopic(one))) })}
      >
        {topicNames(page.myTopics, true).map(({ id, label }) => (
          <Checkbox key={id} value={id}>
            {label}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <Select
        id="responsibleUnitId"
        label={t('task.to')}
        value={value.unitId}
        error={errorOf('responsibleUnitId')}
        onChange={(event) => put({ unitId: event.target.value, staffId: null })}
      >
        <option value="">{t('task.to-choose')}</option>
        {page.receivers.map(({ unitId, unitName, topics }) => (
          <option key={unitId} value={unitId} disabled={!containsAll(topics, value.topics)}>
            {containsAll(topics, value.topics) ? unitName : t('task.to-cannot', { unit: unitName })}
          </option>
        ))}
      </Select>
      {!sees && receiver && (
        <InlineMessage status="warning">
          {t('problem.task.topic-not-theirs', { unit: receiver.unitName })}
        </InlineMessage>
      )}
      {receiver && (
        <StaffPicker
          id="responsibleStaffId"
          unitId={receiver.unitId}
          label={t('task.to-person')}
          noneLabel={t('task.hand-unit')}
          value={value.staffId}
          onChange={(staffId) => put({ staffId })}
        />
      )}
      <DateField
        id="due"
        label={t('task.due')}
        from={today}
        value={value.due}
        onChange={(due) => put({ due })}
      />
      <ProblemMessage problem={problem} hasFocus />
      <div className="task-buttons">
        <Button type="submit" loading={isBusy}>
          {t('task.give-this')}
        </Button>
        <Button type="button" variant="tertiary" onClick={onClose}>
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
}
