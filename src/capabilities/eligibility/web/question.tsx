// One question of the assessment with its choices; "not known yet" is always one of them.
import { Radio, RadioGroup } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { answerChoices, type AnswerKey, type Answers } from '../model.ts';

export interface QuestionProps<K extends AnswerKey> {
  name: K;
  value: Answers[K];
  onChange(value: Answers[K]): void;
}

export function Question<K extends AnswerKey>({ name, value, onChange }: QuestionProps<K>) {
  const { t, i18n } = useTranslation();
  // As a plain text: the key's type would otherwise be spelt out for every question.
  const key: string = `eligibility.q.${name}`;
  const help = `${key}.help`;
  const choices: readonly string[] = answerChoices[name];
  // What is known first, "not yet" last.
  const ordered = [...choices.filter((choice) => choice !== 'unknown'), 'unknown'];
  return (
    <RadioGroup
      legend={t(key)}
      {...(i18n.exists(help) ? { description: t(help) } : {})}
      value={value}
      onChange={(next: Answers[K]) => onChange(next)}
    >
      {ordered.map((choice) => (
        <Radio key={choice} value={choice}>
          {t(`${key}.${choice}`)}
        </Radio>
      ))}
    </RadioGroup>
  );
}
