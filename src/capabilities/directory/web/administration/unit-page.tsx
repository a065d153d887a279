// One unit of my organisation: who works there, and what the directory says of it.
import './administration.css';
import { PlusIcon } from '@navikt/aksel-icons';
import { Button, Heading, Link, Tag } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useParams } from 'react-router';
import { useLanguage } from '../../../../web/language.tsx';
import { useToday } from '../../../../web/now.ts';
import { EmptyState } from '../../../../web/ui/empty-state.tsx';
import { ListSearch } from '../../../../web/ui/list-search.tsx';
import { Loading } from '../../../../web/ui/loading.tsx';
import { PageHeader } from '../../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../../web/ui/problem-message.tsx';
import type { AdministeredUnit, UnitPost } from '../../model-administer.ts';
import { type UnitValues, unitValuesOf, useAdministeredUnit } from './administration-data.ts';
import { periodOf, roleAndTitle } from './period.ts';
import { Receipt } from './receipt.tsx';

function PostRow({ post }: { post: UnitPost }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const isPlain = post.validFrom <= today && post.validTo === null;
  return (
    <RouterLink className="web-row" to={`/administration/staff/${post.staffId}`}>
      <span className="directory-row__text">
        <span className="web-row__main">{`${post.givenName} ${post.familyName}`}</span>
        <span className="web-row__detail">
          {roleAndTitle(t(`directory.role.${post.role}`), post.title ?? post.profession)}
        </span>
      </span>
      {!isPlain && <span className="web-row__detail">{periodOf(t, post, today, language)}</span>}
    </RouterLink>
  );
}

function Staff({ unit }: { unit: AdministeredUnit }) {
  const { t } = useTranslation();
  const add = unit.isActive && (
    <Button
      as={RouterLink}
      to={`/administration/units/${unit.id}/new-staff`}
      variant={unit.posts.length > 0 ? 'secondary' : 'primary'}
      icon={<PlusIcon aria-hidden />}
    >
      {t('directory.staff.add')}
    </Button>
  );
  if (unit.posts.length === 0) {
    return (
      <EmptyState title={t('directory.unit.staff.empty')} action={add}>
        {unit.isActive && t('directory.unit.staff.empty.detail')}
      </EmptyState>
    );
  }
  return (
    <>
      <div className="directory-section__head">
        <Heading level="2" size="small">
          {t('directory.unit.staff')}
        </Heading>
        {add}
      </div>
      {unit.posts.length > 8 ? (
        <ListSearch
          label={t('directory.unit.staff.search')}
          items={unit.posts}
          keyOf={(post) => post.id}
          textOf={(post) => `${post.givenName} ${post.familyName} ${post.title ?? ''}`}
          renderItem={(post) => <PostRow post={post} />}
          emptyTitle={t('directory.unit.staff.empty')}
        />
      ) : (
        <ul className="web-list__rows">
          {unit.posts.map((post) => (
            <li key={post.id}>
              <PostRow post={post} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const facts = [
  'phone',
  'email',
  'address',
  'organisationNumber',
  'municipalityNumber',
  'reshId',
  'herId',
] as const satisfies readonly (keyof UnitValues)[];

function About({ unit }: { unit: AdministeredUnit }) {
  const { t } = useTranslation();
  const values = unitValuesOf(unit);
  return (
    <section className="web-card directory-section" aria-labelledby="about">
      <div className="directory-section__head">
        <Heading level="2" size="small" id="about">
          {t('directory.unit.about')}
        </Heading>
        <Button as={RouterLink} to={`/administration/units/${unit.id}/edit`} size="small" variant="secondary">
          {t('directory.unit.edit')}
        </Button>
      </div>
      <dl className="directory-facts">
        {facts.map((fact) => (
          <div key={fact}>
            <dt>{t(`directory.unit.${fact}`)}</dt>
            <dd>{values[fact] || <span className="directory-quiet">{t('directory.not-given')}</span>}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export default function UnitPage() {
  const { unitId = '' } = useParams();
  const { t } = useTranslation();
  const { data: unit, error, refetch } = useAdministeredUnit(unitId);
  const back = { to: '/administration', label: t('directory.back') };
  if (!unit && error) {
    return (
      <div className="directory-page">
        <PageHeader title={t('directory.title')} back={back} />
        <ProblemMessage problem={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!unit) return <Loading shape="page" />;
  return (
    <div className="directory-page">
      <PageHeader
        title={unit.name}
        lead={t(`directory.kind.${unit.kind}`)}
        back={back}
        aside={
          !unit.isActive && (
            <Tag size="small" variant="outline" data-color="neutral">
              {t('directory.closed')}
            </Tag>
          )
        }
      />
      <Receipt />
      <section className="directory-section" aria-label={t('directory.unit.staff')}>
        <Staff unit={unit} />
      </section>
      <About unit={unit} />
      <Link as={RouterLink} to={`/administration/changes?unit=${unit.id}`}>
        {t('directory.changes')}
      </Link>
    </div>
  );
}
