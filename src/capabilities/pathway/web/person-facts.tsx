// How to reach the person, and what matters when one does: language, interpreter, a protected address.
import { Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useToday } from '../../../web/now.ts';
import type { PathwayPage } from '../model.ts';

export function PersonFacts({ page }: { page: PathwayPage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const number = page.identityNumber;
  const rows: [label: string, value: string | null][] = [
    [t('pathway.person.number'), number === null ? null : `${number.slice(0, 6)} ${number.slice(6)}`],
    [t('patient.field.birth-date'), page.birthDate && formatDay(page.birthDate, today, language)],
    [t('patient.field.phone'), page.phone],
    [
      t('patient.field.address'),
      page.addressProtection === 'none' ? page.address : t(`patient.protection.${page.addressProtection}`),
    ],
    [t('patient.field.language'), t(`patient.language.${page.language}`)],
    [t('patient.field.interpreter'), t(page.needsInterpreter ? 'patient.yes' : 'patient.no')],
    [t('pathway.person.trigger'), t(`pathway.trigger.${page.trigger}`)],
    [t('pathway.person.triggered-on'), formatDay(page.triggeredOn, today, language)],
  ];
  return (
    <section className="web-card pathway-section" aria-labelledby="person">
      <Heading level="2" size="small" id="person">
        {t('pathway.person')}
      </Heading>
      <dl className="pathway-facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd translate="no">{value ?? t('patient.none')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
