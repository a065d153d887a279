// Taking back towards one or several: choose, see what remains, and get the receipt. Consents are withdrawn, cooperation is
// objected to; both are said here in the patient's words.
import './consent.css';
import { BodyLong, Button, Checkbox, CheckboxGroup, InlineMessage } from '@navikt/ds-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { api } from '../../../web/api.ts';
import { useToday } from '../../../web/now.ts';
import { ApiProblem } from '../../../web/problem.ts';
import { Loading } from '../../../web/ui/loading.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { ConsentPage, PartyBases, Receipt } from '../model.ts';
import { consentPath, useConsent, useReload } from './consent-data.ts';
import { PartHeading } from './part-heading.tsx';
import { SightPreview } from './sight-preview.tsx';
import { isConsent, isTakeable } from './standing.ts';
import { useBasisWords } from './words.ts';

export default function WithdrawPage() {
  const { t } = useTranslation();
  const { pathwayId = '' } = useParams();
  const { data, error, refetch } = useConsent(pathwayId);
  return (
    <div className="consent-stack">
      <PartHeading
        title={t('consent.withdraw.title')}
        lead={t('consent.withdraw.lead')}
        back={{ to: consentPath(pathwayId), label: t('consent.title') }}
      />
      {data ? (
        <WithdrawForm page={data} />
      ) : error ? (
        <ProblemMessage problem={error} onRetry={() => void refetch()} />
      ) : (
        <Loading shape="text" rows={4} />
      )}
    </div>
  );
}

const read = ({ present }: PartyBases) => present && { id: present.id, version: present.version };

function WithdrawForm({ page }: { page: ConsentPage }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const today = useToday();
  const reload = useReload(page.pathwayId);
  const basisWords = useBasisWords();
  const [search] = useSearchParams();
  const choices = page.parties.filter(isTakeable);
  const [picked, setPicked] = useState<string[]>(() => {
    const asked = search.get('party');
    return choices.some(({ party }) => party.id === asked) && asked ? [asked] : [];
  });
  const [isAsked, setIsAsked] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const chosen = choices.filter(({ party }) => picked.includes(party.id));

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (chosen.length === 0) return document.getElementById('parties')?.focus();
    setIsBusy(true);
    setProblem(null);
    try {
      const parties = chosen.map((entry) => ({ partyId: entry.party.id, present: read(entry) }));
      const receipt = await api.post<Receipt>(`/api/pathways/${page.pathwayId}/take-back`, {
        parties,
        saidOn: today,
      });
      await reload();
      const first = receipt.towards[0]?.legalBasisId ?? '';
      return await navigate(`${consentPath(page.pathwayId)}/receipts/${first}`, { replace: true });
    } catch (refusal) {
      setProblem(refusal);
      setIsBusy(false);
      if (refusal instanceof ApiProblem && refusal.status === 409) await reload();
      return undefined;
    }
  };

  if (!page.may.withdrawConsent)
    return <InlineMessage status="info">{t('consent.recipient.not-yours')}</InlineMessage>;
  if (choices.length === 0) return <InlineMessage status="info">{t('consent.withdraw.none')}</InlineMessage>;
  return (
    <form className="consent-stack consent-form" onSubmit={(event) => void save(event)} noValidate>
      <CheckboxGroup
        id="parties"
        tabIndex={-1}
        legend={t('consent.withdraw.whom')}
        value={picked}
        onChange={setPicked}
        error={isAsked && chosen.length === 0 ? t('consent.withdraw.choose') : undefined}
      >
        {choices.map(({ party, present }) => (
          <Checkbox key={party.id} value={party.id} description={basisWords(present)}>
            <span translate="no">{party.name}</span>
          </Checkbox>
        ))}
      </CheckboxGroup>
      <SightPreview
        pathwayId={page.pathwayId}
        changes={
          chosen.length === 0
            ? null
            : chosen.map(({ party, present }) => ({
                change: present && isConsent(present) ? ('withdraw' as const) : ('object' as const),
                partyId: party.id,
              }))
        }
      />
      <BodyLong>{t('consent.withdraw.next')}</BodyLong>
      <ProblemMessage problem={problem} hasFocus />
      <div className="consent-actions">
        <Button type="submit" loading={isBusy}>
          {t('consent.withdraw.save', { count: Math.max(chosen.length, 1) })}
        </Button>
        <Button
          type="button"
          variant="tertiary"
          data-color="neutral"
          disabled={isBusy}
          onClick={() => void navigate(consentPath(page.pathwayId))}
        >
          {t('consent.cancel')}
        </Button>
      </div>
    </form>
  );
}
