// One meeting: its card until the record is opened, the steps of convening while it is a draft, and then three tabs.
import './meeting.css';
import { Tabs } from '@navikt/ds-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { Loading } from '../../../web/ui/loading.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { MeetingPage } from '../model.ts';
import { InvitationTab } from './invitation-tab.tsx';
import { MeetingCardView } from './meeting-card.tsx';
import { MeetingHeader } from './meeting-header.tsx';
import { useMeeting } from './meeting-data.ts';
import { PreparationTab } from './preparation-tab.tsx';
import { RepliesTab } from './replies-tab.tsx';

// Only the convening unit needs these, with their calendar; those invited answer on a phone without them.
const ConveningFlow = lazy(() => import('./convening-flow.tsx'));
const ChangeMeeting = lazy(() => import('./change-meeting.tsx'));

const tabs = ['invitation', 'replies', 'preparation'] as const;

export default function MeetingRoute() {
  const { meetingId = '' } = useParams();
  const { data, error, refetch } = useMeeting(meetingId);
  if (data?.view === 'card') return <MeetingCardView answer={data} />;
  if (data) return <MeetingView page={data.page} />;
  return error ? <MeetingProblem problem={error} onRetry={() => void refetch()} /> : <Loading shape="page" />;
}

function MeetingProblem({ problem, onRetry }: { problem: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('meeting.title')} back={{ to: '/meetings', label: t('meeting.back-to-list') }} />
      <ProblemMessage problem={problem} onRetry={onRetry} />
    </>
  );
}

function MeetingView({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const isChanging = page.may.change && search.get('change') !== null;
  if (page.may.edit || isChanging)
    return (
      <Suspense fallback={<Loading shape="page" />}>
        {isChanging ? <ChangeMeeting page={page} /> : <ConveningFlow page={page} />}
      </Suspense>
    );
  const known = tabs.find((tab) => tab === search.get('tab')) ?? 'invitation';
  const replied = page.invitees.filter(({ state, reply }) => state === 'sent' && reply !== 'none').length;
  return (
    <>
      <MeetingHeader page={page} />
      <Tabs
        value={known}
        onChange={(tab) => setSearch({ tab }, { replace: true, preventScrollReset: true })}
        className="meeting-tabs"
      >
        <Tabs.List>
          <Tabs.Tab value="invitation" label={t('meeting.tab.invitation')} />
          <Tabs.Tab value="replies" label={t('meeting.tab.replies', { count: replied })} />
          <Tabs.Tab value="preparation" label={t('meeting.tab.preparation')} />
        </Tabs.List>
        <Tabs.Panel value="invitation">
          <InvitationTab page={page} />
        </Tabs.Panel>
        <Tabs.Panel value="replies">
          <RepliesTab page={page} />
        </Tabs.Panel>
        <Tabs.Panel value="preparation">
          <PreparationTab page={page} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
