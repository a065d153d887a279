// Approved minutes as the reader may see them today: decision and follow-up first, since that is what most come for.
import './minutes.css';
import './approved.css';
import { BodyLong, Button, InlineMessage, Link, Tag } from '@navikt/ds-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import { isTopic, topicMask } from '../../../rules/topics.ts';
import { api } from '../../../web/api.ts';
import { formatMoment } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow } from '../../../web/now.ts';
import { ApiProblem } from '../../../web/problem.ts';
import { Loading } from '../../../web/ui/loading.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { useTopicNames } from '../../meeting/web/use-names.ts';
import type { Room } from '../model.ts';
import type { VersionPage } from '../model-versions.ts';
import { roomApi, roomKey, useAct } from './room-data.ts';
import { Copies } from './version-copies.tsx';
import { VersionContent } from './version-content.tsx';
import { versionKey } from './version-key.ts';

export default function VersionRoute() {
  const { versionId = '' } = useParams();
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: versionKey(versionId),
    queryFn: ({ signal }) => api.get<VersionPage>(`/api/minutes-versions/${versionId}`, { signal }),
  });
  if (data && !error) return <Version page={data} />;
  if (!error) return <Loading shape="page" />;
  const isGone = error instanceof ApiProblem && error.status === 404;
  return (
    <>
      <PageHeader title={t('minutes.title')} back={{ to: '/meetings', label: t('minutes.to-meetings') }} />
      {isGone ? (
        <section className="web-card minutes-card">
          <BodyLong>{t('minutes.version.gone')}</BodyLong>
        </section>
      ) : (
        <ProblemMessage problem={error} onRetry={() => void refetch()} />
      )}
    </>
  );
}

function Version({ page }: { page: VersionPage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const startsAt = page.frame?.startsAt;
  return (
    <article className="minutes-version">
      <PageHeader
        title={t('minutes.of', { name: `${page.givenName} ${page.familyName}` })}
        tabTitle={t('minutes.title')}
        back={{ to: `/pathways/${page.pathwayId}/minutes`, label: t('minutes.to-list') }}
        lead={
          <>
            {startsAt ? t('minutes.held-on', { when: formatMoment(new Date(startsAt), now, language) }) : ''}
            <br />
            {t('minutes.approved-by', {
              name: page.approvedByName,
              unit: page.approvedUnitName,
              when: formatMoment(new Date(page.approvedAt), now, language),
            })}
          </>
        }
        aside={
          <Tag size="small" variant="moderate" data-color="info">
            {t('minutes.version', { number: page.number })}
          </Tag>
        }
        actions={<Actions page={page} />}
      />
      <Notices page={page} />
      <VersionContent page={page} />
      <Copies page={page} />
    </article>
  );
}

function Actions({ page }: { page: VersionPage }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { run, problem, isBusy } = useAct(() => client.invalidateQueries({ queryKey: versionKey(page.id) }));
  const paper = page.copies.find(({ documentId }) => documentId !== null)?.documentId;
  const correct = async () => {
    const room = await run(() => api.get<Room>(`/api/meetings/${page.meetingId}/room`));
    if (!room) return;
    const begun =
      room.minutes?.state === 'draft' ||
      (await run(() => roomApi.correct(page.meetingId, room.minutes?.version ?? 1))) !== undefined;
    if (!begun) return;
    await client.invalidateQueries({ queryKey: roomKey(page.meetingId) });
    void navigate(`/meetings/${page.meetingId}/room`);
  };
  return (
    <>
      {paper && page.copies.length === 1 && (
        <Button
          as="a"
          href={`/api/documents/${paper}/content`}
          variant="secondary"
          target="_blank"
          rel="noopener"
        >
          {t('minutes.version.paper')}
        </Button>
      )}
      {page.may.correct && (
        <Button variant="secondary" loading={isBusy} onClick={() => void correct()}>
          {t('minutes.correct')}
        </Button>
      )}
      <ProblemMessage problem={problem} />
    </>
  );
}

function Notices({ page }: { page: VersionPage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const topicNames = useTopicNames();
  const left = topicNames(topicMask(page.leftOut.filter((topic) => isTopic(topic))), true)
    .map(({ label }) => label)
    .join(', ');
  return (
    <div className="minutes-notices">
      {page.recalledAt && (
        <InlineMessage status="warning">
          {t('minutes.version.recalled', {
            when: formatMoment(new Date(page.recalledAt), now, language),
            reason: page.recallReason,
          })}
        </InlineMessage>
      )}
      {!page.isLatest && (
        <InlineMessage status="warning">
          {t('minutes.version.newer')}{' '}
          <Link
            as={RouterLink}
            to={page.newer ? `/minutes/${page.newer.id}` : `/pathways/${page.pathwayId}/minutes`}
          >
            {page.newer ? t('minutes.read-version', { version: page.newer.number }) : t('minutes.to-list')}
          </Link>
        </InlineMessage>
      )}
      {page.reason && (
        <InlineMessage status="info">
          {t('minutes.version.corrects', { number: page.number - 1, reason: page.reason })}
        </InlineMessage>
      )}
      {page.leftOut.length > 0 && (
        <InlineMessage status="info">{t('minutes.version.left-out', { topics: left })}</InlineMessage>
      )}
    </div>
  );
}
