// Chooses one of those who work at a unit today.
import { Select } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import type { UnitStaff } from '../model.ts';

export interface StaffPickerProps {
  id?: string;
  unitId: string;
  label: ReactNode;
  description?: ReactNode;
  /** Roles to choose among; all but administrators when left out. */
  roles?: readonly UnitStaff['role'][];
  /** Left out of the list: those chosen already. */
  without?: readonly string[];
  /** What stands for nobody chosen; «Velg person» unless told otherwise. */
  noneLabel?: string;
  value: string | null;
  onChange(staffId: string | null): void;
  error?: ReactNode;
  size?: 'medium' | 'small';
}

const seeingPatients: readonly UnitStaff['role'][] = ['practitioner', 'leader', 'secretary'];

export function StaffPicker(props: StaffPickerProps) {
  const { id, unitId, label, description, roles = seeingPatients, without = [], value, onChange } = props;
  const { size = 'medium' } = props;
  const { t } = useTranslation();
  const staff = useQuery({
    queryKey: ['unit-staff', unitId],
    queryFn: ({ signal }) => api.get<{ staff: UnitStaff[] }>(`/api/units/${unitId}/staff`, { signal }),
  });
  const choices = (staff.data?.staff ?? []).filter(
    (person) => roles.includes(person.role) && !without.includes(person.staffId),
  );
  const isEmpty = staff.isSuccess && choices.length === 0;
  return (
    <Select
      {...(id ? { id } : {})}
      label={label}
      size={size}
      description={description}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      error={props.error}
    >
      <option value="">
        {isEmpty ? t('directory.staff.none') : (props.noneLabel ?? t('directory.staff.choose'))}
      </option>
      {choices.map((person) => (
        <option key={person.staffId} value={person.staffId}>
          {[`${person.givenName} ${person.familyName}`, person.title ?? person.profession]
            .filter(Boolean)
            .join(', ')}
        </option>
      ))}
    </Select>
  );
}
