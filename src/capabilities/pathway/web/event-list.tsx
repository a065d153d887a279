// What has happened, the latest first, day by day; older events are fetched when asked for.
import { Button, Heading } from '@navikt/ds-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { formatClock, formatWeekday } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow, useToday } from '../../../web/now.ts';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { PathwayEvent, PathwayPage } from '../model.ts';
import { eventDay, eventSentence } from './event-words.ts';

interface Older {
  events: PathwayEvent[];
  hasMoreEvents: boolean;
}

export function EventList({ page }: { page: PathwayPage }) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const today = useToday();
  const [older, setOlder] = useState<Older | null>(null);
  // New events push old ones off the first page; those already fetched must not stand twice.
  const known = new Set(page.events.map(({ id }) => id));
  const events = [...page.events, ...(older?.events ?? []).filter(({ id }) => !known.has(id))];
  const hasMore = older?.hasMoreEvents ?? page.hasMoreEvents;
  const more = useMutation({
    mutationFn: () => api.get<Older>(`/api/pathways/${page.id}/events?olderThan=${events.at(-1)?.id ?? ''}`),
    onSuccess: (fetched) => setOlder({ ...fetched, events: [...(older?.events ?? []), ...fetched.events] }),
  });
  const days = [...new Set(events.map(eventDay))];
  const around = { t, exists: (key: string) => i18n.exists(key), now, today, language };
  return (
    <section className="web-card pathway-section" aria-labelledby="events">
      <Heading level="2" size="small" id="events">
        {t('pathway.events')}
      </Heading>
      {days.map((day) => (
        <div key={day} className="pathway-day">
          <Heading level="3" size="xsmall">
            {formatWeekday(day, today, language)}
          </Heading>
          <ol className="pathway-events">
            {events
              .filter((event) => eventDay(event) === day)
              .map((event) => (
                <li key={event.id}>
                  <time dateTime={event.at}>{formatClock(new Date(event.at))}</time>
                  <span>
                    {eventSentence(event, around)}
                    <span className="pathway-note">
                      {t('pathway.event.by', { name: event.staffName, unit: event.unitName })}
                    </span>
                  </span>
                </li>
              ))}
          </ol>
        </div>
      ))}
      {more.isError && <ProblemMessage problem={more.error} hasFocus />}
      {hasMore && (
        <div>
          <Button size="small" variant="tertiary" loading={more.isPending} onClick={() => more.mutate()}>
            {t('pathway.events.older')}
          </Button>
        </div>
      )}
    </section>
  );
}
