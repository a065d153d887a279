// The clinician's decision: the suggestion is marked, not chosen; another choice asks for a reason.
import { BodyLong, Button, Heading, Radio, RadioGroup } from '@navikt/ds-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { SaveStatus } from '../../../web/ui/save-status.tsx';
import { TextEditor } from '../../../web/ui/text-editor.tsx';
import { useWordCheck } from '../../../web/ui/word-check.ts';
import { type FormKeeper, KeptForm } from '../../draft/web/kept-form.tsx';
import { decisions, type Decision } from '../model.ts';
import type { Suggestion } from '../rules.ts';

interface Choice {
  decision: Decision | null;
  reason: string;
}

export interface DecisionFormProps {
  pathwayId: string;
  suggestion: Suggestion;
  /** Version of the saved draft; 0 when nothing is saved. */
  version: number;
  /** Saves what is typed; false when it could not be saved. */
  flush(): Promise<boolean>;
  onDecided(decision: Decision): void | Promise<unknown>;
}

function Form(props: DecisionFormProps & { form: FormKeeper<Choice> }) {
  const { pathwayId, suggestion, version, flush, onDecided, form } = props;
  const { t } = useTranslation();
  const check = useWordCheck();
  const [isAsking, setIsAsking] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const { decision, reason } = form.value;
  const differs = decision !== null && decision !== suggestion.suggestion;
  const lacksReason = differs && reason.trim() === '';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (decision === null) document.querySelector<HTMLElement>('#decision')?.focus();
    else if (lacksReason) document.querySelector<HTMLElement>('#decision-reason')?.focus();
    else if (await flush()) setIsAsking(true);
  };
  const decide = async () => {
    if (decision === null) return;
    await api.post(`/api/pathways/${pathwayId}/eligibility/decision`, {
      version,
      decision,
      reason: reason.trim() === '' ? null : reason,
    });
    setIsAsking(false);
    await form.clear();
    await onDecided(decision);
  };

  return (
    <form className="eligibility-stack" onSubmit={(event) => void submit(event)} noValidate>
      <RadioGroup
        legend={t('eligibility.decide.choice')}
        value={decision ?? ''}
        onChange={(next: Decision) => form.setValue({ ...form.value, decision: next })}
        error={isTried && decision === null && t('eligibility.decide.choose')}
      >
        {decisions.map((one, index) => (
          <Radio
            key={one}
            value={one}
            {...(index === 0 ? { id: 'decision' } : {})}
            {...(one === suggestion.suggestion ? { description: t('eligibility.decide.as-suggested') } : {})}
          >
            {t(`eligibility.decision.${one}`)}
          </Radio>
        ))}
      </RadioGroup>
      {decision !== null && (
        <>
          <TextEditor
            id="decision-reason"
            label={t(differs ? 'eligibility.decide.reason.needed' : 'eligibility.decide.reason')}
            description={differs ? undefined : t('eligibility.decide.reason.optional')}
            minRows={3}
            value={reason}
            onValueChange={(text) => form.setValue({ ...form.value, reason: text })}
            check={check}
            error={isTried && lacksReason && t('problem.eligibility.reason-needed')}
          />
          <BodyLong>{t(`eligibility.decide.next.${decision}`)}</BodyLong>
        </>
      )}
      <div className="eligibility-end">
        <Button type="submit">{t('eligibility.decide.submit')}</Button>
        <SaveStatus {...form} />
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('eligibility.decide.confirm.title')}
        confirmLabel={t('eligibility.decide.submit')}
        onConfirm={decide}
        onCancel={() => setIsAsking(false)}
      >
        {decision !== null &&
          `${t(`eligibility.decision.${decision}`)}. ${t(`eligibility.decide.next.${decision}`)}`}
      </ConfirmDialog>
    </form>
  );
}

export function DecisionForm(props: DecisionFormProps) {
  const { t } = useTranslation();
  return (
    <section className="web-card eligibility-stack" aria-labelledby="eligibility-decide">
      <div>
        <Heading level="3" size="small" id="eligibility-decide">
          {t('eligibility.decide.title')}
        </Heading>
        <BodyLong className="eligibility-note">
          {t(props.version === 0 ? 'eligibility.decide.nothing-yet' : 'eligibility.decide.lead')}
        </BodyLong>
      </div>
      {props.version > 0 && (
        <KeptForm<Choice>
          form={`eligibility-decision:${props.pathwayId}`}
          empty={{ decision: null, reason: '' }}
        >
          {(form) => <Form {...props} form={form} />}
        </KeptForm>
      )}
    </section>
  );
}
