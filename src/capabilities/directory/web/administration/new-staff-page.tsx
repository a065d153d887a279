// Adds somebody at a unit: who they are, and their first post. The identity number is sent once and kept nowhere.
import './administration.css';
import { BodyLong, Button, Heading, InfoCard, Skeleton } from '@navikt/ds-react';
import { InformationSquareIcon } from '@navikt/aksel-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import { api } from '../../../../web/api.ts';
import { useToday } from '../../../../web/now.ts';
import { Loading } from '../../../../web/ui/loading.tsx';
import { PageHeader } from '../../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../../web/ui/problem-message.tsx';
import { type FormKeeper, KeptForm } from '../../../draft/web/kept-form.tsx';
import type { AddedStaff, AdministeredUnit } from '../../model-administer.ts';
import {
  emptyStaff,
  errorsIn,
  forgetDirectory,
  postRequest,
  type PostValues,
  staffRequest,
  type StaffValues,
  useAdministeredUnit,
} from './administration-data.ts';
import { KeptStatus } from './kept-status.tsx';
import { StaffFields } from './fields.tsx';
import { PostFields } from './post-fields.tsx';
import { goAndTell } from './receipt.tsx';

// Its check of the number is fetched apart, so that the page opens sooner on a phone.
const IdentityField = lazy(() => import('./identity-field.tsx'));

type Values = StaffValues & PostValues;

/** The number is somebody's whom the directory knows: their name, and the post for them instead. */
function Known(props: { person: AddedStaff; isBusy: boolean; onGive(): void; onCorrect(): void }) {
  const { t } = useTranslation();
  const { person, isBusy, onGive, onCorrect } = props;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const name = `${person.givenName} ${person.familyName}`;
  const heading = person.profession ? `${name}, ${person.profession}` : name;
  return (
    <InfoCard ref={box} tabIndex={-1} data-color="info" className="web-problem">
      <InfoCard.Header icon={<InformationSquareIcon aria-hidden />}>
        <InfoCard.Title as="h2">{t('directory.staff.known', { name: heading })}</InfoCard.Title>
      </InfoCard.Header>
      <InfoCard.Content className="directory-section">
        <BodyLong>{t('directory.staff.known.detail', { name })}</BodyLong>
        <div className="directory-buttons">
          <Button loading={isBusy} onClick={onGive}>
            {t('directory.staff.known.give', { name })}
          </Button>
          <Button variant="secondary" data-color="neutral" disabled={isBusy} onClick={onCorrect}>
            {t('directory.staff.known.not')}
          </Button>
        </div>
      </InfoCard.Content>
    </InfoCard>
  );
}

function Form({ unit, form }: { unit: AdministeredUnit; form: FormKeeper<Values> }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { value } = form;
  // Never among what is kept of the form.
  const [identityNumber, setIdentityNumber] = useState('');
  const [known, setKnown] = useState<AddedStaff | null>(null);
  const change = (changes: Partial<Values>) => form.setValue({ ...value, ...changes });
  const leave = async (staffId: string, name: string) => {
    await form.clear();
    await forgetDirectory(client);
    goAndTell(navigate, `/administration/staff/${staffId}`, 'directory.staff.added', name);
  };
  const post = () => ({ ...postRequest(value), unitId: unit.id });
  const nameOf = (person: AddedStaff) => `${person.givenName} ${person.familyName}`;
  const add = useMutation({
    mutationFn: () =>
      api.post<AddedStaff>('/api/administration/staff', {
        ...staffRequest(value),
        ...post(),
        identityNumber,
      }),
    onSuccess: (person) =>
      person.outcome === 'known' ? setKnown(person) : leave(person.staffId, nameOf(person)),
  });
  const give = useMutation({
    mutationFn: (person: AddedStaff) =>
      api.post(`/api/administration/staff/${person.staffId}/employments`, post()),
    onSuccess: (_, person) => leave(person.staffId, nameOf(person)),
  });
  const problem = add.error ?? give.error;
  const errorOf = errorsIn(problem);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setKnown(null);
    give.reset();
    add.mutate();
  };
  return (
    <form className="directory-form" onSubmit={submit} noValidate autoComplete="off">
      {problem !== null && <ProblemMessage problem={problem} hasFocus />}
      {known && (
        <Known
          person={known}
          isBusy={give.isPending}
          onGive={() => give.mutate(known)}
          onCorrect={() => {
            setKnown(null);
            document.getElementById('identityNumber')?.focus();
          }}
        />
      )}
      <section className="directory-group" aria-labelledby="person">
        <Heading level="2" size="small" id="person">
          {t('directory.staff.person')}
        </Heading>
        <Suspense fallback={<Skeleton variant="rounded" width="15rem" height="5rem" />}>
          <IdentityField
            value={identityNumber}
            onChange={setIdentityNumber}
            error={errorOf('identityNumber')}
          />
        </Suspense>
        <StaffFields values={value} onChange={change} errorOf={errorOf} />
      </section>
      <section className="directory-group" aria-labelledby="post">
        <Heading level="2" size="small" id="post">
          {t('directory.staff.post')}
        </Heading>
        <PostFields values={value} onChange={change} errorOf={errorOf} />
      </section>
      <div className="directory-buttons">
        <Button type="submit" loading={add.isPending}>
          {t('directory.staff.add')}
        </Button>
        <Button
          as={RouterLink}
          to={`/administration/units/${unit.id}`}
          variant="tertiary"
          data-color="neutral"
        >
          {t('web.cancel')}
        </Button>
        <KeptStatus {...form} />
      </div>
    </form>
  );
}

export default function NewStaffPage() {
  const { unitId = '' } = useParams();
  const { t } = useTranslation();
  const today = useToday();
  const [empty] = useState<Values>(() => ({
    ...emptyStaff,
    role: '',
    title: '',
    validFrom: today,
    validTo: null,
  }));
  const { data: unit, error, refetch } = useAdministeredUnit(unitId);
  if (!unit && !error) return <Loading shape="page" />;
  return (
    <div className="directory-page">
      <PageHeader
        title={t('directory.staff.add')}
        lead={unit && `${unit.name}. ${t('directory.staff.add.lead')}`}
        back={{
          to: `/administration/units/${unitId}`,
          label: t('directory.back.unit', { name: unit?.name ?? '' }),
        }}
      />
      {unit ? (
        <KeptForm form={`administration.staff:${unit.id}`} empty={empty}>
          {(form) => <Form unit={unit} form={form} />}
        </KeptForm>
      ) : (
        <ProblemMessage problem={error} onRetry={() => void refetch()} />
      )}
    </div>
  );
}
