// Groups of choices as the request form uses them, with the input's id where a problem must lead to it.
import { Button, Checkbox, CheckboxGroup, Radio, RadioGroup } from '@navikt/ds-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Topic } from '../../../rules/topics.ts';
import { choosableTopics } from './form-values.ts';

export interface OneOfProps<T extends string> {
  id: string;
  legend: string;
  description?: ReactNode;
  choices: readonly { value: T; label: string }[];
  value: T | null;
  onChange(value: T): void;
  error?: ReactNode;
}

export function OneOf<T extends string>({
  id,
  legend,
  description,
  choices,
  value,
  onChange,
  error,
}: OneOfProps<T>) {
  return (
    <RadioGroup
      legend={legend}
      description={description}
      value={value ?? ''}
      onChange={(next: string) => {
        const chosen = choices.find((choice) => choice.value === next);
        if (chosen) onChange(chosen.value);
      }}
      error={error}
    >
      {choices.map((choice, index) => (
        <Radio key={choice.value} value={choice.value} {...(index === 0 ? { id } : {})}>
          {choice.label}
        </Radio>
      ))}
    </RadioGroup>
  );
}

export interface TopicChoiceProps {
  id: string;
  legend: string;
  description?: ReactNode;
  value: readonly Topic[];
  onChange(topics: Topic[]): void;
  error?: ReactNode;
  /** Offers to choose all at once. */
  hasAll?: boolean;
}

export function TopicChoice({
  id,
  legend,
  description,
  value,
  onChange,
  error,
  hasAll = false,
}: TopicChoiceProps) {
  const { t } = useTranslation();
  return (
    <CheckboxGroup
      legend={legend}
      description={description}
      value={[...value]}
      onChange={(chosen: Topic[]) => onChange(chosen)}
      error={error}
    >
      {hasAll && (
        <Button
          type="button"
          size="xsmall"
          variant="secondary"
          data-color="neutral"
          onClick={() => onChange([...choosableTopics])}
        >
          {t('meeting-request.form.all-topics')}
        </Button>
      )}
      <div className="request-topics">
        {choosableTopics.map((topic, index) => (
          <Checkbox key={topic} value={topic} {...(index === 0 ? { id } : {})}>
            {t(`meeting.topic.${topic}`)}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}
