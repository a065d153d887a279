// Before the record is open: who asks and until when, and the reason one must choose to read it.
import { BodyLong, Button, Radio, RadioGroup } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { DueDate } from '../../../web/ui/due-date.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { RequestAnswer } from '../model.ts';
import { useReload } from './request-data.ts';

export function RequestCardView({ answer }: { answer: Extract<RequestAnswer, { view: 'card' }> }) {
  const { card, reasons } = answer;
  const { t } = useTranslation();
  const reload = useReload(card.id);
  // Whoever follows the link of a notice nearly always comes for this.
  const usual = card.direction === 'in' ? 'unit-inbox' : '';
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
    <div className="request">
      <PageHeader
        title={t('meeting-request.card.for', { name: `${card.givenName} ${card.familyInitial}.` })}
        tabTitle={t('meeting-request.page.title')}
        back={{ to: '/requests', label: t('meeting-request.list.title') }}
        lead={t('meeting-request.card.lead', { unit: card.fromUnitName })}
      />
      {card.state === 'sent' && (
        <p className="request-due">
          {t('meeting-request.answer.due')} <DueDate due={card.deadline.due} />
        </p>
      )}
      <section className="web-card request-stack" aria-label={t('meeting-request.card.reason')}>
        <RadioGroup
          legend={t('meeting-request.card.reason')}
          description={t('meeting-request.card.why')}
          value={reason}
          onChange={setReason}
        >
          {reasons.map(({ id, text }) => (
            <Radio key={id} value={id}>
              {text}
            </Radio>
          ))}
        </RadioGroup>
        {chosen && <BodyLong>{t('meeting-request.card.hours', { count: chosen.hours })}</BodyLong>}
        <ProblemMessage problem={problem} hasFocus />
        <Button
          className="web-card__button request-start"
          loading={isBusy}
          disabled={!chosen}
          onClick={() => void open()}
        >
          {t('meeting-request.card.open')}
        </Button>
      </section>
    </div>
  );
}
