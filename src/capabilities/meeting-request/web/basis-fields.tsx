// What the person has agreed to: nothing to agree to where the law needs no consent, otherwise the consent itself.
import { BodyLong, Checkbox, CheckboxGroup, Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { needText } from '../../../rules/legal-basis-content.ts';
import type { Need } from '../../../rules/legal-basis.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useToday } from '../../../web/now.ts';
import { DateField } from '../../../web/ui/date-field.tsx';
import { TextEditor } from '../../../web/ui/text-editor.tsx';
import { OneOf, TopicChoice } from './choice-groups.tsx';
import type { RequestForm } from './form-values.ts';

export interface FieldsProps {
  values: RequestForm;
  change(changes: Partial<RequestForm>): void;
  /** What is wrong with a field, from the server or because it is empty. */
  errorOf(field: string): string | undefined;
}

export function BasisFields({ values, change, errorOf, need }: FieldsProps & { need: Need | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  if (need === null || need.need === 'none') {
    return <BodyLong>{t('meeting-request.form.basis.choose-unit')}</BodyLong>;
  }
  const why = needText(need.ruleId, language);
  if (need.need === 'cooperation') {
    return (
      <>
        <BodyLong>{why}</BodyLong>
        <CheckboxGroup
          legend={t('meeting-request.form.basis')}
          hideLegend
          value={values.hasNoObjection ? ['yes'] : []}
          onChange={(chosen: string[]) => change({ hasNoObjection: chosen.includes('yes') })}
          error={errorOf('hasNoObjection') && t('meeting-request.form.no-objection.missing')}
        >
          <Checkbox value="yes" id="hasNoObjection">
            {t('meeting-request.form.no-objection')}
          </Checkbox>
        </CheckboxGroup>
      </>
    );
  }
  return (
    <>
      <BodyLong>{why}</BodyLong>
      <OneOf
        id="basis.kind"
        legend={t('meeting-request.form.consent-kind')}
        choices={(['oral-consent', 'written-consent'] as const).map((kind) => ({
          value: kind,
          label: t(`meeting-request.basis.${kind}`),
        }))}
        value={values.consentKind}
        onChange={(consentKind) => change({ consentKind })}
        error={errorOf('basis.kind')}
      />
      <DateField
        id="basis.givenOn"
        label={t('meeting-request.form.given-on')}
        to={today}
        value={values.givenOn}
        onChange={(givenOn) => change({ givenOn })}
        error={errorOf('basis.givenOn')}
      />
      <TopicChoice
        id="basis.topics"
        legend={t('meeting-request.form.consent-topics')}
        description={t('meeting-request.form.consent-topics.detail')}
        value={values.consentTopics}
        onChange={(consentTopics) => change({ consentTopics })}
        error={errorOf('basis.topics')}
        hasAll
      />
      <DateField
        id="basis.validTo"
        label={t('meeting-request.form.valid-to')}
        description={t('meeting-request.form.valid-to.detail')}
        from={today}
        value={values.validTo}
        onChange={(validTo) => change({ validTo })}
        error={errorOf('basis.validTo')}
      />
      <TextEditor
        id="basis.limit"
        label={t('meeting-request.form.limit')}
        description={t('meeting-request.form.limit.detail')}
        minRows={2}
        value={values.limit}
        onValueChange={(limit) => change({ limit })}
        error={errorOf('basis.limit')}
      />
    </>
  );
}

export function FormPart({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="web-card request-stack">
      <Heading level="2" size="small">
        {title}
      </Heading>
      {children}
    </section>
  );
}
