// Finds a unit by name and chooses it; the server searches, so that it works with thousands of units.
import { UNSAFE_Combobox as Combobox } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import type { UnitList } from '../model.ts';

export interface ChosenUnit {
  id: string;
  name: string;
}

export interface UnitPickerProps {
  id?: string;
  label: ReactNode;
  description?: ReactNode;
  /** Kinds of unit to choose among; all when left out. */
  kinds?: readonly UnitList['units'][number]['kind'][];
  value: ChosenUnit | null;
  onChange(unit: ChosenUnit | null): void;
  error?: ReactNode;
}

const pauseBeforeSearch = 250;

export function UnitPicker({ id, label, description, kinds, value, onChange, error }: UnitPickerProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words.trim()), pauseBeforeSearch);
    return () => clearTimeout(timer);
  }, [words]);
  const kind = kinds?.join(',') ?? '';
  const found = useQuery({
    queryKey: ['units', kind, asked],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ query: asked, ...(kind === '' ? {} : { kind }) });
      return api.get<UnitList>(`/api/units?${query}`, { signal });
    },
    placeholderData: (before) => before,
  });
  const options = (found.data?.units ?? []).map((unit) => ({ value: unit.id, label: unit.name }));
  return (
    <Combobox
      {...(id ? { id } : {})}
      label={label}
      description={description}
      placeholder={t('directory.unit.placeholder')}
      options={options}
      filteredOptions={options}
      isLoading={found.isFetching}
      selectedOptions={value ? [{ value: value.id, label: value.name }] : []}
      onChange={setWords}
      onToggleSelected={(unitId, isSelected) => {
        const chosen = options.find((option) => option.value === unitId);
        onChange(isSelected && chosen ? { id: unitId, name: chosen.label } : null);
      }}
      error={error}
    />
  );
}
