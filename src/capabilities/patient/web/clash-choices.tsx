// Fields that two people corrected differently at the same time: both are shown, and one is chosen or a third is typed.
import { BodyShort, Button, Heading } from '@navikt/ds-react';
import type { TFunction } from 'i18next';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormValues } from './form-values.ts';
import { fieldLabels } from './field-labels.ts';
import type { FieldName } from './merge-values.ts';

function wordsOf(t: TFunction, field: FieldName, values: FormValues): string {
  const value = values[field];
  if (value === null || value === '') return t('patient.clash.empty');
  if (typeof value === 'boolean') return t(value ? 'patient.yes' : 'patient.no');
  if (typeof value === 'object') return value.name;
  if (field === 'gender') return t(`patient.gender.${value}`);
  if (field === 'language') return t(`patient.language.${value}`);
  if (field === 'addressProtection') return t(`patient.protection.${value}`);
  return value;
}

export interface ClashChoicesProps {
  fields: readonly FieldName[];
  mine: FormValues;
  theirs: FormValues;
  /** Takes the value of the field from the one that was chosen. */
  onChoose(field: FieldName, chosen: FormValues): void;
}

export function ClashChoices({ fields, mine, theirs, onChoose }: ClashChoicesProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section ref={box} tabIndex={-1} className="web-clash" aria-labelledby="clash">
      <Heading level="2" size="small" id="clash">
        {t('patient.clash.title')}
      </Heading>
      <BodyShort>{t('patient.clash.lead')}</BodyShort>
      {fields.map((field) => (
        <div key={field} className="patient-clash__field">
          <BodyShort weight="semibold">{t(fieldLabels[field])}</BodyShort>
          <div className="patient-form__end">
            <Button type="button" size="small" variant="secondary" onClick={() => onChoose(field, mine)}>
              {t('patient.clash.mine', { value: wordsOf(t, field, mine) })}
            </Button>
            <Button type="button" size="small" variant="secondary" onClick={() => onChoose(field, theirs)}>
              {t('patient.clash.theirs', { value: wordsOf(t, field, theirs) })}
            </Button>
          </div>
        </div>
      ))}
    </section>
  );
}
