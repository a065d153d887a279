// Convening, step by step: one question at a time, saved as it is typed, left and resumed at will.
import '@navikt/ds-css/dist/component/stepper.min.css';
import '@navikt/ds-css/dist/component/progressbar.min.css';
import { Button, FormProgress } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api } from '../../../web/api.ts';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import type { MeetingPage } from '../model.ts';
import { sendFaults } from '../rules.ts';
import { clock } from '../../../web/now.ts';
import { useAutosaveDesk } from '../../../web/session.tsx';
import { steps, stepOf, type Step } from './convening-steps.ts';
import { DeadlineNote } from './deadline-note.tsx';
import { useReload } from './meeting-data.ts';
import { MeetingHeader } from './meeting-header.tsx';
import { StepAbout } from './step-about.tsx';
import { StepInvitees } from './step-invitees.tsx';
import { StepReview } from './step-review.tsx';
import { StepSend } from './step-send.tsx';
import { StepTime } from './step-time.tsx';

/** Where a draft is resumed: the first step with something missing, or the review. */
function firstOpen(page: MeetingPage): Step {
  const missing = sendFaults({ terms: page.frame, texts: page.texts }, page.invitees, clock.now()).map(
    ({ field }) => stepOf(field),
  );
  return steps.find((step) => missing.includes(step)) ?? 'review';
}

const takeFocus = (heading: HTMLElement | null) => heading?.focus();

export default function ConveningFlow({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const reload = useReload(page.id);
  const desk = useAutosaveDesk();
  const [reviewed, setReviewed] = useState<string | null>(null);
  // Chosen once, so that what is being filled in does not move the person on.
  const [start] = useState(() => firstOpen(page));
  const step = steps.find((known) => known === search.get('step')) ?? start;
  const number = steps.indexOf(step) + 1;
  // The keyboard and the screen reader go along to the step, not back to the top of the page.
  const [isMoved, setIsMoved] = useState(false);
  const missing = sendFaults({ terms: page.frame, texts: page.texts }, page.invitees, clock.now());

  const go = async (next: Step) => {
    if (step === 'review') setReviewed(page.mark);
    // What the step wrote is brought to the server first, so that the next one shows it. Without network it waits on the device.
    await desk.flush(4_000);
    await reload();
    setSearch({ step: next }, { preventScrollReset: true });
    setIsMoved(true);
  };
  const goNow = (chosen: Step) => void go(chosen);
  const next = steps[number];
  const before = steps[number - 2];

  return (
    <>
      <MeetingHeader page={page} />
      <DeadlineNote deadline={page.deadline} />
      <FormProgress
        className="meeting-progress"
        totalSteps={steps.length}
        activeStep={number}
        onStepChange={(chosen) => goNow(steps[chosen - 1] ?? 'time')}
      >
        {steps.map((name) => (
          <FormProgress.Step
            key={name}
            as="button"
            completed={steps.indexOf(name) < 3 && !missing.some(({ field }) => stepOf(field) === name)}
          >
            {t(`meeting.step.${name}`)}
          </FormProgress.Step>
        ))}
      </FormProgress>
      <section className="meeting-step" aria-labelledby="meeting-step-title">
        <h2
          key={step}
          ref={isMoved ? takeFocus : null}
          id="meeting-step-title"
          tabIndex={-1}
          className="aksel-heading aksel-heading--medium"
        >
          {t(`meeting.step.${step}`)}
        </h2>
        {step === 'time' && <StepTime page={page} />}
        {step === 'about' && <StepAbout page={page} />}
        {step === 'invitees' && <StepInvitees page={page} />}
        {step === 'review' && <StepReview page={page} onGo={goNow} />}
        {step === 'send' && <StepSend page={page} reviewedMark={reviewed} onGo={goNow} />}
      </section>
      <div className="meeting-buttons">
        {before && (
          <Button variant="secondary" onClick={() => goNow(before)}>
            {t('meeting.previous')}
          </Button>
        )}
        {next && (
          <Button onClick={() => goNow(next)}>
            {t('meeting.next', { step: t(`meeting.step.${next}`) })}
          </Button>
        )}
        <Discard page={page} />
      </div>
    </>
  );
}

function Discard({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const reload = useReload(page.id);
  const [isAsking, setIsAsking] = useState(false);
  if (!page.may.discard) return null;
  return (
    <>
      <Button
        className="meeting-discard"
        variant="tertiary"
        data-color="neutral"
        onClick={() => setIsAsking(true)}
      >
        {t('meeting.discard')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('meeting.discard.title')}
        confirmLabel={t('meeting.discard')}
        cancelLabel={t('meeting.discard.keep')}
        onCancel={() => setIsAsking(false)}
        onConfirm={async () => {
          await api.post(`/api/meetings/${page.id}/discarding`, { version: page.version });
          void reload();
          await navigate(`/pathways/${page.pathwayId}/meetings`, { replace: true });
        }}
      >
        {t('meeting.discard.text')}
      </ConfirmDialog>
    </>
  );
}
