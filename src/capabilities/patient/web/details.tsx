// What the unit has registered about a person, to read.
import { Heading } from '@navikt/ds-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useToday } from '../../../web/now.ts';
import type { RegistrationPage } from '../model.ts';

/** `150390 12345`: the whole number, in the two parts people read it in. */
function spaced(number: string): string {
  return `${number.slice(0, 6)} ${number.slice(6)}`;
}

export function Details({ page, action }: { page: RegistrationPage; action: ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const isAddressHidden = page.addressProtection !== 'none';
  const rows: [label: string, value: string | null][] = [
    page.identityNumber === null
      ? [t('patient.identity.number'), t('patient.identity.kind.unknown')]
      : [t(`patient.identity.kind.${page.identityKind}`), spaced(page.identityNumber)],
    [t('patient.field.birth-date'), page.birthDate && formatDay(page.birthDate, today, language)],
    [t('patient.field.gender'), t(`patient.gender.${page.gender}`)],
    [t('patient.field.phone'), page.phone],
    [t('patient.field.email'), page.email],
    [t('patient.field.address'), isAddressHidden ? t('patient.field.address-hidden') : page.address],
    [t('patient.field.municipality'), page.municipalityNumber],
    [t('patient.field.language'), t(`patient.language.${page.language}`)],
    [t('patient.field.interpreter'), t(page.needsInterpreter ? 'patient.yes' : 'patient.no')],
    [t('patient.field.gp'), page.gpUnitName],
  ];
  return (
    <section className="web-card" aria-labelledby="details">
      <div className="patient-section__head">
        <Heading level="2" size="small" id="details">
          {t('patient.page.details')}
        </Heading>
        {action}
      </div>
      <dl className="patient-facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd translate="no">{value ?? <span className="patient-none">{t('patient.none')}</span>}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
