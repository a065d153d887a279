// Step 2: on what basis, about what, for how long, and what the patient says in words.
import { BodyShort, InlineMessage, Radio, RadioGroup, ReadMore } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import type { RecordableKind } from '../../../rules/legal-basis.ts';
import { useToday } from '../../../web/now.ts';
import { DateField } from '../../../web/ui/date-field.tsx';
import { TextEditor } from '../../../web/ui/text-editor.tsx';
import type { Need } from '../model.ts';
import type { Faults, RecipientValues } from './recipient-values.ts';
import { TopicBoxes } from './topic-boxes.tsx';

export interface RecipientTermsProps {
  name: string;
  /** What the rules ask for; consent, for a person who is not there yet. */
  need: Need;
  values: RecipientValues;
  faults: Faults;
  onChange(part: Partial<RecipientValues>): void;
}

export function RecipientTerms({ name, need, values, faults, onChange }: RecipientTermsProps) {
  const { t } = useTranslation();
  const today = useToday();
  const fault = (field: keyof Faults) => (faults[field] ? t(faults[field]) : undefined);
  const isConsent = values.kind === 'oral-consent' || values.kind === 'written-consent';
  const isCooperation = values.kind === 'specialist-cooperation' || values.kind === 'gp-cooperation';
  return (
    <>
      {need.text && <InlineMessage status="info">{need.text}</InlineMessage>}
      <RadioGroup
        id="kind"
        legend={t('consent.recipient.kind')}
        value={values.kind}
        onChange={(kind: RecordableKind) => onChange({ kind })}
        error={fault('kind')}
      >
        {need.recordable.map((kind) => (
          <Radio key={kind} value={kind} description={t(`consent.kind.${kind}.hint`)}>
            {t(`consent.kind.${kind}`)}
          </Radio>
        ))}
      </RadioGroup>
      {isConsent && (
        <ReadMore header={t('consent.tell')}>
          <ul>
            <li>{t('consent.tell.purpose')}</li>
            <li>{t('consent.tell.why')}</li>
            <li>{t('consent.tell.withdraw')}</li>
          </ul>
        </ReadMore>
      )}
      <TopicBoxes
        id="topics"
        legend={t('consent.recipient.topics', { name })}
        description={t('consent.recipient.topics.help')}
        value={values.topics}
        onChange={(topics) => onChange({ topics })}
        suggested={{ label: t('consent.recipient.usual'), topics: need.suggestedTopics }}
      />
      {!isCooperation && (
        <DateField
          id="givenOn"
          label={t('consent.recipient.given-on')}
          value={values.givenOn}
          onChange={(givenOn) => onChange({ givenOn })}
          to={today}
          error={fault('givenOn')}
        />
      )}
      <RadioGroup
        legend={t('consent.recipient.until')}
        value={values.hasEnd ? 'day' : 'end'}
        onChange={(until: string) => onChange({ hasEnd: until === 'day' })}
      >
        <Radio value="end">{t('consent.recipient.until-end')}</Radio>
        <Radio value="day">{t('consent.recipient.until-day')}</Radio>
      </RadioGroup>
      {values.hasEnd && (
        <DateField
          id="validTo"
          label={t('consent.recipient.last-day')}
          value={values.validTo}
          onChange={(validTo) => onChange({ validTo })}
          from={values.validFrom ?? today}
          error={fault('validTo')}
        />
      )}
      <ReadMore header={t('consent.recipient.from-day')} defaultOpen={values.validFrom !== null}>
        <DateField
          id="validFrom"
          label={t('consent.recipient.first-day')}
          description={t('consent.recipient.first-day.help')}
          value={values.validFrom}
          onChange={(validFrom) => onChange({ validFrom })}
          from={today}
        />
      </ReadMore>
      {/* The patient's own words stand as they were said: no hints about other ones. */}
      <TextEditor
        id="limit"
        label={t('consent.recipient.limit')}
        description={t('consent.recipient.limit.help', { name })}
        value={values.limit}
        onValueChange={(limit) => onChange({ limit })}
        minRows={2}
        maxLength={2000}
      />
      <BodyShort size="small" className="consent-quiet">
        {t('consent.recipient.limit.who-reads')}
      </BodyShort>
    </>
  );
}
