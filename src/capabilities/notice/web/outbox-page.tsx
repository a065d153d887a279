// The practice room's outbox: every notice as it would have arrived.
import './notice.css';
import { BodyShort, Heading, ReadMore, Tag } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { formatMoment } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import NotFoundPage from '../../../web/not-found-page.tsx';
import { useNow } from '../../../web/now.ts';
import { useSignedIn } from '../../../web/session.tsx';
import { EmptyState } from '../../../web/ui/empty-state.tsx';
import { Loading } from '../../../web/ui/loading.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { NoticeLine, PracticeMail } from '../model.ts';

const colours = {
  sent: 'success',
  queued: 'info',
  sending: 'info',
  failed: 'warning',
  cancelled: 'neutral',
} as const satisfies Record<NoticeLine['state'], string>;

function Mail({ mail }: { mail: PracticeMail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const when = formatMoment(new Date(mail.sentAt ?? mail.createdAt), now, language);
  return (
    <li className="web-card notice-item">
      <div className="notice-item__head">
        <Heading level="2" size="xsmall">
          {[t(`notice.template.${mail.template}`), mail.recipientUnitName].filter(Boolean).join(' · ')}
        </Heading>
        <Tag size="small" variant="moderate" data-color={colours[mail.state]}>
          {t(`notice.state.${mail.state}`)}
        </Tag>
      </div>
      <div className="notice-quiet">
        <BodyShort>{`${t('notice.to')}: ${mail.address}`}</BodyShort>
        <BodyShort size="small">{when}</BodyShort>
      </div>
      <ReadMore header={t('notice.outbox.read')}>
        <BodyShort weight="semibold" spacing>
          {mail.subject}
        </BodyShort>
        <p className="notice-item__text">{mail.text}</p>
      </ReadMore>
    </li>
  );
}

function Outbox() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ['notices', 'practice'],
    queryFn: ({ signal }) => api.get<{ mails: PracticeMail[] }>('/api/practice/outbox', { signal }),
  });
  const mails = data?.mails ?? [];
  return (
    <div className="notice-page">
      <PageHeader title={t('notice.outbox.title')} lead={t('notice.outbox.lead')} />
      {!data && error && <ProblemMessage problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading rows={3} />}
      {data && mails.length === 0 && (
        <EmptyState title={t('notice.outbox.empty')}>{t('notice.outbox.empty.detail')}</EmptyState>
      )}
      <ul className="notice-list">
        {mails.map((mail) => (
          <Mail key={mail.id} mail={mail} />
        ))}
      </ul>
    </div>
  );
}

export default function OutboxPage() {
  const { practice } = useSignedIn();
  return practice ? <Outbox /> : <NotFoundPage />;
}
