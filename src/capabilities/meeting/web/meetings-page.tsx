// The unit's meetings: those to come first, found by name, with what waits for an answer.
import './meeting.css';
import { ToggleGroup } from '@navikt/ds-react';
import { CalendarIcon } from '@navikt/aksel-icons';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../../web/now.ts';
import { instantInOslo } from '../../../web/oslo-time.ts';
import { addDays } from '../../../rules/plain-date.ts';
import { EmptyState } from '../../../web/ui/empty-state.tsx';
import { ListSearch } from '../../../web/ui/list-search.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { MeetingLine } from '../model-lists.ts';
import { useUnitMeetings } from './meeting-data.ts';
import { MeetingRow } from './meeting-row.tsx';

type When = 'coming' | 'past';

/** From and to as instants: today counts as coming until midnight. */
function rangeOf(when: When, today: string): { from: string; to: string } {
  const midnight = instantInOslo(today, '00:00');
  return when === 'coming'
    ? { from: midnight, to: instantInOslo(addDays(today, 365), '00:00') }
    : { from: instantInOslo(addDays(today, -365), '00:00'), to: midnight };
}

export default function MeetingsPage() {
  const { t } = useTranslation();
  const today = useToday();
  const [when, setWhen] = useState<When>('coming');
  const [query, setQuery] = useState('');
  const range = useMemo(() => rangeOf(when, today), [when, today]);
  const { data, error, isPending, isPlaceholderData, refetch } = useUnitMeetings({ ...range, query });
  const lines = useMemo(() => ordered(data ?? [], when), [data, when]);
  const isEmpty = data?.length === 0 && query === '' && when === 'coming';
  return (
    <>
      <PageHeader title={t('meeting.list.title')} lead={t('meeting.list.lead')} />
      <div className="meeting-stack">
        <ToggleGroup
          size="small"
          value={when}
          onChange={(chosen) => setWhen(chosen === 'past' ? 'past' : 'coming')}
          aria-label={t('meeting.list.when')}
        >
          <ToggleGroup.Item value="coming">{t('meeting.list.coming')}</ToggleGroup.Item>
          <ToggleGroup.Item value="past">{t('meeting.list.past')}</ToggleGroup.Item>
        </ToggleGroup>
        {error && !data ? (
          <ProblemMessage problem={error} onRetry={() => void refetch()} />
        ) : isEmpty ? (
          <EmptyState icon={<CalendarIcon aria-hidden />} title={t('meeting.list.none')}>
            {t('meeting.list.none.help')}
          </EmptyState>
        ) : (
          <ListSearch
            label={t('meeting.list.search')}
            items={lines}
            keyOf={({ id }) => id}
            onSearch={setQuery}
            isLoading={isPending || isPlaceholderData}
            emptyTitle={t(when === 'past' ? 'meeting.list.none-past' : 'meeting.list.none')}
            {...(when === 'past' ? {} : { emptyText: t('meeting.list.none.help') })}
            renderItem={(line) => <MeetingRow line={line} />}
          />
        )}
      </div>
    </>
  );
}

/** Drafts belong to what is coming; the past is read backwards. */
function ordered(lines: readonly MeetingLine[], when: When): MeetingLine[] {
  return when === 'past' ? lines.filter(({ state }) => state !== 'draft').toReversed() : [...lines];
}
