// The units of my organisation, and a search that also finds its staff.
import './administration.css';
import { Buildings3Icon, PersonIcon, PlusIcon } from '@navikt/aksel-icons';
import { BodyShort, Button, Link, Tag } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { ListSearch } from '../../../../web/ui/list-search.tsx';
import { Loading } from '../../../../web/ui/loading.tsx';
import { PageHeader } from '../../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../../web/ui/problem-message.tsx';
import type { AdministeredStaffLine, AdministeredUnitLine } from '../../model-administer.ts';
import { useAdministration } from './administration-data.ts';
import { Receipt } from './receipt.tsx';

type Row = { unit: AdministeredUnitLine } | { person: AdministeredStaffLine };

function UnitRow({ unit }: { unit: AdministeredUnitLine }) {
  const { t } = useTranslation();
  return (
    <RouterLink className="web-row" to={`/administration/units/${unit.id}`}>
      <span className="directory-row">
        <Buildings3Icon aria-hidden fontSize="1.5rem" />
        <span className="directory-row__text">
          <span className="web-row__main">{unit.name}</span>
          <span className="web-row__detail">
            {t(`directory.kind.${unit.kind}`)}
            {unit.isActive && ` · ${t('directory.staff-count', { count: unit.staffCount })}`}
          </span>
        </span>
      </span>
      {!unit.isActive && (
        <Tag size="small" variant="outline" data-color="neutral">
          {t('directory.closed')}
        </Tag>
      )}
    </RouterLink>
  );
}

function PersonRow({ person }: { person: AdministeredStaffLine }) {
  const { t } = useTranslation();
  const places = person.unitNames.length > 0 ? person.unitNames.join(', ') : t('directory.has-left');
  return (
    <RouterLink className="web-row" to={`/administration/staff/${person.id}`}>
      <span className="directory-row">
        <PersonIcon aria-hidden fontSize="1.5rem" />
        <span className="directory-row__text">
          <span className="web-row__main">{`${person.givenName} ${person.familyName}`}</span>
          <span className="web-row__detail">
            {[person.profession ?? t('directory.person'), places].join(' · ')}
          </span>
        </span>
      </span>
    </RouterLink>
  );
}

export default function AdministrationPage() {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const found = useAdministration(words);
  const parts = found.data?.pages ?? [];
  const rows: Row[] = [
    ...(parts[0]?.staff ?? []).map((person) => ({ person })),
    ...parts.flatMap((part) => part.units.map((unit) => ({ unit }))),
  ];
  return (
    <div className="directory-page">
      <PageHeader
        title={t('directory.title')}
        lead={parts[0] && t('directory.lead', { organisation: parts[0].organisation })}
        actions={
          <Button as={RouterLink} to="/administration/units/new" icon={<PlusIcon aria-hidden />}>
            {t('directory.unit.add')}
          </Button>
        }
      />
      <Receipt />
      {found.isError && <ProblemMessage problem={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={5} />}
      {parts.length > 0 && (
        <ListSearch<Row>
          label={t('directory.search')}
          items={rows}
          keyOf={(row) => ('unit' in row ? row.unit.id : row.person.id)}
          renderItem={(row) =>
            'unit' in row ? <UnitRow unit={row.unit} /> : <PersonRow person={row.person} />
          }
          onSearch={setWords}
          isLoading={found.isPlaceholderData}
          emptyTitle={t('directory.empty')}
          emptyText={t('directory.empty.detail')}
        />
      )}
      {parts[0]?.hasMoreStaff && (
        <BodyShort className="directory-quiet">{t('directory.more-staff')}</BodyShort>
      )}
      <div className="directory-buttons">
        {found.hasNextPage && (
          <Button
            variant="secondary"
            loading={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {t('directory.more-units')}
          </Button>
        )}
        <Link as={RouterLink} to="/administration/changes">
          {t('directory.changes.title')}
        </Link>
      </div>
    </div>
  );
}
