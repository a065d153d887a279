// The trail: who changed what among units, staff and posts.
import './administration.css';
import { BodyShort, Button, Link, ReadMore } from '@navikt/ds-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { isPlainDate } from '../../../../rules/plain-date.ts';
import { formatDay, formatMoment } from '../../../../web/format-time.ts';
import { useLanguage } from '../../../../web/language.tsx';
import type { Language } from '../../../../web/languages.ts';
import { useNow, useToday } from '../../../../web/now.ts';
import { EmptyState } from '../../../../web/ui/empty-state.tsx';
import { Loading } from '../../../../web/ui/loading.tsx';
import { PageHeader } from '../../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../../web/ui/problem-message.tsx';
import type { DirectoryChangeLine } from '../../model-administer.ts';
import { useDirectoryChanges } from './administration-data.ts';

/** The order in which the fields of a change are told. */
const order = [
  'name',
  'kind',
  'isActive',
  'givenName',
  'familyName',
  'profession',
  'hprNumber',
  'role',
  'title',
  'validFrom',
  'validTo',
  'phone',
  'email',
  'address',
];

const placeOf = (field: string) => {
  const place = order.indexOf(field);
  return place === -1 ? order.length : place;
};

const fieldKeys: Record<string, string> = {
  role: 'directory.post.role',
  title: 'directory.post.name',
  validFrom: 'directory.post.from',
  validTo: 'directory.post.to',
  organisation: 'directory.changes.organisation',
};

function labelOf(t: TFunction, kind: DirectoryChangeLine['kind'], field: string): string {
  const thing = kind.startsWith('unit') ? 'unit' : 'staff';
  return t(fieldKeys[field] ?? `directory.${thing}.${field}`, { defaultValue: field });
}

function useWords() {
  const { t } = useTranslation();
  const language: Language = useLanguage();
  const today = useToday();
  return (field: string, value: string | number | boolean | null): string => {
    if (value === null || value === '') return t('directory.changes.nothing');
    if (typeof value === 'boolean') return t(value ? 'directory.changes.yes' : 'directory.changes.no');
    if (field === 'kind' || field === 'role') return t(`directory.${field}.${value}`);
    const text = String(value);
    return isPlainDate(text) ? formatDay(text, today, language) : text;
  };
}

function Facts({ change, isNew }: { change: DirectoryChangeLine; isNew: boolean }) {
  const { t } = useTranslation();
  const wordsOf = useWords();
  // That something new is in use goes without saying.
  const facts = Object.entries(change.facts)
    .filter(([field]) => !isNew || field !== 'isActive')
    .toSorted(([a], [b]) => placeOf(a) - placeOf(b) || a.localeCompare(b));
  if (facts.length === 0) return null;
  const list = (
    <ul>
      {facts.map(([field, [before, after]]) => (
        <BodyShort as="li" size="small" key={field}>
          {`${labelOf(t, change.kind, field)}: `}
          {isNew
            ? wordsOf(field, after)
            : t('directory.changes.before-after', {
                before: wordsOf(field, before),
                after: wordsOf(field, after),
              })}
        </BodyShort>
      ))}
    </ul>
  );
  if (!isNew) return list;
  return (
    <ReadMore size="small" header={t('directory.changes.show')}>
      {list}
    </ReadMore>
  );
}

function Change({ change }: { change: DirectoryChangeLine }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const names = { unit: change.unitName ?? '', staff: change.staffName ?? '' };
  const who = change.changedByName ?? t(`directory.changes.by.${change.via}`);
  return (
    <li>
      <BodyShort weight="semibold">{t(`directory.changes.${change.kind}`, names)}</BodyShort>
      <BodyShort size="small" className="directory-quiet">
        {[who, formatMoment(new Date(change.at), now, language)].join(' · ')}
      </BodyShort>
      <Facts change={change} isNew={change.kind.endsWith('-added')} />
    </li>
  );
}

export default function ChangesPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const unitId = search.get('unit');
  const staffId = search.get('staff');
  const found = useDirectoryChanges({
    ...(unitId === null ? {} : { unitId }),
    ...(staffId === null ? {} : { staffId }),
  });
  const changes = found.data?.pages.flatMap((page) => page.changes) ?? [];
  const isNarrowed = unitId !== null || staffId !== null;
  const first = changes[0];
  const name = unitId === null ? first?.staffName : first?.unitName;
  return (
    <div className="directory-page">
      <PageHeader
        title={t('directory.changes.title')}
        lead={t('directory.changes.lead')}
        back={{ to: '/administration', label: t('directory.back') }}
      />
      {isNarrowed && (
        <BodyShort>
          {name ? `${t('directory.changes.of', { name })} ` : ''}
          <Link as={RouterLink} to="/administration/changes">
            {t('directory.changes.all')}
          </Link>
        </BodyShort>
      )}
      {found.isError && <ProblemMessage problem={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={6} />}
      {found.isSuccess && changes.length === 0 && <EmptyState title={t('directory.changes.empty')} />}
      {changes.length > 0 && (
        <ul className="directory-changes">
          {changes.map((change) => (
            <Change key={change.id} change={change} />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <div className="directory-buttons">
          <Button
            variant="secondary"
            loading={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {t('directory.changes.older')}
          </Button>
        </div>
      )}
    </div>
  );
}
