// Step 1: when and where.
import { BodyLong } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { SaveStatus } from '../../../web/ui/save-status.tsx';
import type { MeetingPage } from '../model.ts';
import { FrameClash } from './frame-clash.tsx';
import { TermsForm } from './terms-form.tsx';
import { useFrame } from './use-frame.ts';

export function StepTime({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const frame = useFrame(page);
  return (
    <div className="meeting-stack">
      <BodyLong>{t('meeting.step.time.lead')}</BodyLong>
      <FrameClash frame={frame} />
      <TermsForm
        page={page}
        value={frame.value}
        onChange={(change) => frame.setValue({ ...frame.value, ...change })}
      />
      <SaveStatus {...frame} />
    </div>
  );
}
