// Registers a person at the unit. Says nothing of whether another unit knows them.
import './patient.css';
import { BodyShort, Button } from '@navikt/ds-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { readIdentityNumber } from '../../../rules/identity-number.ts';
import { api } from '../../../web/api.ts';
import { ApiProblem } from '../../../web/problem.ts';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { SaveStatus } from '../../../web/ui/save-status.tsx';
import { type FormKeeper, KeptForm } from '../../draft/web/kept-form.tsx';
import { emptyForm, newRequest, type NewFormValues } from './form-values.ts';
import { IdentityField } from './identity-field.tsx';
import { labelKeyOf } from './field-labels.ts';
import { RegistrationFields } from './registration-fields.tsx';

export interface Registered {
  name: string;
  wasKnownHere: boolean;
}

function RegisterForm({ form }: { form: FormKeeper<NewFormValues> }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { value: values } = form;
  const change = (changes: Partial<NewFormValues>) => form.setValue({ ...values, ...changes });
  const register = useMutation({
    mutationFn: () =>
      api.post<{ registrationId: string; wasKnownHere: boolean }>('/api/registrations', newRequest(values)),
    onSuccess: async ({ registrationId, wasKnownHere }) => {
      const registered: Registered = {
        name: `${values.givenName} ${values.familyName}`.trim(),
        wasKnownHere,
      };
      await form.clear();
      await client.invalidateQueries({ queryKey: ['persons'] });
      void navigate(`/registrations/${registrationId}`, { state: { registered } });
    },
  });
  const problem = register.error instanceof ApiProblem ? register.error : null;
  const errorOf = (field: string) => problem?.errors.find((error) => error.field === field)?.message;
  const read = readIdentityNumber(values.identityNumber);
  // Asked for where no number tells it; not while one is being typed.
  const isBirthDateKnown =
    values.hasNumber !== false && ('error' in read || read.birthDate !== null || values.hasNumber === null);
  const isUnanswered = values.hasNumber === null;
  const isNumberMissing = values.hasNumber === true && values.identityNumber.trim() === '';
  const [isAsked, setIsAsked] = useState(false);

  const labelOf = (field: string) => {
    const key = labelKeyOf(field);
    return key && t(key);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsAsked(true);
    const missing = isUnanswered ? '#hasNumber input' : isNumberMissing ? '#identityNumber' : null;
    if (missing) document.querySelector<HTMLElement>(missing)?.focus();
    else register.mutate();
  };
  return (
    <form className="patient-form" onSubmit={submit} noValidate autoComplete="off">
      <RegistrationFields
        values={values}
        onChange={change}
        errorOf={errorOf}
        isBirthDateKnown={isBirthDateKnown}
        identity={
          <IdentityField
            hasNumber={values.hasNumber}
            number={values.identityNumber}
            onHasNumber={(hasNumber) => change({ hasNumber })}
            onNumber={(identityNumber) => change({ identityNumber })}
            questionError={isAsked && isUnanswered ? t('patient.identity.choose') : undefined}
            numberError={
              isAsked && isNumberMissing ? t('patient.identity.missing') : errorOf('identityNumber')
            }
          />
        }
      />
      {register.isError && <ProblemMessage problem={register.error} labelOf={labelOf} hasFocus />}
      <div className="patient-form__end">
        <Button type="submit" loading={register.isPending}>
          {t('patient.register.submit')}
        </Button>
        <Button type="button" variant="tertiary" data-color="neutral" onClick={() => void form.clear()}>
          {t('patient.register.give-up')}
        </Button>
        <SaveStatus {...form} />
      </div>
      <BodyShort size="small" className="patient-note">
        {t('patient.register.kept')}
      </BodyShort>
    </form>
  );
}

export default function RegisterPage() {
  const { t } = useTranslation();
  return (
    <div className="patient-page">
      <PageHeader
        title={t('patient.register.title')}
        lead={t('patient.register.lead')}
        back={{ to: '/persons', label: t('patient.persons.title') }}
      />
      <KeptForm form="registration:new" empty={emptyForm}>
        {(form) => <RegisterForm form={form} />}
      </KeptForm>
    </div>
  );
}
