// Responsibility by unit over time, as a picture. The table beside it says the same to those who do not see it.
import '@navikt/ds-css/dist/component/timeline.min.css';
import { Timeline } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { osloDay } from '../../../rules/plain-date.ts';
import { formatDay } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow, useToday } from '../../../web/now.ts';
import type { PathwayPage } from '../model.ts';
import { timelineRows } from './timeline-rows.ts';

export interface PictureProps {
  history: PathwayPage['responsibilityHistory'];
  closedOn: string | null;
}

export default function ResponsibilityPicture({ history, closedOn }: PictureProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const today = useToday();
  const rows = timelineRows(history, now, closedOn === null ? null : new Date(`${closedOn}T22:59:59Z`));
  if (!rows) return null;
  const spoken = (from: Date, to: Date, who: string) =>
    t('pathway.timeline.period', {
      who,
      from: formatDay(osloDay(from), today, language),
      to: formatDay(osloDay(to), today, language),
    });
  return (
    <div className="pathway-picture" aria-hidden="true" inert>
      <Timeline startDate={rows.from} endDate={rows.to}>
        {rows.units.map((unit) => (
          <Timeline.Row key={unit.unitId} label={unit.unitName}>
            {unit.periods.map((period) => (
              <Timeline.Period
                key={period.from.toISOString()}
                start={period.from}
                end={period.to}
                status="info"
                statusLabel={spoken(period.from, period.to, period.staffName)}
              />
            ))}
          </Timeline.Row>
        ))}
        {rows.gaps.length > 0 && (
          <Timeline.Row label={t('pathway.timeline.nobody')}>
            {rows.gaps.map((gap) => (
              <Timeline.Period
                key={gap.from.toISOString()}
                start={gap.from}
                end={gap.to}
                status="danger"
                statusLabel={spoken(gap.from, gap.to, t('pathway.timeline.nobody'))}
              />
            ))}
          </Timeline.Row>
        )}
      </Timeline>
    </div>
  );
}
