// Finds people registered at the unit, by name or number, and is the way to register another.
import './patient.css';
import { PersonPlusIcon } from '@navikt/aksel-icons';
import { BodyShort, Button, Tag } from '@navikt/ds-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../../web/api.ts';
import { useHeaderSearch } from '../../../web/header-search.ts';
import { ListSearch } from '../../../web/ui/list-search.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { PersonHit, PersonHits } from '../model.ts';

function Hit({ hit }: { hit: PersonHit }) {
  const { t } = useTranslation();
  const year = hit.birthDate?.slice(0, 4);
  return (
    <Link className="web-row" to={`/registrations/${hit.registrationId}`}>
      <span>
        <span className="web-row__main" translate="no">
          {hit.givenName} {hit.familyName}
        </span>{' '}
        <span className="web-row__detail">
          {year ? t('patient.persons.born', { year }) : t('patient.persons.birth-unknown')}
        </span>
      </span>
      <span className="patient-marks">
        {hit.hasAddressProtection && (
          <Tag size="small" variant="moderate" data-color="warning">
            {t('patient.mark.address')}
          </Tag>
        )}
        {hit.isShielded && (
          <Tag size="small" variant="moderate" data-color="warning">
            {t('patient.mark.shielded')}
          </Tag>
        )}
        {hit.pathwayCount > 0 && (
          <span className="web-row__detail">
            {t('patient.persons.pathways', { count: hit.pathwayCount })}
          </span>
        )}
      </span>
    </Link>
  );
}

function RegisterButton({ variant }: { variant: 'primary' | 'secondary' }) {
  const { t } = useTranslation();
  return (
    <Button as={Link} to="/persons/new" variant={variant} icon={<PersonPlusIcon aria-hidden />}>
      {t('patient.persons.register')}
    </Button>
  );
}

export default function PersonsPage() {
  const { t } = useTranslation();
  const begun = useHeaderSearch();
  const [words, setWords] = useState(begun);
  const isAsked = words !== '';
  const found = useQuery({
    queryKey: ['persons', words],
    queryFn: ({ signal }) => api.post<PersonHits>('/api/registrations/search', { query: words }, { signal }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    // Every search is in the access log: nothing is searched again unasked.
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const hits = isAsked ? (found.data?.hits ?? []) : [];
  return (
    <div className="patient-page">
      <PageHeader
        title={t('patient.persons.title')}
        lead={t('patient.persons.lead')}
        actions={
          <>
            <Button as={Link} to="/responsibility" variant="tertiary">
              {t('patient.persons.responsibility')}
            </Button>
            <RegisterButton variant="secondary" />
          </>
        }
      />
      <ListSearch
        label={t('patient.persons.search')}
        items={hits}
        keyOf={(hit) => hit.registrationId}
        renderItem={(hit) => <Hit hit={hit} />}
        initialWords={begun}
        onSearch={setWords}
        isLoading={found.isLoading || found.isError}
        emptyTitle={t('patient.persons.empty')}
        emptyText={t('patient.persons.empty.text')}
        emptyAction={<RegisterButton variant="primary" />}
      />
      {isAsked && found.data?.hasMore && (
        <BodyShort className="patient-note">{t('patient.persons.more')}</BodyShort>
      )}
      {found.isError && <ProblemMessage problem={found.error} onRetry={() => void found.refetch()} />}
    </div>
  );
}
