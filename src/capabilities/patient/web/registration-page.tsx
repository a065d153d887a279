// One registered person: who they are, their pathways over the years, and the way to the next one.
import './patient.css';
import { PencilIcon } from '@navikt/aksel-icons';
import { Button, InlineMessage, Tag } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'react-router';
import { useAnnounce } from '../../../web/announce.tsx';
import { api } from '../../../web/api.ts';
import { focusHeading } from '../../../web/focus.ts';
import { useToday } from '../../../web/now.ts';
import { Loading } from '../../../web/ui/loading.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { RegistrationPage as Page } from '../model.ts';
import { Details } from './details.tsx';
import { Pathways } from './pathways.tsx';
import { ageWords } from './person-words.ts';
import type { Registered } from './register-page.tsx';

// Most who open the page only read it.
const ChangeForm = lazy(async () => ({ default: (await import('./change-form.tsx')).ChangeForm }));
// Few are registered without a number.
const IdentifyForm = lazy(async () => ({ default: (await import('./identify-form.tsx')).IdentifyForm }));

function Marks({ page }: { page: Page }) {
  const { t } = useTranslation();
  return (
    <span className="patient-marks">
      {page.addressProtection !== 'none' && (
        <Tag size="small" variant="moderate" data-color="warning">
          {t(`patient.protection.${page.addressProtection}`)}
        </Tag>
      )}
      {page.isShielded && (
        <Tag size="small" variant="moderate" data-color="warning">
          {t('patient.mark.shielded')}
        </Tag>
      )}
    </span>
  );
}

/** Says once what came of the form that led here. */
function Receipt({ registered }: { registered: Registered }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const words = t(registered.wasKnownHere ? 'patient.registered.again' : 'patient.registered', {
    name: registered.name,
  });
  useEffect(() => announce(words), [announce, words]);
  return (
    <InlineMessage status={registered.wasKnownHere ? 'info' : 'success'} className="patient-receipt">
      {words}
    </InlineMessage>
  );
}

function registeredIn(state: unknown): Registered | null {
  return typeof state === 'object' && state !== null && 'registered' in state
    ? (state.registered as Registered)
    : null;
}

function Person({ page }: { page: Page }) {
  const { t } = useTranslation();
  const today = useToday();
  const registered = registeredIn(useLocation().state);
  const [isChanging, setIsChanging] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  const age = ageWords(t, page.birthDate, today);
  return (
    <div className="patient-page">
      <PageHeader
        title={[`${page.givenName} ${page.familyName}`, age].filter(Boolean).join(', ')}
        tabTitle={t('patient.page.tab-title')}
        back={{ to: '/persons', label: t('patient.persons.title') }}
        aside={<Marks page={page} />}
      />
      {registered && !isChanging && !isSaved && <Receipt registered={registered} />}
      {isSaved && !isChanging && (
        <InlineMessage status="success" className="patient-receipt">
          {t('patient.page.saved')}
        </InlineMessage>
      )}
      {page.isShielded && (
        <InlineMessage status="info" className="patient-receipt">
          {t('patient.page.shielded')}
        </InlineMessage>
      )}
      {isChanging ? (
        <Suspense fallback={<Loading />}>
          <ChangeForm
            page={page}
            onDone={(hasSaved) => {
              setIsSaved(hasSaved);
              setIsChanging(false);
              // The form that had focus is gone.
              focusHeading();
            }}
          />
        </Suspense>
      ) : (
        <>
          <Pathways page={page} />
          {page.may.identify && (
            <Suspense fallback={<Loading shape="text" rows={1} />}>
              <IdentifyForm page={page} />
            </Suspense>
          )}
          <Details
            page={page}
            action={
              page.may.change && (
                <Button
                  size="small"
                  variant="secondary"
                  icon={<PencilIcon aria-hidden />}
                  onClick={() => setIsChanging(true)}
                >
                  {t('patient.page.change')}
                </Button>
              )
            }
          />
        </>
      )}
    </div>
  );
}

export default function RegistrationPage() {
  const { t } = useTranslation();
  const { registrationId = '' } = useParams();
  const person = useQuery({
    queryKey: ['registration', registrationId],
    queryFn: ({ signal }) => api.get<Page>(`/api/registrations/${registrationId}`, { signal }),
  });
  if (person.data) return <Person page={person.data} />;
  if (person.error) {
    return (
      <div className="patient-page">
        <PageHeader
          title={t('patient.page.tab-title')}
          back={{ to: '/persons', label: t('patient.persons.title') }}
        />
        <ProblemMessage problem={person.error} onRetry={() => void person.refetch()} />
      </div>
    );
  }
  return <Loading shape="page" />;
}
