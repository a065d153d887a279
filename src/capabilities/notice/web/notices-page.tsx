// Notices of my unit that did not get through: try again, or tell the recipient another way.
import './notice.css';
import { BodyShort, Button, Heading, InlineMessage } from '@navikt/ds-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../web/announce.tsx';
import { api } from '../../../web/api.ts';
import { formatMoment } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow } from '../../../web/now.ts';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { EmptyState } from '../../../web/ui/empty-state.tsx';
import { Loading } from '../../../web/ui/loading.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { NoticeLine } from '../model.ts';
import { useFailedNotices } from './notice-data.ts';

type How = 'again' | 'given-up';

function FailedNotice({ notice, onTold }: { notice: NoticeLine; onTold(key: string): void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const [isTrying, setIsTrying] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const what = t(`notice.template.${notice.template}`);
  const who = notice.recipientUnitName ?? notice.address;
  const release = async (how: How) => {
    await api.post(`/api/notices/${notice.id}/release`, { how });
    onTold(how === 'again' ? 'notice.again.done' : 'notice.give-up.done');
    await client.invalidateQueries({ queryKey: ['notices'] });
  };
  const tryAgain = () => {
    setIsTrying(true);
    setProblem(null);
    release('again')
      .catch(setProblem)
      .finally(() => setIsTrying(false));
  };
  const when = formatMoment(new Date(notice.createdAt), now, language);
  return (
    <li className="web-card notice-item">
      <div>
        <Heading level="2" size="xsmall">
          {[what, who].join(' · ')}
        </Heading>
        {notice.recipientUnitName !== null && (
          <BodyShort className="notice-quiet">{notice.address}</BodyShort>
        )}
      </div>
      <BodyShort size="small" className="notice-quiet">
        {t('notice.failed.created', { when, count: notice.attempts })}
        {notice.lastError && ` ${t('notice.failed.reason', { reason: notice.lastError })}`}
      </BodyShort>
      {problem !== null && <ProblemMessage problem={problem} hasFocus />}
      <div className="notice-buttons">
        <Button
          size="small"
          loading={isTrying}
          aria-label={t('notice.again.of', { what, who })}
          onClick={tryAgain}
        >
          {t('notice.again')}
        </Button>
        <Button
          size="small"
          variant="secondary"
          data-color="neutral"
          aria-label={t('notice.give-up.of', { what, who })}
          onClick={() => setIsAsking(true)}
        >
          {t('notice.give-up')}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('notice.give-up.question')}
        confirmLabel={t('notice.give-up.confirm')}
        onConfirm={() => release('given-up')}
        onCancel={() => setIsAsking(false)}
      >
        {t('notice.give-up.detail', { who })}
      </ConfirmDialog>
    </li>
  );
}

export default function NoticesPage() {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [told, setTold] = useState('');
  const { data, error, refetch } = useFailedNotices();
  const notices = data?.notices ?? [];
  const tell = (key: string) => {
    setTold(key);
    announce(t(key));
  };
  return (
    <div className="notice-page">
      <PageHeader
        title={t('notice.failed.title')}
        lead={notices.length > 0 ? t('notice.failed.lead') : undefined}
      />
      {told !== '' && <InlineMessage status="success">{t(told)}</InlineMessage>}
      {!data && error && <ProblemMessage problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading rows={3} />}
      {data && notices.length === 0 && (
        <EmptyState title={t('notice.failed.empty')}>{t('notice.failed.empty.detail')}</EmptyState>
      )}
      <ul className="notice-list">
        {notices.map((notice) => (
          <FailedNotice key={notice.id} notice={notice} onTold={tell} />
        ))}
      </ul>
    </div>
  );
}
