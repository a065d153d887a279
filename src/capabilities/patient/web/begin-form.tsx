// Begins a pathway: why, and from which day its deadline runs. Says what happens next before the button.
import { BodyShort, Button, Radio, RadioGroup } from '@navikt/ds-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api } from '../../../web/api.ts';
import { useToday } from '../../../web/now.ts';
import { ApiProblem } from '../../../web/problem.ts';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { LateDateField } from './late-fields.tsx';

const triggers = ['referral-received', 'existing-course', 'clarify-need'] as const;

/** The pathway that is running already, out of a 409. */
function runningIn(problem: unknown): string | null {
  if (!(problem instanceof ApiProblem) || problem.code !== 'pathway.already-running') return null;
  const current = problem.current as { pathwayId?: string } | undefined;
  return current?.pathwayId ?? null;
}

export function BeginForm({ registrationId, onCancel }: { registrationId: string; onCancel(): void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const today = useToday();
  const [trigger, setTrigger] = useState<(typeof triggers)[number] | ''>('');
  const [triggeredOn, setTriggeredOn] = useState<string | null>(today);
  const [isAsked, setIsAsked] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('input')?.focus(), []);

  const begin = useMutation({
    mutationFn: () =>
      api.post<{ pathwayId: string }>('/api/pathways', { registrationId, trigger, triggeredOn }),
    onSuccess: async ({ pathwayId }) => {
      await client.invalidateQueries({ queryKey: ['registration', registrationId] });
      void navigate(`/pathways/${pathwayId}`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (trigger !== '' && triggeredOn !== null) begin.mutate();
  };
  const running = runningIn(begin.error);
  const dayError = begin.error instanceof ApiProblem ? begin.error.errors[0]?.message : undefined;
  return (
    <form ref={box} className="patient-begin" onSubmit={submit} noValidate>
      <RadioGroup
        legend={t('patient.begin.title')}
        value={trigger}
        onChange={setTrigger}
        error={isAsked && trigger === '' ? t('patient.begin.choose') : undefined}
      >
        {triggers.map((choice) => (
          <Radio key={choice} value={choice}>
            {t(`pathway.trigger.${choice}`)}
          </Radio>
        ))}
      </RadioGroup>
      <LateDateField
        id="triggeredOn"
        label={t('patient.begin.day')}
        description={t('patient.begin.day-help')}
        value={triggeredOn}
        onChange={setTriggeredOn}
        to={today}
        error={isAsked && triggeredOn === null ? t('patient.begin.choose-day') : dayError}
      />
      <BodyShort>{t('patient.begin.next')}</BodyShort>
      {begin.isError && <ProblemMessage problem={begin.error} hasFocus />}
      <div className="patient-form__end">
        {running ? (
          <Button as={Link} to={`/pathways/${running}`}>
            {t('patient.begin.running')}
          </Button>
        ) : (
          <Button type="submit" loading={begin.isPending}>
            {t('patient.begin.submit')}
          </Button>
        )}
        <Button type="button" variant="tertiary" data-color="neutral" onClick={onCancel}>
          {t('patient.begin.cancel')}
        </Button>
      </div>
    </form>
  );
}
