// The questions in the order they matter: the first one alone, and the others only when it does not settle it.
import { Button, Heading } from '@navikt/ds-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextEditor } from '../../../web/ui/text-editor.tsx';
import { useWordCheck } from '../../../web/ui/word-check.ts';
import { type AnswerKey, answerKeys, type Answers, type DraftContent } from '../model.ts';
import { Question } from './question.tsx';

function Group({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="web-card eligibility-stack" aria-labelledby={id}>
      <Heading level="3" size="xsmall" id={id}>
        {title}
      </Heading>
      {children}
    </section>
  );
}

/** True when the milder disorder can still matter: a serious one is not found, or not yet. */
const asksMilder = ({ seriousDisorder }: Answers) =>
  seriousDisorder === 'no' || seriousDisorder === 'unknown';

export function Questions({
  content,
  onChange,
}: {
  content: DraftContent;
  onChange(content: DraftContent): void;
}) {
  const { t } = useTranslation();
  const check = useWordCheck();
  const { answers } = content;
  const isAnyOtherAnswered = answerKeys.some((key) => key !== 'singleService' && answers[key] !== 'unknown');
  const [isOpened, setIsOpened] = useState(false);
  const showsRest = answers.singleService === 'no' || isAnyOtherAnswered || isOpened;
  const ask = <K extends AnswerKey>(name: K) => (
    <Question
      key={name}
      name={name}
      value={answers[name]}
      onChange={(value) => onChange({ ...content, answers: { ...answers, [name]: value } })}
    />
  );
  const showsMilder = asksMilder(answers) || answers.milderDisorder !== 'unknown';
  const showsFunction = showsMilder && answers.milderDisorder === 'yes';

  return (
    <div className="eligibility-questions">
      <Group title={t('eligibility.group.first')}>
        {ask('singleService')}
        {answers.singleService !== 'unknown' && (
          <TextEditor
            label={t(`eligibility.reason.${answers.singleService}`)}
            minRows={2}
            value={content.singleServiceReason}
            onValueChange={(singleServiceReason) => onChange({ ...content, singleServiceReason })}
            check={check}
          />
        )}
        {!showsRest && (
          <div>
            <Button
              type="button"
              size="small"
              variant="tertiary"
              className="eligibility-rest"
              onClick={() => setIsOpened(true)}
            >
              {t('eligibility.rest')}
            </Button>
            <p className="eligibility-note">{t('eligibility.rest.why')}</p>
          </div>
        )}
      </Group>
      {showsRest && (
        <>
          <Group title={t('eligibility.group.substance')}>{ask('substanceProblem')}</Group>
          <Group title={t('eligibility.group.mental')}>
            {ask('seriousDisorder')}
            {showsMilder && ask('milderDisorder')}
          </Group>
          {showsFunction && (
            <Group title={t('eligibility.group.function')}>
              {ask('markedLossMental')}
              {ask('markedLossSubstance')}
            </Group>
          )}
          <Group title={t('eligibility.group.needs')}>
            {ask('needsPhv')}
            {ask('needsTsb')}
          </Group>
          <TextEditor
            label={t('eligibility.notes')}
            description={t('eligibility.notes.help')}
            minRows={2}
            value={content.notes}
            onValueChange={(notes) => onChange({ ...content, notes })}
            check={check}
          />
        </>
      )}
    </div>
  );
}
