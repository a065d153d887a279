// The fields of a registration, the same when it is made and when it is corrected.
import { Checkbox, Fieldset, Radio, RadioGroup, Select, TextField } from '@navikt/ds-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../../web/now.ts';
import { type FormValues, genders, languages, protections } from './form-values.ts';
import { LateDateField, LateUnitPicker } from './late-fields.tsx';

export interface RegistrationFieldsProps {
  values: FormValues;
  onChange(changes: Partial<FormValues>): void;
  /** What the server said of a field, by its name in the request. */
  errorOf(field: string): string | undefined;
  /** The identity number tells the birth date. */
  isBirthDateKnown: boolean;
  /** Stands first, before the name. */
  identity?: ReactNode;
}

export function RegistrationFields(props: RegistrationFieldsProps) {
  const { values, onChange, errorOf, isBirthDateKnown, identity } = props;
  const { t } = useTranslation();
  const today = useToday();
  const optional = (label: string) => (
    <>
      {label} <span className="patient-optional">{t('patient.optional')}</span>
    </>
  );
  return (
    <>
      <Fieldset legend={t('patient.section.identity')} className="web-card patient-fields">
        {identity}
        <TextField
          id="givenName"
          label={t('patient.field.given-name')}
          autoComplete="off"
          maxLength={100}
          value={values.givenName}
          onChange={(event) => onChange({ givenName: event.target.value })}
          error={errorOf('givenName')}
        />
        <TextField
          id="familyName"
          label={t('patient.field.family-name')}
          autoComplete="off"
          maxLength={100}
          value={values.familyName}
          onChange={(event) => onChange({ familyName: event.target.value })}
          error={errorOf('familyName')}
        />
        {!isBirthDateKnown && (
          <LateDateField
            id="birthDate"
            label={t('patient.field.birth-date')}
            value={values.birthDate}
            onChange={(birthDate) => onChange({ birthDate })}
            from="1900-01-01"
            to={today}
            error={errorOf('birthDate')}
          />
        )}
        <RadioGroup
          legend={t('patient.field.gender')}
          value={values.gender}
          onChange={(gender: FormValues['gender']) => onChange({ gender })}
        >
          {genders.map((gender) => (
            <Radio key={gender} value={gender}>
              {t(`patient.gender.${gender}`)}
            </Radio>
          ))}
        </RadioGroup>
      </Fieldset>
      <Fieldset legend={t('patient.section.contact')} className="web-card patient-fields">
        <TextField
          id="phone"
          label={optional(t('patient.field.phone'))}
          inputMode="tel"
          autoComplete="off"
          htmlSize={20}
          maxLength={30}
          value={values.phone}
          onChange={(event) => onChange({ phone: event.target.value })}
          error={errorOf('phone')}
        />
        <TextField
          id="email"
          label={optional(t('patient.field.email'))}
          inputMode="email"
          autoComplete="off"
          maxLength={200}
          value={values.email}
          onChange={(event) => onChange({ email: event.target.value })}
          error={errorOf('email')}
        />
        <RadioGroup
          legend={t('patient.field.address-protection')}
          description={values.addressProtection === 'none' ? undefined : t('patient.field.address-hidden')}
          value={values.addressProtection}
          onChange={(addressProtection: FormValues['addressProtection']) => onChange({ addressProtection })}
        >
          {protections.map((protection) => (
            <Radio key={protection} value={protection}>
              {t(`patient.protection.${protection}`)}
            </Radio>
          ))}
        </RadioGroup>
        {values.addressProtection === 'none' && (
          <TextField
            id="address"
            label={optional(t('patient.field.address'))}
            autoComplete="off"
            maxLength={500}
            value={values.address}
            onChange={(event) => onChange({ address: event.target.value })}
            error={errorOf('address')}
          />
        )}
        <TextField
          id="municipalityNumber"
          label={optional(t('patient.field.municipality'))}
          description={t('patient.field.municipality-help')}
          inputMode="numeric"
          autoComplete="off"
          htmlSize={6}
          maxLength={4}
          value={values.municipalityNumber}
          onChange={(event) => onChange({ municipalityNumber: event.target.value })}
          error={errorOf('municipalityNumber')}
        />
      </Fieldset>
      <Fieldset legend={t('patient.section.language')} className="web-card patient-fields">
        <Select
          id="language"
          label={t('patient.field.language')}
          value={values.language}
          onChange={(event) => onChange({ language: event.target.value as FormValues['language'] })}
        >
          {languages.map((language) => (
            <option key={language} value={language}>
              {t(`patient.language.${language}`)}
            </option>
          ))}
        </Select>
        <Checkbox
          checked={values.needsInterpreter}
          onChange={(event) => onChange({ needsInterpreter: event.target.checked })}
        >
          {t('patient.field.interpreter')}
        </Checkbox>
      </Fieldset>
      <Fieldset legend={t('patient.section.gp')} className="web-card patient-fields">
        <LateUnitPicker
          id="gpUnitId"
          label={optional(t('patient.field.gp'))}
          kinds={['gp']}
          value={values.gpUnit}
          onChange={(gpUnit) => onChange({ gpUnit })}
          error={errorOf('gpUnitId')}
        />
      </Fieldset>
    </>
  );
}
