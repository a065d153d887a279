// Of a shielded person: who in other units may open the pathway, named by the responsible unit.
import { BodyShort, Button, Heading, Select } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../web/announce.tsx';
import { api } from '../../../web/api.ts';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { StaffPicker } from '../../directory/web/staff-picker.tsx';
import type { PathwayPage, UnitWithShare } from '../model.ts';
import { pathwayKey, usePathwayChange } from './use-pathway.ts';

function NameForm({ page }: { page: PathwayPage }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [unitId, setUnitId] = useState('');
  const [staffId, setStaffId] = useState<string | null>(null);
  const [isAsked, setIsAsked] = useState(false);
  const units = useQuery({
    queryKey: [...pathwayKey(page.id), 'units'],
    queryFn: ({ signal }) =>
      api.get<{ units: UnitWithShare[] }>(`/api/pathways/${page.id}/units`, { signal }),
  });
  const name = usePathwayChange(page.id, () =>
    api.post(`/api/pathways/${page.id}/named-staff`, { unitId, staffId }),
  );
  const choices = units.data?.units ?? [];
  if (units.isSuccess && choices.length === 0) return <BodyShort>{t('pathway.named.no-units')}</BodyShort>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (unitId === '' || staffId === null) return;
    name.mutate(undefined, {
      onSuccess: () => {
        announce(t('pathway.named.done'));
        setStaffId(null);
        setIsAsked(false);
      },
    });
  };
  return (
    <form className="pathway-line-form" onSubmit={submit} noValidate>
      <Select
        label={t('pathway.named.unit')}
        value={unitId}
        onChange={(event) => {
          setUnitId(event.target.value);
          setStaffId(null);
        }}
        error={isAsked && unitId === '' ? t('pathway.named.choose-unit') : undefined}
      >
        <option value="">{t('pathway.named.choose-unit')}</option>
        {choices.map((unit) => (
          <option key={unit.unitId} value={unit.unitId}>
            {unit.unitName}
          </option>
        ))}
      </Select>
      {unitId !== '' && (
        <StaffPicker
          id="name-staff"
          unitId={unitId}
          label={t('pathway.named.person')}
          without={page.namedStaff.filter((named) => named.unitId === unitId).map((named) => named.staffId)}
          value={staffId}
          onChange={setStaffId}
          error={isAsked && staffId === null ? t('pathway.staff.choose') : undefined}
        />
      )}
      <Button type="submit" variant="secondary" loading={name.isPending}>
        {t('pathway.named.submit')}
      </Button>
      {name.isError && <ProblemMessage problem={name.error} hasFocus />}
    </form>
  );
}

export function NamedStaff({ page }: { page: PathwayPage }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const unname = usePathwayChange(page.id, ({ unitId, staffId }: { unitId: string; staffId: string }) =>
    api.del(`/api/pathways/${page.id}/named-staff/${unitId}/${staffId}`),
  );
  return (
    <>
      <Heading level="3" size="xsmall">
        {t('pathway.named.title')}
      </Heading>
      {page.namedStaff.length === 0 ? (
        <BodyShort>{t('pathway.named.none')}</BodyShort>
      ) : (
        <ul className="pathway-people">
          {page.namedStaff.map((named) => (
            <li key={`${named.unitId} ${named.staffId}`}>
              <span>
                <span translate="no">{named.name}</span>{' '}
                <span className="pathway-note">· {named.unitName}</span>
              </span>
              <Button
                size="small"
                variant="tertiary"
                data-color="neutral"
                loading={unname.isPending && unname.variables.staffId === named.staffId}
                onClick={() =>
                  unname.mutate(named, {
                    onSuccess: () => announce(t('pathway.staff.ended', { name: named.name })),
                  })
                }
              >
                {t('pathway.staff.end')}
                <span className="aksel-sr-only"> {named.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {unname.isError && <ProblemMessage problem={unname.error} hasFocus />}
      <NameForm page={page} />
    </>
  );
}
