// Says what went wrong and what to do; with field errors it is a summary that leads to each field.
import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import { Button, ErrorSummary, InfoCard } from '@navikt/ds-react';
import { type MouseEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../problem.ts';

/** What the person can do about a problem, as part of a text key. */
function remedyOf(
  problem: ApiProblem,
): 'network' | 'server' | 'gone' | 'forbidden' | 'clash' | 'signed-out' | 'input' {
  if (problem.status === 0) return 'network';
  if (problem.status === 401 || problem.code === 'choose-unit') return 'signed-out';
  if (problem.status === 403) return 'forbidden';
  if (problem.status === 404 || problem.status === 410) return 'gone';
  if (problem.status === 409) return 'clash';
  return problem.status >= 500 || problem.status === 429 ? 'server' : 'input';
}

/** A link to a field puts the cursor in it, which the browser alone does not. */
function goToField(event: MouseEvent<HTMLAnchorElement>): void {
  const field = document.getElementById(event.currentTarget.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.focus();
}

export interface ProblemMessageProps {
  /** Whatever was thrown; anything but an ApiProblem is called unforeseen. */
  problem: unknown;
  /** Shown as a button when trying again may help: `refetch` of the query. */
  onRetry?: () => void;
  /** The id of the input for a field of the request; the default is the field's own name. */
  fieldId?: (field: string) => string;
  /** The name of a field as it stands on the form, said before what is wrong with it. */
  labelOf?: (field: string) => string | undefined;
  /** Moves focus here when the problem comes: for the answer to a button. */
  hasFocus?: boolean;
}

export function ProblemMessage(props: ProblemMessageProps) {
  const { problem, onRetry, fieldId, labelOf, hasFocus = false } = props;
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (hasFocus && problem) box.current?.focus();
  }, [hasFocus, problem]);

  if (!problem) return null;
  const known = problem instanceof ApiProblem ? problem : null;
  if (known && known.errors.length > 0) {
    return (
      <ErrorSummary ref={box} heading={known.title || t('web.problem.fields')}>
        {known.errors.map(({ field, message }) => (
          <ErrorSummary.Item
            key={`${field} ${message}`}
            href={`#${fieldId ? fieldId(field) : field}`}
            onClick={goToField}
          >
            {[labelOf?.(field), message].filter(Boolean).join(': ')}
          </ErrorSummary.Item>
        ))}
      </ErrorSummary>
    );
  }
  const remedy = known ? remedyOf(known) : 'server';
  return (
    <InfoCard ref={box} tabIndex={-1} data-color="warning" className="web-problem">
      <InfoCard.Header icon={<ExclamationmarkTriangleIcon aria-hidden />}>
        <InfoCard.Title as="h2">{known?.title || t(`web.problem.${remedy}.title`)}</InfoCard.Title>
      </InfoCard.Header>
      <InfoCard.Content>
        {known?.detail || t(`web.problem.${remedy}.detail`)}
        {onRetry && (
          <div className="web-problem__retry">
            <Button size="small" variant="secondary" data-color="neutral" onClick={onRetry}>
              {t('web.problem.retry')}
            </Button>
          </div>
        )}
      </InfoCard.Content>
    </InfoCard>
  );
}
