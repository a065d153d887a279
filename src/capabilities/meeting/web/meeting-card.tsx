// Before the record is open: whose meeting it is, and the reason one must choose to read the invitation.
import { BodyLong, Button, Radio, RadioGroup } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { MeetingAnswer } from '../model-lists.ts';
import { useReload } from './meeting-data.ts';

type CardAnswer = Extract<MeetingAnswer, { view: 'card' }>;

export function MeetingCardView({ answer }: { answer: CardAnswer }) {
  const { card, reasons } = answer;
  const { t } = useTranslation();
  const reload = useReload(card.meetingId);
  // Whoever follows the link of an invitation nearly always comes for this.
  const usual = reasons.find(({ id }) => id === 'attending-meeting')?.id ?? '';
  const [reason, setReason] = useState(usual);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const chosen = reasons.find(({ id }) => id === reason);

  const open = async () => {
    setIsBusy(true);
    setProblem(null);
    try {
      await api.post(`/api/pathways/${card.pathwayId}/openings`, { reason });
      await reload();
    } catch (refusal) {
      setProblem(refusal);
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <>
      <PageHeader
        title={t('meeting.of', { name: `${card.givenName} ${card.familyInitial}.` })}
        tabTitle={t('meeting.title')}
        back={{ to: '/meetings', label: t('meeting.back-to-list') }}
        lead={t('meeting.card.lead', { unit: card.responsibleUnitName })}
      />
      <section className="web-card meeting-stack" aria-label={t('meeting.card.reason')}>
        <RadioGroup
          legend={t('meeting.card.reason')}
          description={t('meeting.card.why')}
          value={reason}
          onChange={setReason}
        >
          {reasons.map(({ id, text }) => (
            <Radio key={id} value={id}>
              {text}
            </Radio>
          ))}
        </RadioGroup>
        {chosen && <BodyLong>{t('meeting.card.hours', { count: chosen.hours })}</BodyLong>}
        <ProblemMessage problem={problem} hasFocus />
        <Button className="web-card__button" loading={isBusy} disabled={!chosen} onClick={() => void open()}>
          {t('meeting.card.open')}
        </Button>
      </section>
    </>
  );
}
