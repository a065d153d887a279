// People and consent: who may see what of this pathway, why and until when, and the ways to change it.
import './consent.css';
import { PersonPlusIcon, PrinterSmallIcon } from '@navikt/aksel-icons';
import { BodyLong, Button, Heading, InlineMessage, Link } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useLocation, useParams } from 'react-router';
import { useLanguage } from '../../../web/language.tsx';
import { Loading } from '../../../web/ui/loading.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { ConsentPage as Page, PartyBases } from '../model.ts';
import { consentPath, type Saved, useConsent } from './consent-data.ts';
import { PartHeading } from './part-heading.tsx';
import { PartyCard } from './party-card.tsx';
import { isTakeable } from './standing.ts';

export default function ConsentPage() {
  const { t } = useTranslation();
  const { pathwayId = '' } = useParams();
  return (
    <div className="consent-stack">
      <PartHeading title={t('consent.title')} lead={t('consent.lead')} />
      <ConsentSection pathwayId={pathwayId} />
    </div>
  );
}

/** The same as a section of the pathway's page. */
export function ConsentSection({ pathwayId }: { pathwayId: string }) {
  const { data, error, refetch } = useConsent(pathwayId);
  if (!data)
    return error ? <ProblemMessage problem={error} onRetry={() => void refetch()} /> : <Loading rows={4} />;
  return <Parties page={data} />;
}

const isInForce = ({ present }: PartyBases) => present?.state === 'in-force' && present.kind !== 'objection';

function Parties({ page }: { page: Page }) {
  const { t } = useTranslation();
  const saved = useSaved();
  const seeing = page.parties.filter(isInForce);
  const others = page.parties.filter((party) => !isInForce(party));
  const base = consentPath(page.pathwayId);
  const mayTakeBack = page.may.withdrawConsent && page.parties.some(isTakeable);
  return (
    <div className="consent-stack">
      {saved && (
        <InlineMessage status="success">
          {t(`consent.saved.${saved.what}`, { name: saved.name })}
        </InlineMessage>
      )}
      <div className="consent-actions">
        {page.may.manageConsent && (
          <Button as={RouterLink} to={`${base}/recipient`} icon={<PersonPlusIcon aria-hidden />}>
            {t('consent.add')}
          </Button>
        )}
        {mayTakeBack && (
          <Button as={RouterLink} to={`${base}/withdraw`} variant="secondary" data-color="neutral">
            {t('consent.withdraw.several')}
          </Button>
        )}
      </div>
      <section aria-labelledby="consent-seeing" className="consent-stack">
        <Heading level="3" size="small" id="consent-seeing">
          {t('consent.seeing')}
        </Heading>
        <ul className="consent-cards">
          {seeing.map((party) => (
            <PartyCard key={party.party.id} page={page} entry={party} />
          ))}
        </ul>
        {seeing.length === 1 && <BodyLong>{t('consent.only-responsible')}</BodyLong>}
      </section>
      {others.length > 0 && (
        <section aria-labelledby="consent-not-seeing" className="consent-stack">
          <Heading level="3" size="small" id="consent-not-seeing">
            {t('consent.not-seeing')}
          </Heading>
          <ul className="consent-cards">
            {others.map((party) => (
              <PartyCard key={party.party.id} page={page} entry={party} />
            ))}
          </ul>
        </section>
      )}
      <Forms pathwayId={page.pathwayId} />
    </div>
  );
}

function Forms({ pathwayId }: { pathwayId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const form = (kind: 'blank' | 'filled') =>
    `/api/pathways/${pathwayId}/consent-form?language=${language}&form=${kind}`;
  return (
    <section aria-labelledby="consent-forms" className="consent-note consent-note--forms">
      <Heading level="3" size="xsmall" id="consent-forms">
        {t('consent.forms')}
      </Heading>
      <BodyLong>{t('consent.forms.lead')}</BodyLong>
      <div className="consent-actions">
        {(['blank', 'filled'] as const).map((kind) => (
          <Link key={kind} href={form(kind)} target="_blank" rel="noreferrer">
            <PrinterSmallIcon aria-hidden />
            {t(`consent.forms.${kind}`)}
          </Link>
        ))}
      </div>
    </section>
  );
}

/** What the page that led here has just saved, to say it once. */
function useSaved(): Saved | null {
  const { state } = useLocation() as { state: { saved?: Saved } | null };
  return state?.saved ?? null;
}
