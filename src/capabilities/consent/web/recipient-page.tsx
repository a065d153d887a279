// A recipient in three steps: who, what and how long, and a look at who sees what before it is saved. Cancelling leaves all as it
// was, and forgets what was typed.
import './consent.css';
import { BodyShort, Button, Heading, InlineMessage } from '@navikt/ds-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useToday } from '../../../web/now.ts';
import { Loading } from '../../../web/ui/loading.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { SaveStatus } from '../../../web/ui/save-status.tsx';
import { type FormKeeper, KeptForm } from '../../draft/web/kept-form.tsx';
import type { ConsentPage, LegalBasis, Need, PartyBases } from '../model.ts';
import { consentPath, type Saved, useConsent, useReload } from './consent-data.ts';
import { PartHeading } from './part-heading.tsx';
import { RecipientReview } from './recipient-review.tsx';
import { RecipientTerms } from './recipient-terms.tsx';
import {
  emptyRecipient,
  type Faults,
  partyChoice,
  recipientFrom,
  type RecipientValues,
  termFaults,
  whoFaults,
} from './recipient-values.ts';
import { RecipientWho } from './recipient-who.tsx';
import { type SaveRecipient, useSaveRecipient } from './use-save-recipient.ts';
import { useBasisWords, usePeriodWords, useTopicList } from './words.ts';

export default function RecipientPage() {
  const { t } = useTranslation();
  const { pathwayId = '' } = useParams();
  const [search] = useSearchParams();
  const partyId = search.get('party');
  const { data, error, refetch } = useConsent(pathwayId, partyId);
  const entry = partyId ? (data?.parties.find(({ party }) => party.id === partyId) ?? null) : null;
  return (
    <div className="consent-stack">
      <PartHeading
        title={
          entry ? t('consent.recipient.title-for', { name: entry.party.name }) : t('consent.recipient.title')
        }
        back={{ to: consentPath(pathwayId), label: t('consent.title') }}
      />
      {!data ? (
        error ? (
          <ProblemMessage problem={error} onRetry={() => void refetch()} />
        ) : (
          <Loading shape="text" rows={5} />
        )
      ) : !data.may.manageConsent ? (
        <InlineMessage status="info">{t('consent.recipient.not-yours')}</InlineMessage>
      ) : (
        <Kept pathwayId={pathwayId} page={data} entry={entry} />
      )}
    </div>
  );
}

function Kept({
  pathwayId,
  page,
  entry,
}: {
  pathwayId: string;
  page: ConsentPage;
  entry: PartyBases | null;
}) {
  const today = useToday();
  const present = entry?.present ?? null;
  // Another version begins from what stands now: what was typed on top of the old one is not carried over unseen.
  const form = `consent-recipient:${pathwayId}:${entry ? `${entry.party.id}:${present?.id ?? 'none'}` : 'new'}`;
  return (
    <KeptForm<RecipientValues>
      key={form}
      form={form}
      empty={entry ? recipientFrom(present, today) : emptyRecipient(today)}
    >
      {(keeper) => <Steps pathwayId={pathwayId} page={page} known={entry} keeper={keeper} />}
    </KeptForm>
  );
}

interface StepsProps {
  pathwayId: string;
  page: ConsentPage;
  /** The party the page was opened for; null for a new recipient. */
  known: PartyBases | null;
  keeper: FormKeeper<RecipientValues>;
}

type Step = 'who' | 'terms' | 'review';

