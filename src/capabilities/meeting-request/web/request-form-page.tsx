// Asking for a clarification meeting about one person: one form, kept while it is written, that says what will happen.
import './request.css';
import { Button, InlineMessage, List } from '@navikt/ds-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { deadlineRules } from '../../../rules/deadline-content.ts';
import { dueDate, ruleInForce } from '../../../rules/deadline.ts';
import { legalBasisRules } from '../../../rules/legal-basis-content.ts';
import { api } from '../../../web/api.ts';
import { formatWeekday } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useToday } from '../../../web/now.ts';
import { ApiProblem } from '../../../web/problem.ts';
import { useSignedIn } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { EmptyState } from '../../../web/ui/empty-state.tsx';
import { Loading } from '../../../web/ui/loading.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { SaveStatus } from '../../../web/ui/save-status.tsx';
import type { UnitPage } from '../../directory/model.ts';
import { StaffPicker } from '../../directory/web/staff-picker.tsx';
import { type FormKeeper, KeptForm } from '../../draft/web/kept-form.tsx';
import type { RegistrationPage } from '../../patient/model.ts';
import type { SentRequest } from '../model.ts';
import { requestNeed } from '../rules.ts';
import { BasisFields, FormPart } from './basis-fields.tsx';
import { emptyForm, missingFields, requestOf, topicsBeyond, type RequestForm } from './form-values.ts';
import { useTopicNames } from './request-data.ts';
import { ReceiverFields, SituationFields, WhyFields } from './request-fields.tsx';

/** The need for consent towards the chosen unit; null until it is known. */
function useNeed(unitId: string | null) {
  const { employment } = useSignedIn();
  const today = useToday();
  const unit = useQuery({
    queryKey: ['unit', unitId],
    queryFn: ({ signal }) => api.get<UnitPage>(`/api/units/${unitId ?? ''}`, { signal }),
    enabled: unitId !== null,
  });
  return unit.data ? requestNeed(legalBasisRules, employment.unitKind, unit.data.kind, today) : null;
}

function WhatHappens() {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const rule = ruleInForce(deadlineRules, 'meeting-request-answer', today);
  const due = rule && dueDate(rule, today);
  return (
    <FormPart title={t('meeting-request.form.next')}>
      <List>
        <List.Item>{t('meeting-request.form.next.notice')}</List.Item>
        {due && (
          <List.Item>
            {t('meeting-request.form.next.due', { day: formatWeekday(due, today, language) })}
          </List.Item>
        )}
        <List.Item>{t('meeting-request.form.next.responsible')}</List.Item>
      </List>
    </FormPart>
  );
}

