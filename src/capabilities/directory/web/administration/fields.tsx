// The fields of a unit and of a person, one under another.
import { Select, Textarea, TextField } from '@navikt/ds-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { unitKinds } from '../../../../rules/legal-basis.ts';
import type { StaffValues, UnitValues } from './administration-data.ts';

interface LineProps {
  name: string;
  label: string;
  description?: ReactNode;
  value: string;
  onChange(value: string): void;
  error: string | undefined;
  isOptional?: boolean;
  isNumber?: boolean;
  type?: 'text' | 'email' | 'tel';
}

export function Line(props: LineProps) {
  const { name, label, description, value, onChange, error, isOptional = false, isNumber = false } = props;
  const { t } = useTranslation();
  return (
    <TextField
      id={name}
      label={isOptional ? t('directory.optional', { label }) : label}
      description={description}
      type={props.type ?? 'text'}
      autoComplete="off"
      {...(isNumber ? { inputMode: 'numeric' as const, htmlSize: 16, spellCheck: false } : {})}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={error}
    />
  );
}

interface FieldsProps<V> {
  values: V;
  onChange(changes: Partial<V>): void;
  errorOf(field: string): string | undefined;
}

export function UnitFields({ values, onChange, errorOf }: FieldsProps<UnitValues>) {
  const { t } = useTranslation();
  const line = (name: keyof UnitValues) => ({
    name,
    label: t(`directory.unit.${name}`),
    value: values[name],
    onChange: (value: string) => onChange({ [name]: value }),
    error: errorOf(name),
  });
  return (
    <>
      <Line {...line('name')} />
      <Select
        id="kind"
        label={t('directory.unit.kind')}
        description={t('directory.unit.kind.detail')}
        value={values.kind}
        onChange={(event) => onChange({ kind: event.target.value })}
        error={errorOf('kind')}
      >
        <option value="">{t('directory.unit.choose-kind')}</option>
        {unitKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`directory.kind.${kind}`)}
          </option>
        ))}
      </Select>
      <Line {...line('phone')} type="tel" isOptional />
      <Line {...line('email')} type="email" description={t('directory.unit.email.detail')} isOptional />
      <Textarea
        id="address"
        label={t('directory.optional', { label: t('directory.unit.address') })}
        minRows={2}
        value={values.address}
        onChange={(event) => onChange({ address: event.target.value })}
        error={errorOf('address')}
      />
      <Line {...line('organisationNumber')} isNumber isOptional />
      <Line
        {...line('municipalityNumber')}
        description={t('directory.unit.municipalityNumber.detail')}
        isNumber
        isOptional
      />
      <Line {...line('reshId')} description={t('directory.unit.reshId.detail')} isNumber isOptional />
      <Line {...line('herId')} description={t('directory.unit.herId.detail')} isNumber isOptional />
    </>
  );
}

export function StaffFields({
  values,
  onChange,
  errorOf,
  hasHprNumber = true,
}: FieldsProps<StaffValues> & { hasHprNumber?: boolean }) {
  const { t } = useTranslation();
  const line = (name: keyof StaffValues) => ({
    name,
    label: t(`directory.staff.${name}`),
    value: values[name],
    onChange: (value: string) => onChange({ [name]: value }),
    error: errorOf(name),
  });
  return (
    <>
      <Line {...line('givenName')} />
      <Line {...line('familyName')} />
      <Line {...line('profession')} isOptional />
      {hasHprNumber && (
        <Line
          {...line('hprNumber')}
          description={t('directory.staff.hprNumber.detail')}
          isNumber
          isOptional
        />
      )}
      <Line {...line('email')} type="email" isOptional />
      <Line {...line('phone')} type="tel" isOptional />
    </>
  );
}
