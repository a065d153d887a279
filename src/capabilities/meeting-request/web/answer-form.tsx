// The unit's answer: yes, and what that means; or no, with a reason that the requester reads.
import { Button, Heading, List, Radio, RadioGroup } from '@navikt/ds-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { deadlineRules } from '../../../rules/deadline-content.ts';
import { dueDate, ruleInForce } from '../../../rules/deadline.ts';
import type { PlainDate } from '../../../rules/plain-date.ts';
import { api } from '../../../web/api.ts';
import { formatWeekday } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useToday } from '../../../web/now.ts';
import { DueDate } from '../../../web/ui/due-date.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { SaveStatus } from '../../../web/ui/save-status.tsx';
import { TextEditor } from '../../../web/ui/text-editor.tsx';
import { useWordCheck } from '../../../web/ui/word-check.ts';
import { type FormKeeper, KeptForm } from '../../draft/web/kept-form.tsx';
import type { RequestPage } from '../model.ts';
import { useReload } from './request-data.ts';

interface Answer {
  choice: '' | 'yes' | 'no';
  reason: string;
}

interface AnswerProps {
  page: RequestPage;
  /** The day the deadline for the invitation counts from. */
  triggeredOn: PlainDate;
}

function Consequences({ sentences }: { sentences: readonly string[] }) {
  return (
    <List>
      {sentences.map((sentence) => (
        <List.Item key={sentence}>{sentence}</List.Item>
      ))}
    </List>
  );
}

function Form({ page, triggeredOn, form }: AnswerProps & { form: FormKeeper<Answer> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const navigate = useNavigate();
  const reload = useReload(page.id);
  const check = useWordCheck();
  const { choice, reason } = form.value;
  const change = (changes: Partial<Answer>) => form.setValue({ ...form.value, ...changes });
  const rule = ruleInForce(deadlineRules, 'meeting-invitation', triggeredOn);
  const invitationDue = rule && dueDate(rule, triggeredOn);
  const unit = page.fromUnitName;
  const [isTried, setIsTried] = useState(false);
  const lacksReason = choice === 'no' && reason.trim() === '';

  const answer = useMutation({
    // The answer goes along: the form is empty by the time it has been sent.
    mutationFn: async (given: Answer['choice']) => {
      const path = `/api/meeting-requests/${page.id}`;
      const { version } = page;
      if (given === 'yes') await api.post(`${path}/acceptance`, { version });
      else await api.post(`${path}/refusal`, { version, reason });
      await form.clear();
    },
    onSuccess: async (_, given) => {
      // What was declined can no longer be read: the page is left first.
      if (given === 'yes') await navigate(`/pathways/${page.pathwayId}`);
      else await navigate('/requests', { state: { declinedFor: unit } });
      await reload();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (lacksReason) document.getElementById('reason')?.focus();
    else answer.mutate(choice);
  };

  return (
    <form className="request-stack" onSubmit={submit} noValidate>
      <RadioGroup
        legend={t('meeting-request.answer.choice')}
        value={choice}
        onChange={(next: Answer['choice']) => change({ choice: next })}
      >
        <Radio value="yes">{t('meeting-request.answer.yes')}</Radio>
        <Radio value="no">{t('meeting-request.answer.no', { unit })}</Radio>
      </RadioGroup>
      {choice === 'yes' && (
        <Consequences
          sentences={[
            t('meeting-request.answer.yes.happens'),
            ...(invitationDue
              ? [
                  t('meeting-request.answer.yes.deadline', {
                    day: formatWeekday(invitationDue, today, language),
                  }),
                ]
              : []),
            t('meeting-request.answer.yes.requester', { unit }),
          ]}
        />
      )}
      {choice === 'no' && (
        <>
          <TextEditor
            id="reason"
            label={t('meeting-request.answer.reason')}
            description={t('meeting-request.answer.reason.detail')}
            value={reason}
            onValueChange={(text) => change({ reason: text })}
            check={check}
            error={isTried && lacksReason ? t('meeting-request.missing.reason', { unit }) : undefined}
          />
          <Consequences
            sentences={[
              t('meeting-request.answer.no.happens', { unit }),
              t('meeting-request.answer.no.closes'),
            ]}
          />
          <SaveStatus {...form} />
        </>
      )}
      <ProblemMessage problem={answer.error} hasFocus />
      {choice !== '' && (
        <Button type="submit" className="request-start" loading={answer.isPending}>
          {t(choice === 'yes' ? 'meeting-request.answer.accept' : 'meeting-request.answer.decline')}
        </Button>
      )}
    </form>
  );
}

export function AnswerForm(props: AnswerProps) {
  const { t } = useTranslation();
  const { page } = props;
  return (
    <section className="web-card request-stack" aria-labelledby="request-answer">
      <div className="request-answer__top">
        <Heading level="2" size="small" id="request-answer">
          {t('meeting-request.answer.title')}
        </Heading>
        <DueDate due={page.deadline.due} />
      </div>
      <KeptForm<Answer> form={`meeting-request-answer:${page.id}`} empty={{ choice: '', reason: '' }}>
        {(form) => <Form {...props} form={form} />}
      </KeptForm>
    </section>
  );
}
