// Assessments that were decided: by whom, what was suggested, why, and the answers it was built on.
import { BodyLong, BodyShort, Heading, ReadMore } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow } from '../../../web/now.ts';
import { answerKeys, type DecidedAssessment } from '../model.ts';

function Assessment({ decided }: { decided: DecidedAssessment }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { content } = decided;
  const answered = answerKeys.filter((key) => content.answers[key] !== 'unknown');
  return (
    <li className="web-card eligibility-decided">
      <Heading level="4" size="xsmall">
        {t(`eligibility.decision.${decided.decision}`)}
      </Heading>
      <BodyShort size="small" className="eligibility-note">
        {t('eligibility.history.by', {
          name: decided.decidedBy,
          unit: decided.decidedUnit,
          when: formatMoment(new Date(decided.decidedAt), now, language),
        })}
      </BodyShort>
      {decided.suggestion !== decided.decision && (
        <BodyShort>
          {t('eligibility.history.suggested', {
            suggestion: t(`eligibility.suggestion.${decided.suggestion}`),
          })}
        </BodyShort>
      )}
      {decided.reason !== null && <BodyLong className="eligibility-prose">{decided.reason}</BodyLong>}
      <ReadMore header={t('eligibility.history.answers')} size="small">
        <dl className="eligibility-answers">
          {answered.map((key) => (
            <div key={key}>
              <dt>{t(`eligibility.q.${key}`)}</dt>
              <dd>{t(`eligibility.q.${key}.${content.answers[key]}`)}</dd>
            </div>
          ))}
          {(['singleServiceReason', 'notes'] as const)
            .filter((key) => content[key].trim() !== '')
            .map((key) => (
              <div key={key}>
                <dt>{t(`eligibility.field.${key}`)}</dt>
                <dd className="eligibility-prose">{content[key]}</dd>
              </div>
            ))}
        </dl>
      </ReadMore>
    </li>
  );
}

export function Decided({ assessments }: { assessments: readonly DecidedAssessment[] }) {
  const { t } = useTranslation();
  if (assessments.length === 0) return null;
  return (
    <section className="eligibility-stack" aria-labelledby="eligibility-history">
      <Heading level="3" size="small" id="eligibility-history">
        {t('eligibility.history.title')}
      </Heading>
      <ul className="eligibility-list">
        {assessments.map((decided) => (
          <Assessment key={decided.id} decided={decided} />
        ))}
      </ul>
    </section>
  );
}
