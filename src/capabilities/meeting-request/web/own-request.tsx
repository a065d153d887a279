// What the sender needs to know first: has it been answered, who has the responsibility, and what to do now.
import { BodyLong, Button, Heading } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../../web/api.ts';
import { formatMoment, formatWeekday } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow, useToday } from '../../../web/now.ts';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { DueDate } from '../../../web/ui/due-date.tsx';
import type { RequestPage } from '../model.ts';
import { useReload } from './request-data.ts';

export function OwnRequest({ page }: { page: RequestPage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const today = useToday();
  const reload = useReload(page.id);
  const [asksToWithdraw, setAsksToWithdraw] = useState(false);
  const unit = page.toUnitName;
  const state = page.state === 'sent' ? (page.deadline.state === 'broken' ? 'broken' : 'waits') : page.state;
  const sentence = t(`meeting-request.own.${state}`, {
    unit,
    day: formatWeekday(page.deadline.due, today, language),
    when: page.answeredAt === null ? '' : formatMoment(new Date(page.answeredAt), now, language),
  });
  const withdraw = async () => {
    await api.post(`/api/meeting-requests/${page.id}/withdrawal`, { version: page.version });
    await reload();
    setAsksToWithdraw(false);
  };
  return (
    <section className="web-card request-stack" aria-labelledby="request-state">
      <div className="request-answer__top">
        <Heading level="2" size="small" id="request-state">
          {t(`meeting-request.state.${page.state}`)}
        </Heading>
        {page.state === 'sent' && <DueDate due={page.deadline.due} />}
      </div>
      <BodyLong>{sentence}</BodyLong>
      {page.answerReason !== null && (
        <div>
          <Heading level="3" size="xsmall">
            {t('meeting-request.own.reason')}
          </Heading>
          <BodyLong className="request-prose">{page.answerReason}</BodyLong>
        </div>
      )}
      {(page.state === 'declined' || page.state === 'withdrawn') && (
        <Button
          as={Link}
          to={`/registrations/${page.registrationId}/request`}
          variant="secondary"
          className="request-start"
        >
          {t('meeting-request.own.ask-another')}
        </Button>
      )}
      {page.may.withdraw && (
        <Button
          variant="tertiary"
          data-color="neutral"
          className="request-start"
          onClick={() => setAsksToWithdraw(true)}
        >
          {t('meeting-request.own.withdraw')}
        </Button>
      )}
      <ConfirmDialog
        isOpen={asksToWithdraw}
        title={t('meeting-request.own.withdraw.title')}
        confirmLabel={t('meeting-request.own.withdraw')}
        onConfirm={withdraw}
        onCancel={() => setAsksToWithdraw(false)}
      >
        {t('meeting-request.own.withdraw.happens', { unit })}
      </ConfirmDialog>
    </section>
  );
}
