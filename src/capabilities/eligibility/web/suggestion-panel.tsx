// What the answers so far suggest, which criterion decided it, and each criterion with its standing in words.
import { CheckmarkCircleIcon, CircleSlashIcon, QuestionmarkDiamondIcon } from '@navikt/aksel-icons';
import { BodyLong, BodyShort, Heading, ReadMore, Tag } from '@navikt/ds-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounceChange } from './use-announce-change.ts';
import { useLanguage } from '../../../web/language.tsx';
import type { CriterionId, CriterionStatus } from '../model.ts';
import { eligibilityCriteria, type Suggestion } from '../rules.ts';

const icons = { met: CheckmarkCircleIcon, 'not-met': CircleSlashIcon, unknown: QuestionmarkDiamondIcon };

interface CriterionProps {
  id: CriterionId;
  status: CriterionStatus;
  isDeciding: boolean;
  /** With the rule and where it is taken from. */
  hasSource?: boolean;
}

function Criterion({ id, status, isDeciding, hasSource = false }: CriterionProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const criterion = eligibilityCriteria.criteria.find((candidate) => candidate.id === id);
  if (!criterion) return null;
  const Icon = icons[status];
  const words = criterion.text[language];
  return (
    <li className="eligibility-criterion" data-status={status} data-deciding={isDeciding}>
      <Icon aria-hidden className="eligibility-criterion__icon" />
      <div>
        <BodyShort weight="semibold">
          {words.title}
          <span className="eligibility-criterion__status"> – {t(`eligibility.status.${status}`)}</span>
        </BodyShort>
        <BodyShort size="small">{words[status]}</BodyShort>
        {hasSource && (
          <BodyShort size="small" className="eligibility-note" lang="nb">
            {criterion.rule}. {criterion.source}
          </BodyShort>
        )}
      </div>
    </li>
  );
}

export function SuggestionPanel({ suggestion, age }: { suggestion: Suggestion; age: number | null }) {
  const { t } = useTranslation();
  const headingId = useId();
  const isOpen = suggestion.suggestion === 'undetermined';
  const outcome = t(`eligibility.suggestion.${suggestion.suggestion}`);
  useAnnounceChange(`${t('eligibility.suggestion.title')}: ${outcome}`);
  return (
    <aside className="web-card eligibility-panel" aria-labelledby={headingId}>
      <div>
        <BodyShort size="small" className="eligibility-note">
          {t('eligibility.suggestion.title')}
        </BodyShort>
        <Heading level="3" size="small" id={headingId}>
          {outcome}
        </Heading>
      </div>
      <div className="eligibility-marks">
        <Tag size="small" variant="outline" data-color="neutral">
          {age === null ? t('eligibility.age.unknown') : t('eligibility.age', { count: age })}
        </Tag>
        {suggestion.isPriority && (
          <Tag size="small" variant="moderate" data-color="info">
            {t('eligibility.priority')}
          </Tag>
        )}
      </div>
      <div>
        <BodyShort weight="semibold">
          {t(isOpen ? 'eligibility.suggestion.first-open' : 'eligibility.suggestion.decided-by')}
        </BodyShort>
        <ul className="eligibility-criteria">
          {suggestion.reasons
            .filter(({ criterion }) => criterion === suggestion.criterion)
            .map(({ criterion, status }) => (
              <Criterion key={criterion} id={criterion} status={status} isDeciding />
            ))}
        </ul>
      </div>
      {/* As long as the first question is open, it is the only one. */}
      {suggestion.criterion !== 'single-service' && suggestion.missing.length > 1 && (
        <div>
          <BodyShort weight="semibold">{t('eligibility.suggestion.missing')}</BodyShort>
          <ul className="eligibility-missing">
            {suggestion.missing.map((key) => (
              <li key={key}>
                {key === 'age' ? t('eligibility.suggestion.missing.age') : t(`eligibility.q.${key}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <ReadMore header={t('eligibility.criteria.title')}>
        <ul className="eligibility-criteria">
          {suggestion.reasons.map(({ criterion, status }) => (
            <Criterion
              key={criterion}
              id={criterion}
              status={status}
              isDeciding={criterion === suggestion.criterion}
              hasSource
            />
          ))}
        </ul>
      </ReadMore>
      <BodyLong size="small" className="eligibility-note">
        {t('eligibility.suggestion.help')}
      </BodyLong>
    </aside>
  );
}
