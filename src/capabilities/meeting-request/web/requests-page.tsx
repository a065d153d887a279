// The unit's requests: those that wait first, then those that were answered. Found by first name and initial or by unit.
import './request.css';
import { Button, Tag, ToggleGroup } from '@navikt/ds-react';
import { EnvelopeClosedIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { osloDay } from '../../../rules/plain-date.ts';
import { formatDay } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useToday } from '../../../web/now.ts';
import { useSignedIn } from '../../../web/session.tsx';
import { DueDate } from '../../../web/ui/due-date.tsx';
import { EmptyState } from '../../../web/ui/empty-state.tsx';
import { ListSearch } from '../../../web/ui/list-search.tsx';
import { Loading } from '../../../web/ui/loading.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { PersonName } from '../../../web/ui/person-name.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { RequestLine } from '../model.ts';
import { Receipt } from './receipt.tsx';
import { useRequests } from './request-data.ts';

const colours = { sent: 'info', accepted: 'success', declined: 'neutral', withdrawn: 'neutral' } as const;

function RequestRow({ line }: { line: RequestLine }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const unit =
    line.direction === 'in'
      ? t('meeting-request.list.from', { unit: line.fromUnitName })
      : t('meeting-request.list.to', { unit: line.toUnitName });
  const sent = t('meeting-request.list.sent', {
    day: formatDay(osloDay(new Date(line.sentAt)), today, language),
  });
  const isUnopened = line.direction === 'in' && !line.isOpenToMe;
  return (
    <Link to={`/requests/${line.id}`} className="web-row">
      <span className="request-row">
        <span className="web-row__main">
          <PersonName name={`${line.givenName} ${line.familyInitial}`} />
        </span>
        <span className="web-row__detail">
          {[unit, sent, isUnopened ? t('meeting-request.list.unopened') : null].filter(Boolean).join(' · ')}
        </span>
      </span>
      {line.state === 'sent' ? (
        <DueDate due={line.deadline.due} />
      ) : (
        <Tag size="small" variant="moderate" data-color={colours[line.state]}>
          {t(`meeting-request.state.${line.state}`)}
        </Tag>
      )}
    </Link>
  );
}

function Requests({ direction, isWaiting }: { direction: 'in' | 'out'; isWaiting: boolean }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useRequests(direction, isWaiting);
  if (!data) {
    return error ? <ProblemMessage problem={error} onRetry={() => void refetch()} /> : <Loading rows={3} />;
  }
  if (data.lines.length === 0) {
    const empty = isWaiting ? direction : 'answered';
    return (
      <EmptyState
        icon={<EnvelopeClosedIcon aria-hidden />}
        title={t(`meeting-request.list.empty.${empty}`)}
        {...(data.may.request && isWaiting
          ? {
              action: (
                <Button as={Link} to="/persons" size="small" variant="secondary">
                  {t('meeting-request.list.find-person')}
                </Button>
              ),
            }
          : {})}
      >
        {isWaiting && t(`meeting-request.list.empty.${direction}.detail`)}
      </EmptyState>
    );
  }
  return (
    <>
      <ListSearch
        label={t('meeting-request.list.search')}
        items={data.lines}
        keyOf={({ id }) => id}
        textOf={(line) => [line.givenName, line.familyInitial, line.fromUnitName, line.toUnitName].join(' ')}
        renderItem={(line) => <RequestRow line={line} />}
        emptyTitle={t('meeting-request.list.empty.answered')}
      />
      {data.hasMore && <p className="request-note">{t('meeting-request.list.more')}</p>}
    </>
  );
}

export default function RequestsPage() {
  const { t } = useTranslation();
  const { may } = useSignedIn();
  const [isWaiting, setIsWaiting] = useState(true);
  const location = useLocation();
  const receipt = (location.state as { declinedFor?: string } | null)?.declinedFor;
  const direction = may['convene'] === true ? 'in' : 'out';
  return (
    <div className="request">
      <PageHeader
        title={t('meeting-request.list.title')}
        lead={t(`meeting-request.list.lead.${direction}`)}
      />
      {receipt !== undefined && <Receipt>{t('meeting-request.answer.declined', { unit: receipt })}</Receipt>}
      <ToggleGroup
        size="small"
        value={isWaiting ? 'waiting' : 'answered'}
        onChange={(chosen) => setIsWaiting(chosen !== 'answered')}
        aria-label={t('meeting-request.list.title')}
      >
        <ToggleGroup.Item value="waiting">{t('meeting-request.list.waiting')}</ToggleGroup.Item>
        <ToggleGroup.Item value="answered">{t('meeting-request.list.answered')}</ToggleGroup.Item>
      </ToggleGroup>
      <Requests key={`${direction} ${isWaiting}`} direction={direction} isWaiting={isWaiting} />
    </div>
  );
}
