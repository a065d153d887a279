// Holding something back from one party: topics, the last days, or in words. It can only become less.
import './consent.css';
import { BodyLong, Button, InlineMessage } from '@navikt/ds-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { Topic } from '../../../rules/topics.ts';
import { api } from '../../../web/api.ts';
import { useToday } from '../../../web/now.ts';
import { ApiProblem } from '../../../web/problem.ts';
import { DateField } from '../../../web/ui/date-field.tsx';
import { Loading } from '../../../web/ui/loading.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { TextEditor } from '../../../web/ui/text-editor.tsx';
import { type FormKeeper, KeptForm } from '../../draft/web/kept-form.tsx';
import type { LegalBasis, PartyBases } from '../model.ts';
import { consentPath, type Saved, useConsent, useReload } from './consent-data.ts';
import { PartHeading } from './part-heading.tsx';
import { SightPreview } from './sight-preview.tsx';
import { TopicBoxes } from './topic-boxes.tsx';
import { useTopicList } from './words.ts';

interface Values {
  heldBack: Topic[];
  validTo: string | null;
  limit: string;
  saidOn: string | null;
}

export default function LimitPage() {
  const { t } = useTranslation();
  const today = useToday();
  const { pathwayId = '', legalBasisId = '' } = useParams();
  const { data, error, refetch } = useConsent(pathwayId);
  const entry = data?.parties.find(({ present }) => present?.id === legalBasisId);
  const present = entry?.present;
  return (
    <div className="consent-stack">
      <PartHeading
        title={entry ? t('consent.limit.title', { name: entry.party.name }) : t('consent.limit.button')}
        back={{ to: consentPath(pathwayId), label: t('consent.title') }}
      />
      {!data ? (
        error ? (
          <ProblemMessage problem={error} onRetry={() => void refetch()} />
        ) : (
          <Loading shape="text" rows={4} />
        )
      ) : !entry || !present || !data.may.withdrawConsent ? (
        <InlineMessage status="info">{t('consent.limit.gone')}</InlineMessage>
      ) : (
        <KeptForm<Values>
          form={`consent-limit:${legalBasisId}`}
          empty={{ heldBack: [], validTo: null, limit: present.limit ?? '', saidOn: today }}
        >
          {(keeper) => <LimitForm pathwayId={pathwayId} entry={entry} present={present} keeper={keeper} />}
        </KeptForm>
      )}
    </div>
  );
}

interface LimitFormProps {
  pathwayId: string;
  entry: PartyBases;
  present: LegalBasis;
  keeper: FormKeeper<Values>;
}

function LimitForm({ pathwayId, entry, present, keeper }: LimitFormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const today = useToday();
  const reload = useReload(pathwayId);
  const topicList = useTopicList();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const { value } = keeper;
  const { name, id: partyId } = entry.party;
  const change = (part: Partial<Values>) => keeper.setValue({ ...value, ...part });
  const hasChange = value.heldBack.length > 0 || value.validTo !== null;
  const isSameWords = value.limit.trim() === (present.limit ?? '');

  const leave = async (saved: Saved | null) => {
    await keeper.clear();
    if (saved) await reload();
    await navigate(consentPath(pathwayId), { state: saved && { saved } });
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    setProblem(null);
    try {
      await api.post(`/api/pathways/${pathwayId}/legal-bases/${present.id}/limit`, {
        version: present.version,
        heldBack: value.heldBack,
        validTo: value.validTo,
        limit: isSameWords ? null : value.limit.trim(),
        saidOn: value.saidOn ?? today,
      });
      await leave({ what: 'limited', name });
    } catch (refusal) {
      setProblem(refusal);
      setIsBusy(false);
      if (refusal instanceof ApiProblem && refusal.code === 'version-clash') await reload();
    }
  };

  return (
    <form className="consent-stack consent-form" onSubmit={(event) => void save(event)} noValidate>
      <BodyLong>{t('consent.limit.lead', { name, topics: topicList(present.topics) })}</BodyLong>
      <TopicBoxes
        id="heldBack"
        legend={t('consent.limit.topics')}
        among={present.topics}
        value={value.heldBack}
        onChange={(heldBack) => change({ heldBack })}
        hasPractical={false}
      />
      <DateField
        id="validTo"
        label={t('consent.limit.last-day')}
        description={t('consent.limit.last-day.help')}
        value={value.validTo}
        onChange={(validTo) => change({ validTo })}
        from={present.validFrom > today ? present.validFrom : today}
        {...(present.validTo ? { to: present.validTo } : {})}
      />
      <TextEditor
        id="limit"
        label={t('consent.recipient.limit')}
        description={t('consent.recipient.limit.help', { name })}
        value={value.limit}
        onValueChange={(limit) => change({ limit })}
        minRows={2}
        maxLength={2000}
      />
      <DateField
        id="saidOn"
        label={t('consent.said-on')}
        value={value.saidOn}
        onChange={(saidOn) => change({ saidOn })}
        to={today}
      />
      <SightPreview
        pathwayId={pathwayId}
        changes={
          hasChange ? [{ change: 'limit', partyId, heldBack: value.heldBack, validTo: value.validTo }] : null
        }
      />
      <ProblemMessage problem={problem} hasFocus />
      <div className="consent-actions">
        <Button type="submit" loading={isBusy}>
          {t('consent.limit.save')}
        </Button>
        <Button
          type="button"
          variant="tertiary"
          data-color="neutral"
          disabled={isBusy}
          onClick={() => void leave(null)}
        >
          {t('consent.cancel')}
        </Button>
      </div>
    </form>
  );
}
