// The receipt of a sending: who got it, who gets it on paper, and who got nothing and why.
import { InfoCard, Link, List } from '@navikt/ds-react';
import { CheckmarkCircleIcon, FilePdfIcon } from '@navikt/aksel-icons';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SendOutcome } from '../model-lists.ts';
import type { MeetingPage } from '../model.ts';

export function OutcomeCard({ page, outcome }: { page: MeetingPage; outcome: SendOutcome }) {
  const { t } = useTranslation();
  // The button that sent is gone: the keyboard goes on from the receipt.
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  const letterOf = (invitationId: string) =>
    page.invitees.find(({ id }) => id === invitationId)?.documentId ?? null;
  return (
    <div ref={box} tabIndex={-1} className="meeting-receipt">
      <InfoCard data-color="success">
        <InfoCard.Header icon={<CheckmarkCircleIcon aria-hidden />}>
          <InfoCard.Title as="h2">{t('meeting.sent', { count: outcome.sent.length })}</InfoCard.Title>
        </InfoCard.Header>
        <InfoCard.Content>
          <List>
            {outcome.sent.map(({ invitationId, name, channel }) => {
              const letter = letterOf(invitationId);
              return (
                <List.Item key={invitationId}>
                  {t(`meeting.outcome.${channel}`, { name })}{' '}
                  {channel === 'paper' && letter && (
                    <Link href={`/api/documents/${letter}/content`} target="_blank">
                      <FilePdfIcon aria-hidden />
                      {t('meeting.print-letter')}
                    </Link>
                  )}
                </List.Item>
              );
            })}
            {outcome.notSent.map(({ invitationId, name }) => (
              <List.Item key={invitationId}>{t('meeting.outcome.not-sent', { name })}</List.Item>
            ))}
          </List>
        </InfoCard.Content>
      </InfoCard>
    </div>
  );
}
