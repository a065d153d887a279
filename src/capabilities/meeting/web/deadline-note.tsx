// The deadline of the invitation in one sentence; red only when it is broken.
import { BodyShort } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { DueDate } from '../../../web/ui/due-date.tsx';
import type { RunningDeadline } from '../model.ts';

export function DeadlineNote({ deadline }: { deadline: RunningDeadline | null }) {
  const { t } = useTranslation();
  if (!deadline) return null;
  const isDone = deadline.state === 'met' || deadline.state === 'met-late';
  return (
    <BodyShort className="meeting-deadline">
      {t(isDone ? 'meeting.deadline.was' : 'meeting.deadline')}{' '}
      <DueDate due={deadline.due} isDone={isDone} warnDays={5} />
    </BodyShort>
  );
}