function Form({ person, form }: { person: RegistrationPage; form: FormKeeper<RequestForm> }) {
  const { t } = useTranslation();
  const today = useToday();
  const navigate = useNavigate();
  const client = useQueryClient();
  const names = useTopicNames();
  const { value: values } = form;
  const change = (changes: Partial<RequestForm>) => form.setValue({ ...values, ...changes });
  const need = useNeed(values.toUnit?.id ?? null);
  const beyond = topicsBeyond(values, need);
  const missing = missingFields(values, need, person.isShielded);
  const [isTried, setIsTried] = useState(false);
  const send = useMutation({
    mutationFn: async () => {
      // The server lets the kept form go in the same step; nothing may be on its way there then.
      await form.flush();
      const request = requestOf(values, need, {
        registrationId: person.id,
        isShielded: person.isShielded,
        today,
      });
      return api.post<SentRequest>('/api/meeting-requests', request);
    },
    onSuccess: async (sent) => {
      for (const key of ['meeting-requests', 'work-list', 'registration', 'pathway'])
        void client.invalidateQueries({ queryKey: [key] });
      await navigate(`/requests/${sent.requestId}`, { state: { sent } });
    },
  });
  const problem = send.error instanceof ApiProblem ? send.error : null;
  const errorOf = (field: string) =>
    problem?.errors.find((error) => error.field === field)?.message ??
    (isTried && missing.includes(field) ? t(`meeting-request.missing.${field}`) : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    const first = missing[0] ?? (beyond.length > 0 ? 'topics' : null);
    if (first !== null) document.getElementById(first)?.focus();
    else if (need !== null) send.mutate();
  };
  const fields = { values, change, errorOf };

  return (
    <form className="request" onSubmit={submit} noValidate autoComplete="off">
      <FormPart title={t('meeting-request.page.why')}>
        <WhyFields {...fields} />
      </FormPart>
      <FormPart title={t('meeting-request.form.part.to')}>
        <ReceiverFields {...fields} />
        {person.isShielded && values.toUnit && (
          <StaffPicker
            id="namedStaffId"
            unitId={values.toUnit.id}
            label={t('meeting-request.form.named')}
            description={t('meeting-request.form.named.detail')}
            value={values.namedStaffId}
            onChange={(namedStaffId) => change({ namedStaffId })}
            error={errorOf('namedStaffId')}
          />
        )}
      </FormPart>
      <FormPart title={t('meeting-request.form.part.situation')}>
        <SituationFields {...fields} />
      </FormPart>
      <FormPart title={t('meeting-request.form.basis')}>
        <BasisFields {...fields} need={need} />
        {beyond.length > 0 && (
          <InlineMessage status="warning">
            {t('meeting-request.form.beyond', {
              count: beyond.length,
              topics: names(beyond)
                .map(({ label }) => label.toLocaleLowerCase())
                .join(', '),
            })}
          </InlineMessage>
        )}
      </FormPart>
      <WhatHappens />
      <ProblemMessage problem={send.error} hasFocus />
      <div className="request-end">
        <Button type="submit" loading={send.isPending}>
          {t('meeting-request.form.send')}
        </Button>
        <EmptyTheForm form={form} />
        <SaveStatus {...form} />
      </div>
      <p className="request-note">{t('meeting-request.form.kept')}</p>
    </form>
  );
}

/** Empties the form, after asking: it may hold half an hour's work. */
function EmptyTheForm({ form }: { form: FormKeeper<RequestForm> }) {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button type="button" variant="tertiary" data-color="neutral" onClick={() => setIsAsking(true)}>
        {t('meeting-request.form.give-up')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('meeting-request.form.empty.title')}
        confirmLabel={t('meeting-request.form.give-up')}
        cancelLabel={t('meeting-request.form.empty.keep')}
        onCancel={() => setIsAsking(false)}
        onConfirm={async () => {
          await form.clear();
          setIsAsking(false);
        }}
      >
        {t('meeting-request.form.empty.what')}
      </ConfirmDialog>
    </>
  );
}

export default function RequestFormPage() {
  const { registrationId = '' } = useParams();
  const { t } = useTranslation();
  const { may } = useSignedIn();
  const { data, error, refetch } = useQuery({
    queryKey: ['registration', registrationId],
    queryFn: ({ signal }) => api.get<RegistrationPage>(`/api/registrations/${registrationId}`, { signal }),
  });
  const name = data ? `${data.givenName} ${data.familyName}` : '';
  return (
    <div className="request">
      <PageHeader
        title={data ? t('meeting-request.form.for', { name }) : t('meeting-request.form.title')}
        tabTitle={t('meeting-request.form.title')}
        {...(data
          ? {
              lead: t('meeting-request.form.lead'),
              back: {
                to: `/registrations/${registrationId}`,
                label: t('meeting-request.form.back', { name: data.givenName }),
              },
            }
          : {})}
      />
      {data ? (
        data.may.requestMeeting ? (
          <KeptForm form={`meeting-request:${registrationId}`} empty={emptyForm}>
            {(form) => <Form person={data} form={form} />}
          </KeptForm>
        ) : may['convene'] === true ? (
          <EmptyState title={t('meeting-request.form.convenes')}>
            {t('meeting-request.form.convenes.detail')}
          </EmptyState>
        ) : (
          <EmptyState title={t('meeting-request.form.not-registered')} />
        )
      ) : error ? (
        <ProblemMessage
          problem={error}
          {...(error instanceof ApiProblem && error.status === 404 ? {} : { onRetry: () => void refetch() })}
        />
      ) : (
        <Loading shape="text" rows={6} />
      )}
    </div>
  );
}
