// Two colleagues have assessed at once: says where they differ and lets one choose.
import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import { Button, InfoCard, Table } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import type { Autosave } from '../../../web/use-autosave.ts';
import { answerKeys, type DraftContent } from '../model.ts';

export function Clash({ draft }: { draft: Autosave<DraftContent> }) {
  const { t } = useTranslation();
  if (!draft.clash) return null;
  const { mine, theirs } = draft.clash;
  const texts = (['singleServiceReason', 'notes'] as const)
    .filter((key) => mine[key] !== theirs[key])
    .map((key) => ({
      key,
      name: t(`eligibility.field.${key}`),
      sides: [mine, theirs].map((side) => side[key].trim() || t('eligibility.clash.nothing')),
    }));
  const answers = answerKeys
    .filter((key) => mine.answers[key] !== theirs.answers[key])
    .map((key) => ({
      key,
      name: t(`eligibility.q.${key}`),
      sides: [mine, theirs].map((side) => t(`eligibility.q.${key}.${side.answers[key]}`)),
    }));
  return (
    <InfoCard data-color="warning">
      <InfoCard.Header icon={<ExclamationmarkTriangleIcon aria-hidden />}>
        <InfoCard.Title as="h3">{t('eligibility.clash.title')}</InfoCard.Title>
      </InfoCard.Header>
      <InfoCard.Content>
        <div className="eligibility-stack">
          {t('eligibility.clash.lead')}
          <Table size="small">
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell scope="col">{t('eligibility.clash.what')}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t('eligibility.clash.mine')}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t('eligibility.clash.theirs')}</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {[...answers, ...texts].map(({ key, name, sides }) => (
                <Table.Row key={key}>
                  <Table.HeaderCell scope="row">{name}</Table.HeaderCell>
                  <Table.DataCell className="eligibility-prose">{sides[0]}</Table.DataCell>
                  <Table.DataCell className="eligibility-prose">{sides[1]}</Table.DataCell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
          <div className="eligibility-end">
            <Button size="small" variant="secondary" onClick={draft.keepMine}>
              {t('eligibility.clash.keep-mine')}
            </Button>
            <Button size="small" variant="secondary" onClick={draft.keepTheirs}>
              {t('eligibility.clash.keep-theirs')}
            </Button>
          </div>
        </div>
      </InfoCard.Content>
    </InfoCard>
  );
}
