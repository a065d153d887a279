// For somebody registered without a number: the number that was found later.
import { Button, TextField } from '@navikt/ds-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readIdentityNumber } from '../../../rules/identity-number.ts';
import { useAnnounce } from '../../../web/announce.tsx';
import { api } from '../../../web/api.ts';
import { focusFirstField, focusHeading } from '../../../web/focus.ts';
import { ApiProblem } from '../../../web/problem.ts';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { RegistrationPage } from '../model.ts';

export function IdentifyForm({ page }: { page: RegistrationPage }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const client = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const [number, setNumber] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      api.put<RegistrationPage>(`/api/registrations/${page.id}/identity-number`, { identityNumber: number }),
    onSuccess: (saved) => {
      client.setQueryData(['registration', page.id], saved);
      announce(t('patient.identify.done'));
      focusHeading();
    },
  });
  const read = readIdentityNumber(number);
  const own = isAsked && 'error' in read ? t(`problem.patient.identity-number.${read.error}`) : undefined;
  const told = save.error instanceof ApiProblem ? save.error.errors[0]?.message : undefined;
  if (!isOpen)
    return (
      <p>
        <Button size="small" variant="secondary" onClick={() => setIsOpen(true)}>
          {t('patient.identify.open')}
        </Button>
      </p>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (!('error' in read)) save.mutate();
  };
  return (
    <form ref={focusFirstField} className="patient-form" onSubmit={submit} noValidate autoComplete="off">
      <TextField
        id="identityNumber"
        label={t('patient.identity.number')}
        description={t('patient.identify.help')}
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        htmlSize={16}
        value={number}
        onChange={(event) => {
          setIsAsked(false);
          setNumber(event.target.value);
        }}
        error={own ?? told}
      />
      {save.isError && !told && <ProblemMessage problem={save.error} hasFocus />}
      <div className="patient-form__end">
        <Button type="submit" size="small" loading={save.isPending}>
          {t('patient.identify.save')}
        </Button>
        <Button
          type="button"
          size="small"
          variant="tertiary"
          data-color="neutral"
          onClick={() => {
            setIsOpen(false);
            focusHeading();
          }}
        >
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
}
