// Responsibility by unit over time: a picture where there is room, and always the same as a table.
import { Table } from '@navikt/ds-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { osloDay } from '../../../rules/plain-date.ts';
import { formatShortDay } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useToday } from '../../../web/now.ts';
import type { PictureProps } from './responsibility-picture.tsx';

// Fetched only where there is room for it: a phone shows the table.
const Picture = lazy(() => import('./responsibility-picture.tsx'));

export function ResponsibilityTimeline({ history, closedOn }: PictureProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const [hasRoom] = useState(() => window.matchMedia('(min-width: 768px)').matches);
  const day = (instant: string) => formatShortDay(osloDay(new Date(instant)), today, language);
  return (
    <>
      {hasRoom && (
        <Suspense fallback={null}>
          <Picture history={history} closedOn={closedOn} />
        </Suspense>
      )}
      <div className="pathway-table">
        <Table size="small">
          <caption className="aksel-sr-only">{t('pathway.timeline.table')}</caption>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell scope="col">{t('pathway.timeline.unit')}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t('pathway.timeline.person')}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t('pathway.timeline.when')}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t('pathway.timeline.why')}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {history.map((row) => (
              <Table.Row key={`${row.from} ${row.to ?? ''} ${row.staffName}`}>
                <Table.HeaderCell scope="row">{row.unitName}</Table.HeaderCell>
                <Table.DataCell>{row.staffName}</Table.DataCell>
                <Table.DataCell>
                  {row.to === null
                    ? t('pathway.timeline.since', { from: day(row.from) })
                    : t('pathway.timeline.from-to', { from: day(row.from), to: day(row.to) })}
                </Table.DataCell>
                <Table.DataCell>{t(`pathway.responsibility.${row.reason}`)}</Table.DataCell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
    </>
  );
}
