// The receipt of what was taken back, for the patient to have in hand: from whom, towards whom, what, when, and what is out.
import './consent.css';
import { PrinterSmallIcon } from '@navikt/aksel-icons';
import { BodyLong, BodyShort, Heading, InlineMessage, Link } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useParams } from 'react-router';
import { formatMoment } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow } from '../../../web/now.ts';
import { Loading } from '../../../web/ui/loading.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { Receipt, SentBefore } from '../model.ts';
import { consentPath, useReceipt } from './consent-data.ts';
import { PartHeading } from './part-heading.tsx';
import { useTopicList } from './words.ts';

export default function ReceiptPage() {
  const { t } = useTranslation();
  const { pathwayId = '', legalBasisId = '' } = useParams();
  return (
    <div className="consent-stack">
      <PartHeading
        title={t('consent.receipt')}
        back={{ to: consentPath(pathwayId), label: t('consent.title') }}
      />
      <OneReceipt pathwayId={pathwayId} legalBasisId={legalBasisId} />
    </div>
  );
}

function OneReceipt({ pathwayId, legalBasisId }: { pathwayId: string; legalBasisId: string }) {
  const { data, error, refetch } = useReceipt(pathwayId, legalBasisId);
  if (data) return <Shown receipt={data} legalBasisId={legalBasisId} />;
  return error ? (
    <ProblemMessage problem={error} onRetry={() => void refetch()} />
  ) : (
    <Loading shape="text" rows={4} />
  );
}

function Shown({ receipt, legalBasisId }: { receipt: Receipt; legalBasisId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const topicList = useTopicList();
  const hasSent = receipt.towards.some(({ sentBefore }) => sentBefore.length > 0);
  return (
    <article className="consent-receipt">
      <InlineMessage status="success">{t('consent.receipt.done')}</InlineMessage>
      <dl>
        <div>
          <dt>{t('consent.receipt.from')}</dt>
          <dd translate="no">{receipt.from.name}</dd>
        </div>
        <div>
          <dt>{t('consent.receipt.when')}</dt>
          <dd>{formatMoment(new Date(receipt.at), now, language)}</dd>
        </div>
        <div>
          <dt>{t('consent.receipt.by')}</dt>
          <dd translate="no">
            {receipt.recordedBy}, {receipt.recordedUnit}
          </dd>
        </div>
      </dl>
      <Heading level="3" size="xsmall">
        {t('consent.receipt.towards')}
      </Heading>
      <ul className="consent-changes">
        {receipt.towards.map(({ party, topics, legalBasisId: id, sentBefore }) => (
          <li key={id} className="consent-receipt__party">
            <strong translate="no">{party.name}</strong>
            <span>
              {topics.length > 0
                ? t('consent.receipt.no-longer', { topics: topicList(topics) })
                : t('consent.receipt.never')}
            </span>
            {sentBefore.length > 0 && <Sent sent={sentBefore} />}
          </li>
        ))}
      </ul>
      <BodyLong>{t(hasSent ? 'consent.receipt.sent-lead' : 'consent.receipt.nothing-sent')}</BodyLong>
      <BodyShort>
        <Link
          href={`/api/pathways/${receipt.pathwayId}/receipts/${legalBasisId}/paper?language=${language}`}
          target="_blank"
          rel="noreferrer"
        >
          <PrinterSmallIcon aria-hidden />
          {t('consent.receipt.print')}
        </Link>
      </BodyShort>
    </article>
  );
}

function Sent({ sent }: { sent: readonly SentBefore[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const words = (one: SentBefore) => {
    if (one.isRecalled) return t('consent.receipt.recalled');
    if (one.channel === 'paper') return t('consent.receipt.on-paper');
    return t(one.firstReadAt ? 'consent.receipt.read' : 'consent.receipt.closed');
  };
  return (
    <ul className="consent-history">
      {sent.map((one) => (
        <li key={`${one.what} ${one.sentAt}`}>
          {t(`consent.receipt.${one.what}`, { when: formatMoment(new Date(one.sentAt), now, language) })}{' '}
          <span className="consent-quiet">{words(one)}</span>{' '}
          {one.mayBeRecalled && (
            <Link as={RouterLink} to={`/meetings/${one.meetingId}`}>
              {t('consent.receipt.recall')}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
