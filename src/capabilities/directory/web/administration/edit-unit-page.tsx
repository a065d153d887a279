// Changes a unit, closes it, or opens it again.
import './administration.css';
import { Button } from '@navikt/ds-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import { api } from '../../../../web/api.ts';
import { ConfirmDialog } from '../../../../web/ui/confirm-dialog.tsx';
import { Loading } from '../../../../web/ui/loading.tsx';
import { PageHeader } from '../../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../../web/ui/problem-message.tsx';
import { type FormKeeper, KeptForm } from '../../../draft/web/kept-form.tsx';
import type { AdministeredUnit } from '../../model-administer.ts';
import {
  errorsIn,
  forgetDirectory,
  unitRequest,
  type UnitValues,
  unitValuesOf,
  useAdministeredUnit,
} from './administration-data.ts';
import { EditClash } from './edit-clash.tsx';
import { KeptStatus } from './kept-status.tsx';
import { UnitFields } from './fields.tsx';
import { goAndTell } from './receipt.tsx';
import { type KeptEdit, useEdit } from './use-edit.ts';

const put = (unit: AdministeredUnit, values: UnitValues, version: number, isActive: boolean) =>
  api.put<AdministeredUnit>(`/api/administration/units/${unit.id}`, {
    ...unitRequest(values),
    isActive,
    version,
  });

/** Closing asks first, since colleagues lose the unit from their lists; opening does not. */
function CloseOrOpen({ unit, onDone }: { unit: AdministeredUnit; onDone(key: string): Promise<void> }) {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const set = async (isActive: boolean) => {
    await put(unit, unitValuesOf(unit), unit.version, isActive);
    await onDone(isActive ? 'directory.unit.opened' : 'directory.unit.closed');
  };
  return (
    <>
      {problem !== null && <ProblemMessage problem={problem} hasFocus />}
      <div className="directory-buttons">
        <Button
          variant="secondary"
          data-color="neutral"
          onClick={() => (unit.isActive ? setIsAsking(true) : void set(true).catch(setProblem))}
        >
          {t(unit.isActive ? 'directory.unit.close' : 'directory.unit.open')}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('directory.unit.close.question', { name: unit.name })}
        confirmLabel={t('directory.unit.close')}
        onConfirm={() => set(false)}
        onCancel={() => setIsAsking(false)}
      >
        {t('directory.unit.close.detail')}
      </ConfirmDialog>
    </>
  );
}

function Form({ unit, form }: { unit: AdministeredUnit; form: FormKeeper<KeptEdit<UnitValues>> }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const leave = async (key: string) => {
    await forgetDirectory(client);
    goAndTell(navigate, `/administration/units/${unit.id}`, key);
  };
  const edit = useEdit<UnitValues, AdministeredUnit>({
    form,
    page: unit,
    valuesOf: unitValuesOf,
    save: (values, version) => put(unit, values, version, unit.isActive),
    onSaved: () => leave('directory.unit.saved'),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    edit.save();
  };
  return (
    <>
      <form className="directory-form" onSubmit={submit} noValidate autoComplete="off">
        {edit.clash && (
          <EditClash
            fields={edit.clash.fields}
            labelOf={(field) => t(`directory.unit.${field}`)}
            wordsOf={(field, value) => (field === 'kind' ? t(`directory.kind.${value}`) : value)}
            mine={edit.values}
            theirs={edit.clash.theirs}
            onChoose={edit.choose}
          />
        )}
        {edit.problem !== null && <ProblemMessage problem={edit.problem} hasFocus />}
        <UnitFields values={edit.values} onChange={edit.change} errorOf={errorsIn(edit.problem)} />
        <div className="directory-buttons">
          <Button type="submit" loading={edit.isSaving}>
            {t('directory.unit.save')}
          </Button>
          <Button
            as={RouterLink}
            to={`/administration/units/${unit.id}`}
            variant="tertiary"
            data-color="neutral"
            onClick={() => void form.clear()}
          >
            {t('web.cancel')}
          </Button>
          <KeptStatus {...form} />
        </div>
      </form>
      <hr className="directory-rule" />
      <CloseOrOpen unit={unit} onDone={leave} />
    </>
  );
}

const untouched: KeptEdit<UnitValues> = { edited: null };

export default function EditUnitPage() {
  const { unitId = '' } = useParams();
  const { t } = useTranslation();
  const { data: unit, error, refetch } = useAdministeredUnit(unitId);
  if (!unit && !error) return <Loading shape="page" />;
  return (
    <div className="directory-page">
      <PageHeader
        title={t('directory.unit.edit')}
        lead={unit?.name}
        back={{
          to: `/administration/units/${unitId}`,
          label: t('directory.back.unit', { name: unit?.name ?? '' }),
        }}
      />
      {unit ? (
        <KeptForm form={`administration.unit:${unit.id}`} empty={untouched}>
          {(form) => <Form unit={unit} form={form} />}
        </KeptForm>
      ) : (
        <ProblemMessage problem={error} onRetry={() => void refetch()} />
      )}
    </div>
  );
}