function Steps({ pathwayId, page, known, keeper }: StepsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const today = useToday();
  const reload = useReload(pathwayId);
  const steps: Step[] = known ? ['terms', 'review'] : ['who', 'terms', 'review'];
  const [step, setStep] = useState<Step>(steps[0] ?? 'who');
  const [faults, setFaults] = useState<Faults>({});
  const { value: values } = keeper;
  const unitId = !known && values.who === 'unit' ? (values.unit?.id ?? null) : null;
  const looked = useConsent(pathwayId, unitId);
  const entry = known ?? looked.data?.parties.find(({ party }) => party.id === unitId) ?? null;
  const party = partyChoice(values, known?.party.id ?? null);
  const name = entry?.party.name ?? values.unit?.name ?? values.person.name.trim();
  // What was shown as standing when the terms were settled: only that may be replaced.
  const [seen, setSeen] = useState<LegalBasis | null>(null);
  const saving = useSaveRecipient(pathwayId, seen);
  const heading = useRef<HTMLHeadingElement>(null);
  const number = steps.indexOf(step) + 1;

  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    heading.current?.focus();
  }, [step]);

  const change = (part: Partial<RecipientValues>) => {
    setFaults({});
    keeper.setValue({ ...values, ...part });
  };
  const leave = async (saved: Saved | null) => {
    await keeper.clear();
    if (saved) await reload();
    await navigate(consentPath(pathwayId), { state: saved && { saved } });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = step === 'who' ? whoFaults(values, page.responsibleUnitId) : termFaults(values, today);
    setFaults(found);
    const [first] = Object.keys(found);
    if (first) return document.getElementById(first)?.focus();
    if (step === 'terms') setSeen(entry?.present ?? null);
    const next = steps[number];
    if (next) return setStep(next);
    if (!party || !(await saving.save(values, party))) return undefined;
    return leave({ what: 'recorded', name });
  };

  const need = entry?.need ?? personNeed;
  return (
    <form className="consent-stack consent-form" onSubmit={(event) => void submit(event)} noValidate>
      <div>
        <BodyShort className="consent-quiet">
          {t('consent.recipient.step', { number, of: steps.length })}
        </BodyShort>
        <Heading ref={heading} level="3" size="small" tabIndex={-1}>
          {t(`consent.recipient.step.${step}`)}
        </Heading>
      </div>
      {step === 'who' && <RecipientWho values={values} faults={faults} onChange={change} />}
      {step === 'terms' && entry?.present && <StandsNow basis={entry.present} today={page.today} />}
      {step === 'terms' &&
        (values.who === 'unit' && !entry ? (
          <Loading shape="text" rows={3} />
        ) : (
          <RecipientTerms name={name} need={need} values={values} faults={faults} onChange={change} />
        ))}
      {step === 'review' && party && (
        <RecipientReview
          pathwayId={pathwayId}
          name={name}
          values={values}
          party={party}
          scan={saving.scan}
          onScan={saving.setScan}
          fieldId={lastPart}
        />
      )}
      <Refusal saving={saving} entry={entry} today={page.today} onSeen={() => setStep('terms')} />
      <End
        step={step}
        isBusy={saving.isBusy}
        isConsent={values.kind === 'oral-consent' || values.kind === 'written-consent'}
        onBack={number > 1 ? () => setStep(steps[number - 2] ?? 'who') : null}
        onCancel={() => void leave(null)}
      />
      {keeper.status === 'saved' ? (
        <BodyShort size="small" className="consent-quiet">
          {t('consent.recipient.draft')}
        </BodyShort>
      ) : (
        <SaveStatus {...keeper} />
      )}
    </form>
  );
}

// The rules ask the same of every person but the patient, and suggest nothing.
const personNeed: Need = {
  need: 'consent',
  ruleId: 'everyone-else',
  text: null,
  recordable: ['oral-consent', 'written-consent'],
  suggestedTopics: [],
};

const lastPart = (field: string) => field.split('.').at(-1) ?? field;

/** What stands before the change, so that nobody replaces what they have not seen. */
function StandsNow({ basis, today }: { basis: LegalBasis; today: string }) {
  const { t } = useTranslation();
  const basisWords = useBasisWords();
  const periodWords = usePeriodWords(today);
  const topicList = useTopicList();
  const parts = [
    basisWords(basis),
    periodWords(basis),
    basis.topics.length > 0 ? topicList(basis.topics) : null,
    basis.limit ? `«${basis.limit}»` : null,
  ];
  return (
    <InlineMessage status="info">
      {t('consent.recipient.stands', { what: parts.filter(Boolean).join(' · ') })}
    </InlineMessage>
  );
}

function Refusal({
  saving,
  entry,
  today,
  onSeen,
}: {
  saving: SaveRecipient;
  entry: PartyBases | null;
  today: string;
  onSeen(): void;
}) {
  const { t } = useTranslation();
  if (!saving.problem) return null;
  return (
    <>
      <ProblemMessage problem={saving.problem} hasFocus fieldId={lastPart} />
      {saving.isClash && (
        <div className="consent-stack">
          {entry?.present && <StandsNow basis={entry.present} today={today} />}
          <div>
            <Button type="button" variant="secondary" size="small" onClick={onSeen}>
              {t('consent.recipient.look-again')}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}

interface EndProps {
  step: Step;
  isBusy: boolean;
  isConsent: boolean;
  onBack: (() => void) | null;
  onCancel(): void;
}

function End({ step, isBusy, isConsent, onBack, onCancel }: EndProps) {
  const { t } = useTranslation();
  const save = isConsent ? 'consent.recipient.save-consent' : 'consent.recipient.save-cooperation';
  return (
    <div className="consent-actions">
      <Button type="submit" loading={isBusy}>
        {t(step === 'review' ? save : `consent.recipient.go.${step}`)}
      </Button>
      {onBack && (
        <Button type="button" variant="secondary" disabled={isBusy} onClick={onBack}>
          {t('consent.recipient.back')}
        </Button>
      )}
      <Button type="button" variant="tertiary" data-color="neutral" disabled={isBusy} onClick={onCancel}>
        {t('consent.cancel')}
      </Button>
    </div>
  );
}
