// Does the pathway suit? The questions, the suggestion that follows from the answers, and the clinician's decision.
// A page inside the pathway's frame.
import './eligibility.css';
import { BodyLong, Button, Heading, Link } from '@navikt/ds-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useParams } from 'react-router';
import { api } from '../../../web/api.ts';
import { EmptyState } from '../../../web/ui/empty-state.tsx';
import { Loading } from '../../../web/ui/loading.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { SaveStatus } from '../../../web/ui/save-status.tsx';
import { useAutosave } from '../../../web/use-autosave.ts';
import type { Decision, EligibilityPage, SavedDraft } from '../model.ts';
import { suggest } from '../rules.ts';
import { Clash } from './clash.tsx';
import { Decided } from './decided.tsx';
import { DecisionForm } from './decision-form.tsx';
import { Questions } from './questions.tsx';
import { SuggestionPanel } from './suggestion-panel.tsx';

const pageKey = (pathwayId: string) => ['pathway', pathwayId, 'eligibility'] as const;

/** Once something is decided, a new assessment is begun when somebody asks for it. */
const showsForm = ({ draft, decided }: EligibilityPage, isAnew: boolean) =>
  isAnew || decided.length === 0 || (draft?.version ?? 0) > 0;

export default function EligibilityRoute() {
  const { pathwayId = '' } = useParams();
  const { t } = useTranslation();
  const client = useQueryClient();
  const [done, setDone] = useState<Decision | null>(null);
  const [isAnew, setIsAnew] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: pageKey(pathwayId),
    queryFn: ({ signal }) => api.get<EligibilityPage>(`/api/pathways/${pathwayId}/eligibility`, { signal }),
  });
  const decided = async (decision: Decision) => {
    setDone(decision);
    setIsAnew(false);
    void client.invalidateQueries({ queryKey: ['work-list'] });
    await client.invalidateQueries({ queryKey: ['pathway', pathwayId] });
  };
  return (
    <div className="eligibility">
      <div>
        <Heading level="2" size="medium">
          {t('eligibility.title')}
        </Heading>
        {data?.draft && showsForm(data, isAnew) && (
          <BodyLong className="eligibility-note">{t('eligibility.lead')}</BodyLong>
        )}
      </div>
      {done && <Done decision={done} pathwayId={pathwayId} />}
      {data ? (
        <>
          {data.draft && showsForm(data, isAnew) && (
            // A new assessment is a new draft: the form begins anew when the last one was decided.
            <Assessing
              key={data.decided[0]?.id ?? 'first'}
              page={data}
              draft={data.draft}
              onDecided={decided}
            />
          )}
          {!data.draft && data.decided.length === 0 && (
            <EmptyState
              level="3"
              title={t(data.holdsTopics ? 'eligibility.none.title' : 'eligibility.no-topics.title')}
            >
              {t(data.holdsTopics ? 'eligibility.none.text' : 'eligibility.no-topics.text')}
            </EmptyState>
          )}
          <Decided assessments={data.decided} />
          {data.draft && !showsForm(data, isAnew) && (
            <Button variant="secondary" className="eligibility-start" onClick={() => setIsAnew(true)}>
              {t('eligibility.again')}
            </Button>
          )}
        </>
      ) : error ? (
        <ProblemMessage problem={error} onRetry={() => void refetch()} />
      ) : (
        <Loading shape="text" rows={5} />
      )}
    </div>
  );
}

/** What was decided, said once where one looks, with the way on. */
function Done({ decision, pathwayId }: { decision: Decision; pathwayId: string }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} className="eligibility-done">
      <BodyLong>{t(`eligibility.done.${decision}`)}</BodyLong>
      {decision === 'eligible' && (
        <Link as={RouterLink} to={`/pathways/${pathwayId}/meetings`}>
          {t('eligibility.done.next')}
        </Link>
      )}
    </div>
  );
}

function Assessing({
  page,
  draft,
  onDecided,
}: {
  page: EligibilityPage;
  draft: SavedDraft;
  onDecided(decision: Decision): Promise<void>;
}) {
  const { pathwayId, age } = page;
  const client = useQueryClient();
  // The version of the newest save: the decision is made on exactly that text.
  const [savedVersion, setSavedVersion] = useState(draft.version);
  const saved = useAutosave({
    key: `eligibility/${pathwayId}/${page.decided.length}`,
    value: draft.value,
    version: draft.version,
    save: async (value, request) => {
      const answer = await api.put<{ version: number }>(
        `/api/pathways/${pathwayId}/eligibility/draft`,
        { value, version: request.version },
        { keepalive: request.keepalive },
      );
      setSavedVersion(answer.version);
      client.setQueryData<EligibilityPage>(pageKey(pathwayId), (before) =>
        before?.draft ? { ...before, draft: { ...before.draft, value, version: answer.version } } : before,
      );
      return answer;
    },
  });
  const suggestion = suggest(saved.value.answers, age);
  return (
    <div className="eligibility-columns">
      <div className="eligibility-stack">
        <Clash draft={saved} />
        <Questions content={saved.value} onChange={saved.setValue} />
        <SaveStatus {...saved} />
      </div>
      <SuggestionPanel suggestion={suggestion} age={age} />
      <div className="eligibility-last">
        <DecisionForm
          pathwayId={pathwayId}
          suggestion={suggestion}
          version={Math.max(savedVersion, draft.version)}
          flush={saved.flush}
          onDecided={onDecided}
        />
      </div>
    </div>
  );
}
