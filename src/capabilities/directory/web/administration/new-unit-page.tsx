// Adds a unit to my organisation.
import './administration.css';
import { Button } from '@navikt/ds-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate } from 'react-router';
import { api } from '../../../../web/api.ts';
import { PageHeader } from '../../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../../web/ui/problem-message.tsx';
import { type FormKeeper, KeptForm } from '../../../draft/web/kept-form.tsx';
import { emptyUnit, errorsIn, forgetDirectory, unitRequest, type UnitValues } from './administration-data.ts';
import { KeptStatus } from './kept-status.tsx';
import { UnitFields } from './fields.tsx';
import { goAndTell } from './receipt.tsx';

function Form({ form }: { form: FormKeeper<UnitValues> }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const add = useMutation({
    mutationFn: () => api.post<{ unitId: string }>('/api/administration/units', unitRequest(form.value)),
    onSuccess: async ({ unitId }) => {
      await form.clear();
      await forgetDirectory(client);
      goAndTell(navigate, `/administration/units/${unitId}`, 'directory.unit.added');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form className="directory-form" onSubmit={submit} noValidate autoComplete="off">
      {add.isError && <ProblemMessage problem={add.error} hasFocus />}
      <UnitFields
        values={form.value}
        onChange={(changes) => form.setValue({ ...form.value, ...changes })}
        errorOf={errorsIn(add.error)}
      />
      <div className="directory-buttons">
        <Button type="submit" loading={add.isPending}>
          {t('directory.unit.add')}
        </Button>
        <Button as={RouterLink} to="/administration" variant="tertiary" data-color="neutral">
          {t('web.cancel')}
        </Button>
        <KeptStatus {...form} />
      </div>
    </form>
  );
}

export default function NewUnitPage() {
  const { t } = useTranslation();
  return (
    <div className="directory-page">
      <PageHeader
        title={t('directory.unit.add')}
        lead={t('directory.unit.add.lead')}
        back={{ to: '/administration', label: t('directory.back') }}
      />
      <KeptForm form="administration.unit" empty={emptyUnit}>
        {(form) => <Form form={form} />}
      </KeptForm>
    </div>
  );
}
