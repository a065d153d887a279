// The meetings of one pathway, as a part of its page: the next step first, then those held.
import './meeting.css';
import { Button, Heading } from '@navikt/ds-react';
import { CalendarIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { EmptyState } from '../../../web/ui/empty-state.tsx';
import { Loading } from '../../../web/ui/loading.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { beginMeeting, usePathwayMeetings } from './meeting-data.ts';
import { MeetingRow } from './meeting-row.tsx';

export default function PathwayMeetingsPage() {
  const { t } = useTranslation();
  const { pathwayId = '' } = useParams();
  return (
    <section aria-labelledby="meeting-of-pathway">
      <Heading level="2" size="medium" id="meeting-of-pathway" spacing>
        {t('meeting.pathway.title')}
      </Heading>
      <PathwayMeetings pathwayId={pathwayId} />
    </section>
  );
}

function PathwayMeetings({ pathwayId }: { pathwayId: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = usePathwayMeetings(pathwayId);
  if (!data)
    return error ? <ProblemMessage problem={error} onRetry={() => void refetch()} /> : <Loading rows={2} />;
  const { meetings, may } = data;
  const draft = meetings.find(({ state }) => state === 'draft');
  const action = may.convene && <Convene pathwayId={pathwayId} hasDraft={draft !== undefined} />;
  return (
    <div className="meeting-stack">
      {meetings.length === 0 ? (
        <EmptyState icon={<CalendarIcon aria-hidden />} title={t('meeting.pathway.none')} action={action}>
          {t(may.convene ? 'meeting.pathway.none.convene' : 'meeting.pathway.none.wait')}
        </EmptyState>
      ) : (
        <>
          <ul className="web-list__rows">
            {meetings.map((line) => (
              <li key={line.id}>
                <MeetingRow line={line} isNamed={false} />
              </li>
            ))}
          </ul>
          <div>{action}</div>
        </>
      )}
    </div>
  );
}

function Convene({ pathwayId, hasDraft }: { pathwayId: string; hasDraft: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const begin = async () => {
    setIsBusy(true);
    setProblem(null);
    try {
      const { meetingId } = await beginMeeting(pathwayId);
      await navigate(`/meetings/${meetingId}`);
    } catch (refusal) {
      setProblem(refusal);
      setIsBusy(false);
    }
  };
  return (
    <>
      <ProblemMessage problem={problem} hasFocus />
      <Button loading={isBusy} onClick={() => void begin()}>
        {t(hasDraft ? 'meeting.pathway.resume' : 'meeting.pathway.convene')}
      </Button>
    </>
  );
}
