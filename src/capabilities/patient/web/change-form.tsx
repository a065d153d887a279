// Corrects a registration. When a colleague was first, what each corrected alone is put together and the rest is chosen.
import { Button } from '@navikt/ds-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { ApiProblem } from '../../../web/problem.ts';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { SaveStatus } from '../../../web/ui/save-status.tsx';
import { type FormKeeper, KeptForm } from '../../draft/web/kept-form.tsx';
import type { RegistrationPage } from '../model.ts';
import { focusFirstField } from '../../../web/focus.ts';
import { ClashChoices } from './clash-choices.tsx';
import { changeRequest, type FormValues, valuesOf } from './form-values.ts';
import { type FieldName, mergeValues } from './merge-values.ts';
import { labelKeyOf } from './field-labels.ts';
import { RegistrationFields } from './registration-fields.tsx';

interface Kept {
  /** Null while nothing is typed: then the page's own values stand in the form. */
  edited: {
    values: FormValues;
    /** What the typing began from, and its version. */
    base: FormValues;
    version: number;
  } | null;
}

interface ChangeFormProps {
  page: RegistrationPage;
  onDone(hasSaved: boolean): void;
}

function Form({ page, form, onDone }: ChangeFormProps & { form: FormKeeper<Kept> }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const edited = form.value.edited ?? {
    values: valuesOf(page),
    base: valuesOf(page),
    version: page.version,
  };
  const { values, version } = edited;
  const [clash, setClash] = useState<{ theirs: FormValues; fields: FieldName[] } | null>(null);
  const change = (changes: Partial<FormValues>) =>
    form.setValue({ edited: { ...edited, values: { ...values, ...changes } } });

  const save = useMutation({
    mutationFn: () =>
      api.put<RegistrationPage>(`/api/registrations/${page.id}`, changeRequest(values, version)),
    onSuccess: async (saved) => {
      client.setQueryData(['registration', page.id], saved);
      await form.clear();
      onDone(true);
    },
    onError: (error) => {
      if (!(error instanceof ApiProblem) || error.code !== 'version-clash') return;
      const current = error.current as RegistrationPage;
      const theirs = valuesOf(current);
      const merged = mergeValues(edited.base, values, theirs);
      form.setValue({ edited: { values: merged.values, base: theirs, version: current.version } });
      setClash({ theirs, fields: merged.clashes });
    },
  });
  const isClash = save.error instanceof ApiProblem && save.error.code === 'version-clash';
  const problem = save.error instanceof ApiProblem ? save.error : null;
  const errorOf = (field: string) => problem?.errors.find((error) => error.field === field)?.message;
  const labelOf = (field: string) => {
    const key = labelKeyOf(field);
    return key && t(key);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form ref={focusFirstField} className="patient-form" onSubmit={submit} noValidate autoComplete="off">
      {clash && (
        <ClashChoices
          fields={clash.fields}
          mine={values}
          theirs={clash.theirs}
          onChoose={(field, chosen) => {
            change({ [field]: chosen[field] });
            setClash({ ...clash, fields: clash.fields.filter((other) => other !== field) });
          }}
        />
      )}
      <RegistrationFields
        values={values}
        onChange={change}
        errorOf={errorOf}
        isBirthDateKnown={page.isBirthDateFromNumber}
      />
      {save.isError && !isClash && <ProblemMessage problem={save.error} labelOf={labelOf} hasFocus />}
      <div className="patient-form__end">
        <Button type="submit" loading={save.isPending}>
          {t('patient.page.save')}
        </Button>
        <Button
          type="button"
          variant="tertiary"
          data-color="neutral"
          onClick={() => void form.clear().then(() => onDone(false))}
        >
          {t('patient.page.undo')}
        </Button>
        <SaveStatus {...form} />
      </div>
    </form>
  );
}

const untouched: Kept = { edited: null };

export function ChangeForm(props: ChangeFormProps) {
  return (
    <KeptForm form={`registration:${props.page.id}`} empty={untouched}>
      {(form) => <Form {...props} form={form} />}
    </KeptForm>
  );
}
