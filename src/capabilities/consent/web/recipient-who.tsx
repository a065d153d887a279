// Step 1: a unit from the directory, or a person the patient wants with them.
import { Radio, RadioGroup, TextField } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { UnitPicker } from '../../directory/web/unit-picker.tsx';
import { addablePartyKinds } from '../../../rules/legal-basis.ts';
import type { Faults, RecipientValues } from './recipient-values.ts';

export interface RecipientWhoProps {
  values: RecipientValues;
  faults: Faults;
  onChange(part: Partial<RecipientValues>): void;
}

export function RecipientWho({ values, faults, onChange }: RecipientWhoProps) {
  const { t } = useTranslation();
  const { person } = values;
  const write = (part: Partial<RecipientValues['person']>) => onChange({ person: { ...person, ...part } });
  const fault = (field: keyof Faults) => (faults[field] ? t(faults[field]) : undefined);
  return (
    <>
      <RadioGroup
        legend={t('consent.recipient.who')}
        value={values.who}
        onChange={(who: RecipientValues['who']) => onChange({ who, topics: [], kind: '' })}
      >
        <Radio value="unit">{t('consent.recipient.unit')}</Radio>
        <Radio value="person">{t('consent.recipient.person')}</Radio>
      </RadioGroup>
      {values.who === 'unit' ? (
        <UnitPicker
          id="unit"
          label={t('consent.recipient.which-unit')}
          value={values.unit}
          onChange={(unit) => onChange({ unit, topics: [], kind: '' })}
          error={fault('unit')}
        />
      ) : (
        <>
          <RadioGroup
            legend={t('consent.recipient.role')}
            value={person.kind}
            onChange={(kind: RecipientValues['person']['kind']) => write({ kind })}
          >
            {addablePartyKinds.map((kind) => (
              <Radio key={kind} value={kind} description={t(`consent.party.${kind}.hint`)}>
                {t(`consent.party.${kind}`)}
              </Radio>
            ))}
          </RadioGroup>
          <TextField
            id="name"
            label={t('consent.recipient.name')}
            value={person.name}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => write({ name: event.target.value })}
            error={fault('name')}
          />
          <TextField
            id="relation"
            label={t('consent.recipient.relation')}
            description={t('consent.recipient.relation.help')}
            value={person.relation}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => write({ relation: event.target.value })}
          />
          <TextField
            id="phone"
            label={t('consent.recipient.phone')}
            type="tel"
            value={person.phone}
            maxLength={30}
            autoComplete="off"
            onChange={(event) => write({ phone: event.target.value })}
          />
          <TextField
            id="email"
            label={t('consent.recipient.email')}
            type="email"
            value={person.email}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => write({ email: event.target.value })}
            error={fault('email')}
          />
        </>
      )}
    </>
  );
}
