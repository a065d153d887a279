// The fields of a request in the order one thinks: why now, whom one asks, the situation, and what the text touches.
import { useTranslation } from 'react-i18next';
import { TextEditor } from '../../../web/ui/text-editor.tsx';
import { useWordCheck } from '../../../web/ui/word-check.ts';
import { UnitPicker } from '../../directory/web/unit-picker.tsx';
import { escalations, requestTriggers } from '../model.ts';
import type { FieldsProps } from './basis-fields.tsx';
import { OneOf, TopicChoice } from './choice-groups.tsx';

export function WhyFields({ values, change, errorOf }: FieldsProps) {
  const { t } = useTranslation();
  const check = useWordCheck();
  const isUrgent = values.escalation === 'serious-and-urgent';
  return (
    <>
      <OneOf
        id="escalation"
        legend={t('meeting-request.form.why')}
        description={t('meeting-request.form.why.detail')}
        choices={escalations.map((value) => ({ value, label: t(`meeting-request.escalation.${value}`) }))}
        value={values.escalation}
        onChange={(escalation) => change({ escalation })}
        error={errorOf('escalation')}
      />
      {values.escalation !== null && (
        <TextEditor
          id="triedBefore"
          label={t(isUrgent ? 'meeting-request.form.cannot-wait' : 'meeting-request.form.tried')}
          description={isUrgent ? undefined : t('meeting-request.form.tried.detail')}
          value={values.triedBefore}
          onValueChange={(triedBefore) => change({ triedBefore })}
          check={check}
          error={errorOf('triedBefore')}
        />
      )}
    </>
  );
}

export function ReceiverFields({ values, change, errorOf }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <UnitPicker
        id="toUnitId"
        label={t('meeting-request.form.to')}
        description={t('meeting-request.form.to.detail')}
        kinds={['phv', 'tsb']}
        value={values.toUnit}
        onChange={(toUnit) => change({ toUnit, namedStaffId: null })}
        error={errorOf('toUnitId')}
      />
      <OneOf
        id="trigger"
        legend={t('meeting-request.form.trigger')}
        choices={requestTriggers.map((value) => ({ value, label: t(`meeting-request.trigger.${value}`) }))}
        value={values.trigger}
        onChange={(trigger) => change({ trigger })}
        error={errorOf('trigger')}
      />
    </>
  );
}

export function SituationFields({ values, change, errorOf }: FieldsProps) {
  const { t } = useTranslation();
  const check = useWordCheck();
  return (
    <>
      <TextEditor
        id="situation"
        label={t('meeting-request.form.situation')}
        description={t('meeting-request.form.situation.detail')}
        minRows={6}
        value={values.situation}
        onValueChange={(situation) => change({ situation })}
        check={check}
        error={errorOf('situation')}
      />
      <TextEditor
        id="patientWishes"
        label={t('meeting-request.form.wishes')}
        description={t('meeting-request.form.wishes.detail')}
        value={values.patientWishes}
        onValueChange={(patientWishes) => change({ patientWishes })}
        check={check}
        error={errorOf('patientWishes')}
      />
      <TextEditor
        id="suggestedParties"
        label={t('meeting-request.form.parties')}
        description={t('meeting-request.form.parties.detail')}
        minRows={2}
        value={values.suggestedParties}
        onValueChange={(suggestedParties) => change({ suggestedParties })}
        check={check}
        error={errorOf('suggestedParties')}
      />
      <TopicChoice
        id="topics"
        legend={t('meeting-request.form.topics')}
        description={t('meeting-request.form.topics.detail')}
        value={values.topics}
        onChange={(topics) => change({ topics })}
        error={errorOf('topics')}
      />
    </>
  );
}
