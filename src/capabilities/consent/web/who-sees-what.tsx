// Who sees what: everybody around a pathway against the thirteen topics, with the basis of each. Also for other capabilities'
// screens: `<WhoSeesWhat pathwayId={id} parties={ids} />`.
import './consent.css';
import { BodyShort } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { topics } from '../../../rules/topics.ts';
import { Loading } from '../../../web/ui/loading.tsx';
import { Matrix } from '../../../web/ui/matrix.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { PartySight, SeenParty } from '../model.ts';
import { useWhoSeesWhat } from './consent-data.ts';
import { useBasisWords, usePartyRole, usePeriodWords, useTopicWords } from './words.ts';

export interface SightRow {
  party: SeenParty;
  sight: PartySight;
}

/** Why nothing is seen although something stands, or the basis with its period. */
function BasisNote({ sight, today }: { sight: PartySight; today: string }) {
  const basisWords = useBasisWords();
  const periodWords = usePeriodWords(today);
  const period = sight.basis && periodWords(sight.basis);
  return (
    <>
      {basisWords(sight.basis)}
      {period && <span className="consent-quiet"> · {period}</span>}
    </>
  );
}

export interface SightMatrixProps {
  rows: readonly SightRow[];
  caption: string;
  /** The server's day, which the sights are of. */
  today: string;
}

/** The table itself, of sights that are at hand. */
export function SightMatrix({ rows, caption, today }: SightMatrixProps) {
  const { t } = useTranslation();
  const { name } = useTopicWords();
  const role = usePartyRole();
  return (
    // With thirteen columns it may be wider than a tablet: then it scrolls by itself, also by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div role="group" className="consent-matrix" aria-label={caption} tabIndex={0}>
      <Matrix
        caption={caption}
        isCaptionHidden
        rowLabel={t('consent.who')}
        columns={topics.map((topic) => ({ id: topic, label: name(topic) }))}
        noteLabel={t('consent.basis')}
        onText={t('consent.sees')}
        offText={t('consent.sees-not')}
        rows={rows.map(({ party, sight }, index) => ({
          id: party.id ?? `new-${index}`,
          label: (
            <span className="consent-who">
              <span translate="no">{party.name}</span>
              {party.kind !== 'unit' && <span className="consent-quiet">{role(party)}</span>}
            </span>
          ),
          on: new Set(sight.cells.filter(({ isVisible }) => isVisible).map(({ topic }) => topic)),
          note: <BasisNote sight={sight} today={today} />,
        }))}
      />
    </div>
  );
}

export interface WhoSeesWhatProps {
  pathwayId: string;
  /** Only these parties, by id, also those without any basis; everybody with one when left out. */
  parties?: readonly string[];
}

/** Who sees what today, read from the server. */
export function WhoSeesWhat({ pathwayId, parties }: WhoSeesWhatProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useWhoSeesWhat(pathwayId, parties ?? null);
  if (!data)
    return error ? <ProblemMessage problem={error} onRetry={() => void refetch()} /> : <Loading rows={3} />;
  return (
    <div className="consent-stack">
      <SightMatrix
        today={data.today}
        caption={t('consent.who-sees-what')}
        rows={data.rows.map(({ party, now }) => ({ party, sight: now }))}
      />
      <BodyShort size="small" className="consent-quiet">
        {t('consent.who-sees-what.patient')}
      </BodyShort>
    </div>
  );
}
