// One request: its card until the record is open; then what is asked for, and the answer.
import './request.css';
import { Button } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { osloDay } from '../../../rules/plain-date.ts';
import { formatDay, formatMoment } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow, useToday } from '../../../web/now.ts';
import { ApiProblem } from '../../../web/problem.ts';
import { EmptyState } from '../../../web/ui/empty-state.tsx';
import { Loading } from '../../../web/ui/loading.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { RequestPage, SentRequest } from '../model.ts';
import { AnswerForm } from './answer-form.tsx';
import { OwnRequest } from './own-request.tsx';
import { Receipt } from './receipt.tsx';
import { RequestCardView } from './request-card.tsx';
import { RequestContent } from './request-content.tsx';
import { useRequest } from './request-data.ts';

const isGone = (problem: unknown) => problem instanceof ApiProblem && problem.status === 404;

export default function RequestRoute() {
  const { requestId = '' } = useParams();
  const { t } = useTranslation();
  const { data, error, refetch } = useRequest(requestId);
  const back = { to: '/requests', label: t('meeting-request.list.title') };
  if (data && !isGone(error)) {
    return data.view === 'card' ? <RequestCardView answer={data} /> : <RequestView page={data.page} />;
  }
  return (
    <>
      <PageHeader title={t('meeting-request.page.title')} back={back} />
      {isGone(error) ? (
        <EmptyState title={t('meeting-request.page.gone')}>
          {t('meeting-request.page.gone.detail')}
        </EmptyState>
      ) : error ? (
        <ProblemMessage problem={error} onRetry={() => void refetch()} />
      ) : (
        <Loading shape="text" />
      )}
    </>
  );
}

function RequestView({ page }: { page: RequestPage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const today = useToday();
  const location = useLocation();
  const sent = (location.state as { sent?: SentRequest } | null)?.sent;
  const name = `${page.givenName} ${page.familyName}`;
  return (
    <div className="request">
      <PageHeader
        title={t('meeting-request.page.for', { name })}
        tabTitle={t('meeting-request.page.title')}
        back={{ to: '/requests', label: t('meeting-request.list.title') }}
        lead={
          <>
            {t('meeting-request.page.from', {
              staff: page.from.staffName,
              unit: page.from.unitName,
              when: formatMoment(new Date(page.sentAt), now, language),
            })}
            {'. '}
            {page.birthDate !== null &&
              `${t('meeting-request.page.born', { day: formatDay(page.birthDate, today, language) })}.`}
          </>
        }
      />
      {sent && page.state === 'sent' && (
        <Receipt>
          {t('meeting-request.own.sent', { unit: page.toUnitName })}{' '}
          {!sent.isNotified && t('meeting-request.own.sent.call', { unit: page.toUnitName })}
        </Receipt>
      )}
      {page.direction === 'out' && <OwnRequest page={page} />}
      <RequestContent page={page} />
      {page.may.answer ? (
        <AnswerForm page={page} triggeredOn={osloDay(new Date(page.sentAt))} />
      ) : (
        page.direction === 'in' &&
        page.state === 'sent' && <p className="request-note">{t('meeting-request.answer.others')}</p>
      )}
      <Button as={Link} to={`/pathways/${page.pathwayId}`} variant="secondary" className="request-start">
        {t('meeting-request.page.pathway')}
      </Button>
    </div>
  );
}
