// Step 5: what happens when one presses send, in words, and then it happens.
import { BodyLong, Button, InfoCard, List } from '@navikt/ds-react';
import { ExclamationmarkTriangleIcon, PaperplaneIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnnounce } from '../../../web/announce.tsx';
import { api } from '../../../web/api.ts';
import { useLanguage } from '../../../web/language.tsx';
import { clock } from '../../../web/now.ts';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { SendOutcome } from '../model-lists.ts';
import type { Invitee, MeetingPage } from '../model.ts';
import { sendFaults } from '../rules.ts';
import type { Step } from './convening-steps.ts';
import { useReload } from './meeting-data.ts';

export interface StepSendProps {
  page: MeetingPage;
  /** The mark of the page as it was looked over; null when it was not. */
  reviewedMark: string | null;
  onGo(step: Step): void;
}

export function StepSend({ page, reviewedMark, onGo }: StepSendProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const reload = useReload(page.id);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const chosen = page.invitees.filter(({ state }) => state === 'chosen');
  const faults = sendFaults({ terms: page.frame, texts: page.texts }, chosen, clock.now());
  const isReviewed = reviewedMark === page.mark;

  const send = async () => {
    setIsBusy(true);
    setProblem(null);
    try {
      const outcome = await api.post<SendOutcome>(`/api/meetings/${page.id}/sending`, { mark: page.mark });
      announce(t('meeting.sent', { count: outcome.sent.length }));
      await navigate(`/meetings/${page.id}?tab=replies`, { replace: true, state: { outcome } });
    } catch (refusal) {
      setProblem(refusal);
    } finally {
      setIsBusy(false);
      await reload();
    }
  };

  if (!isReviewed || faults.length > 0)
    return (
      <InfoCard data-color="warning">
        <InfoCard.Header icon={<ExclamationmarkTriangleIcon aria-hidden />}>
          <InfoCard.Title as="h3">
            {t(faults.length > 0 ? 'meeting.review.missing' : 'meeting.send.look-over', {
              count: faults.length,
            })}
          </InfoCard.Title>
        </InfoCard.Header>
        <InfoCard.Content>
          <Button size="small" variant="secondary" onClick={() => onGo('review')}>
            {t('meeting.send.to-review')}
          </Button>
        </InfoCard.Content>
      </InfoCard>
    );
  return (
    <div className="meeting-stack">
      <Consequences chosen={chosen} />
      <ProblemMessage problem={problem} hasFocus fieldId={(field) => field} />
      <Button
        className="meeting-start"
        icon={<PaperplaneIcon aria-hidden />}
        loading={isBusy}
        onClick={() => void send()}
      >
        {t('meeting.send')}
      </Button>
    </div>
  );
}

function Consequences({ chosen }: { chosen: readonly Invitee[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  // Not every browser knows nynorsk, which joins names as bokmål does.
  const joined = new Intl.ListFormat(language === 'en' ? 'en' : 'nb');
  const names = (channel: Invitee['channel']) =>
    chosen.filter((invitee) => invitee.channel === channel).map(({ name }) => name);
  const [onScreen, onPaper] = [names('screen'), names('paper')];
  return (
    <>
      <BodyLong>{t('meeting.send.lead')}</BodyLong>
      <List>
        {onScreen.length > 0 && (
          <List.Item>{t('meeting.send.screen', { names: joined.format(onScreen) })}</List.Item>
        )}
        {onPaper.length > 0 && (
          <List.Item>{t('meeting.send.paper', { names: joined.format(onPaper) })}</List.Item>
        )}
        <List.Item>{t('meeting.send.prepare')}</List.Item>
      </List>
    </>
  );
}
