// Before saving: who would see more, who less, and the whole picture afterwards.
import { EyeIcon, EyeSlashIcon } from '@navikt/aksel-icons';
import { BodyShort, Heading, ReadMore } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { topics } from '../../../rules/topics.ts';
import { Loading } from '../../../web/ui/loading.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { PartySight, ProposedChange, WhoSeesWhatPreview } from '../model.ts';
import { usePreview } from './consent-data.ts';
import { SightMatrix } from './who-sees-what.tsx';
import { useDay, useTopicList } from './words.ts';

export interface SightPreviewProps {
  pathwayId: string;
  /** Null while there is nothing to show yet. */
  changes: readonly ProposedChange[] | null;
  /** The id of the input for a field that the server would refuse. */
  fieldId?: (field: string) => string;
  /** Level of its heading on the page. */
  level?: '3' | '4';
}

export function SightPreview({ pathwayId, changes, fieldId, level = '3' }: SightPreviewProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = usePreview(pathwayId, changes);
  if (changes === null) return null;
  return (
    <section aria-labelledby="consent-preview" className="consent-note">
      <Heading level={level} size="small" id="consent-preview">
        {t('consent.preview')}
      </Heading>
      {error ? (
        <ProblemMessage problem={error} onRetry={() => void refetch()} {...(fieldId ? { fieldId } : {})} />
      ) : data ? (
        <Shown preview={data} />
      ) : (
        <Loading rows={3} />
      )}
    </section>
  );
}

const afterwards = ({ party, after }: WhoSeesWhatPreview['rows'][number]) => ({ party, sight: after });

function Shown({ preview }: { preview: WhoSeesWhatPreview }) {
  const { t } = useTranslation();
  const changed = preview.rows.filter(({ isChanged }) => isChanged);
  return (
    <>
      {changed.length === 0 && <BodyShort>{t('consent.preview.none')}</BodyShort>}
      <ul className="consent-changes" aria-live="polite">
        {changed.map(({ party, before, after }, index) => (
          <li key={party.id ?? index}>
            <Difference name={party.name} before={before} after={after} />
          </li>
        ))}
      </ul>
      {changed.length > 0 && (
        <SightMatrix today={preview.today} caption={t('consent.preview')} rows={changed.map(afterwards)} />
      )}
      <ReadMore header={t('consent.preview.all')}>
        <SightMatrix
          today={preview.today}
          caption={t('consent.preview.all')}
          rows={preview.rows.map(afterwards)}
        />
      </ReadMore>
      <BodyShort size="small" className="consent-quiet">
        {t('consent.preview.nothing-saved')}
      </BodyShort>
    </>
  );
}

const seen = ({ cells }: PartySight) =>
  new Set(cells.filter(({ isVisible }) => isVisible).map(({ topic }) => topic));

/** What one party gains and loses, in words. A basis that begins later says from when. */
function Difference({ name, before, after }: { name: string; before: PartySight; after: PartySight }) {
  const { t } = useTranslation();
  const day = useDay();
  const topicList = useTopicList();
  const [was, will] = [seen(before), seen(after)];
  const gained = topics.filter((topic) => will.has(topic) && !was.has(topic));
  const lost = topics.filter((topic) => was.has(topic) && !will.has(topic));
  const later = after.cells.filter(({ reason }) => reason === 'not-yet').map(({ topic }) => topic);
  const lines = [
    gained.length > 0 && t('consent.preview.gains', { name, topics: topicList(gained) }),
    later.length > 0 &&
      after.basis &&
      t('consent.preview.later', { name, topics: topicList(later), day: day(after.basis.validFrom) }),
    lost.length > 0 &&
      (will.size === 0 && later.length === 0
        ? t('consent.preview.loses-all', { name })
        : t('consent.preview.loses', { name, topics: topicList(lost) })),
    gained.length + lost.length + later.length === 0 && t('consent.preview.same', { name }),
  ].filter((line) => typeof line === 'string');
  const Icon = gained.length + later.length > 0 ? EyeIcon : EyeSlashIcon;
  return (
    <>
      <Icon aria-hidden />
      <span>{lines.join(' ')}</span>
    </>
  );
}
