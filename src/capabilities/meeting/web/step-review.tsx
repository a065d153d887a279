// Step 4: look it over. What is missing, what everyone reads, and who gets which text.
import { Button, Heading, InfoCard, List } from '@navikt/ds-react';
import { CheckmarkCircleIcon, ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { clock } from '../../../web/now.ts';
import type { MeetingPage } from '../model.ts';
import { sendFaults } from '../rules.ts';
import { stepOf, type Step } from './convening-steps.ts';
import { MeetingFacts } from './meeting-facts.tsx';
import { MeetingTexts } from './meeting-texts.tsx';
import { WhoGetsWhat } from './who-gets-what.tsx';

export function StepReview({ page, onGo }: { page: MeetingPage; onGo: (step: Step) => void }) {
  const { t } = useTranslation();
  return (
    <div className="meeting-stack">
      <Missing page={page} onGo={onGo} />
      <WhoGetsWhat page={page} invitees={page.invitees.filter(({ state }) => state !== 'withdrawn')} />
      <section className="web-card meeting-stack" aria-labelledby="meeting-review-letter">
        <Heading level="3" size="small" id="meeting-review-letter">
          {t('meeting.review.letter')}
        </Heading>
        <MeetingFacts page={page} />
        <MeetingTexts page={page} level="4" />
      </section>
    </div>
  );
}

function Missing({ page, onGo }: { page: MeetingPage; onGo: (step: Step) => void }) {
  const { t } = useTranslation();
  const chosen = page.invitees.filter(({ state }) => state === 'chosen');
  const faults = sendFaults({ terms: page.frame, texts: page.texts }, chosen, clock.now());
  if (faults.length === 0)
    return (
      <InfoCard data-color="success">
        <InfoCard.Header icon={<CheckmarkCircleIcon aria-hidden />}>
          <InfoCard.Title as="h3">{t('meeting.review.ready')}</InfoCard.Title>
        </InfoCard.Header>
      </InfoCard>
    );
  return (
    <InfoCard data-color="warning">
      <InfoCard.Header icon={<ExclamationmarkTriangleIcon aria-hidden />}>
        <InfoCard.Title as="h3">{t('meeting.review.missing', { count: faults.length })}</InfoCard.Title>
      </InfoCard.Header>
      <InfoCard.Content>
        <List>
          {faults.map(({ field, code, facts }) => (
            <List.Item key={`${field} ${code}`}>
              {t(code, facts ?? {})}{' '}
              <Button size="xsmall" variant="tertiary" onClick={() => onGo(stepOf(field))}>
                {t('meeting.review.mend', { step: t(`meeting.step.${stepOf(field)}`) })}
              </Button>
            </List.Item>
          ))}
        </List>
      </InfoCard.Content>
    </InfoCard>
  );
}
