// A person's pathways over the years, and the way to a new one: begun by specialists, asked for by the others.
import { Heading, Tag, Button } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../../web/language.tsx';
import { useToday } from '../../../web/now.ts';
import { EmptyState } from '../../../web/ui/empty-state.tsx';
import type { RegistrationPage } from '../model.ts';
import { BeginForm } from './begin-form.tsx';
import { periodWords } from './person-words.ts';

export function Pathways({ page }: { page: RegistrationPage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const [isBeginning, setIsBeginning] = useState(false);
  const { beginPathway, requestMeeting } = page.may;
  return (
    <section className="web-card" aria-labelledby="pathways">
      <div className="patient-section__head">
        <Heading level="2" size="small" id="pathways">
          {t('patient.page.pathways')}
        </Heading>
        {beginPathway && !isBeginning && (
          <Button size="small" onClick={() => setIsBeginning(true)}>
            {t('patient.begin.open')}
          </Button>
        )}
        {requestMeeting && (
          <Button as={Link} size="small" to={`/registrations/${page.id}/request`}>
            {t('patient.page.request')}
          </Button>
        )}
      </div>
      {isBeginning && <BeginForm registrationId={page.id} onCancel={() => setIsBeginning(false)} />}
      {page.pathways.length === 0 && !isBeginning && (
        <EmptyState title={t('patient.page.pathways.none')} level="3">
          {beginPathway && t('patient.page.pathways.none-begin')}
          {requestMeeting && t('patient.page.pathways.none-request')}
        </EmptyState>
      )}
      {page.pathways.length > 0 && (
        <ul className="web-list__rows">
          {page.pathways.map((pathway) => (
            <li key={pathway.id}>
              <Link className="web-row" to={`/pathways/${pathway.id}`}>
                <span>
                  <span className="web-row__main">
                    {periodWords(
                      t,
                      { from: pathway.openedOn ?? pathway.triggeredOn, to: pathway.closedOn },
                      today,
                      language,
                    )}
                  </span>{' '}
                  <span className="web-row__detail">
                    {t('patient.page.pathway.responsible', { unit: pathway.responsibleUnitName })}
                  </span>
                </span>
                <span className="patient-marks">
                  {!pathway.isOpenToMe && (
                    <span className="web-row__detail">{t('patient.page.pathway.reason')}</span>
                  )}
                  <Tag size="small" variant="moderate" data-color="neutral">
                    {t(`pathway.state.${pathway.state}`)}
                  </Tag>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
