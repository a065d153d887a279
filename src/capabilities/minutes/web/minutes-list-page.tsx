// The minutes of a pathway, meeting by meeting: what is being written, what is approved, and what was taken back.
import './minutes.css';
import './approved.css';
import { Button, Heading, Link, Tag } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useParams } from 'react-router';
import { api } from '../../../web/api.ts';
import { formatMoment } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow } from '../../../web/now.ts';
import { EmptyState } from '../../../web/ui/empty-state.tsx';
import { Loading } from '../../../web/ui/loading.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { MinutesLine } from '../model-versions.ts';

function MeetingCard({ line }: { line: MinutesLine }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const when = formatMoment(new Date(line.startsAt), now, language);
  const state = line.state === 'approved' ? 'approved' : line.meetingState === 'held' ? 'held' : 'running';
  const headingId = `meeting-${line.meetingId}`;
  return (
    <section className="web-card minutes-card" aria-labelledby={headingId}>
      <div className="minutes-card__head">
        <Heading level="3" size="xsmall" id={headingId}>
          {t('minutes.meeting-of', { when })}
        </Heading>
        <Tag size="small" variant="moderate" data-color={state === 'approved' ? 'info' : 'neutral'}>
          {t(`minutes.state.${state}`)}
        </Tag>
      </div>
      {line.versions.length > 0 && (
        <ul className="minutes-plain">
          {line.versions.map((version) => (
            <li key={version.id}>
              <Link as={RouterLink} to={`/minutes/${version.id}`}>
                {t('minutes.version.link', { number: version.number })}
              </Link>{' '}
              <span className="minutes-note">
                {[
                  formatMoment(new Date(version.approvedAt), now, language),
                  version.isRecalled ? t('minutes.copy.recalled') : version.reason,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {line.takenBack.map((one) => (
        <p key={one.sentAt} className="minutes-note">
          {t('minutes.taken-back', {
            when: formatMoment(new Date(one.recalledAt), now, language),
            reason: one.reason,
          })}
        </p>
      ))}
      {state !== 'approved' && (
        <Button
          as={RouterLink}
          to={`/meetings/${line.meetingId}/room`}
          size="small"
          variant="secondary"
          className="minutes-start"
        >
          {t('minutes.open-room')}
        </Button>
      )}
    </section>
  );
}

export default function MinutesListPage() {
  const { pathwayId = '' } = useParams();
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ['pathway', pathwayId, 'minutes'],
    queryFn: ({ signal }) =>
      api.get<{ meetings: MinutesLine[] }>(`/api/pathways/${pathwayId}/minutes`, { signal }),
  });
  return (
    <section className="minutes-stack" aria-labelledby="minutes-heading">
      <Heading level="2" size="medium" id="minutes-heading">
        {t('minutes.list')}
      </Heading>
      {error ? (
        <ProblemMessage problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.meetings.length === 0 ? (
        <EmptyState title={t('minutes.list.none')} level="3">
          {t('minutes.list.none-what')}
        </EmptyState>
      ) : (
        data.meetings.map((line) => <MeetingCard key={line.meetingId} line={line} />)
      )}
    </section>
  );
}
