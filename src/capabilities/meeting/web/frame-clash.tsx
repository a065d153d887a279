// Two have changed time, place or division of work at once: says where they differ and lets one choose.
import { Button, InfoCard, Table } from '@navikt/ds-react';
import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow } from '../../../web/now.ts';
import type { Autosave } from '../../../web/use-autosave.ts';
import type { MeetingFrame } from '../model.ts';

const shown = [
  'startsAt',
  'endsAt',
  'placeKind',
  'place',
  'placeAdaptation',
  'contactPhone',
  'chair',
  'minuteTaker',
  'patientParts',
] as const satisfies readonly (keyof MeetingFrame)[];
type Shown = (typeof shown)[number];

export function FrameClash({ frame }: { frame: Autosave<MeetingFrame> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  if (!frame.clash) return null;
  const { mine, theirs } = frame.clash;
  const say = (side: MeetingFrame, field: Shown): string => {
    const value = side[field];
    if (value === null || value === '') return t('meeting.clash.nothing');
    if (field === 'startsAt' || field === 'endsAt')
      return formatMoment(new Date(String(value)), now, language);
    if (field === 'placeKind') return t(`meeting.place-kind.${value}`);
    if (field === 'patientParts')
      return [1, 2, 3, 4].filter((part) => Number(value) & (1 << (part - 1))).join(', ') || '–';
    return String(value);
  };
  const different = shown.filter((field) => mine[field] !== theirs[field]);
  return (
    <InfoCard data-color="warning" className="meeting-clash">
      <InfoCard.Header icon={<ExclamationmarkTriangleIcon aria-hidden />}>
        <InfoCard.Title as="h3">{t('meeting.clash.title')}</InfoCard.Title>
      </InfoCard.Header>
      <InfoCard.Content>
        <div className="meeting-stack">
          {t('meeting.clash.lead')}
          <Table size="small">
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell scope="col">{t('meeting.clash.what')}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t('meeting.clash.mine')}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t('meeting.clash.theirs')}</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {different.map((field) => (
                <Table.Row key={field}>
                  <Table.HeaderCell scope="row">{t(`meeting.field.${field}`)}</Table.HeaderCell>
                  <Table.DataCell>{say(mine, field)}</Table.DataCell>
                  <Table.DataCell>{say(theirs, field)}</Table.DataCell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
          <div className="meeting-buttons">
            <Button size="small" variant="secondary" onClick={frame.keepMine}>
              {t('meeting.clash.keep-mine')}
            </Button>
            <Button size="small" variant="secondary" onClick={frame.keepTheirs}>
              {t('meeting.clash.keep-theirs')}
            </Button>
          </div>
        </div>
      </InfoCard.Content>
    </InfoCard>
  );
}
