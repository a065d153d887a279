// The topics as boxes to tick, in plain words; practical always goes with the others.
import { Button, Checkbox, CheckboxGroup } from '@navikt/ds-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { topics as allTopicNames, type Topic } from '../../../rules/topics.ts';
import { useTopicWords } from './words.ts';

const chooseable = allTopicNames.filter((topic) => topic !== 'practical');

export interface TopicBoxesProps {
  id?: string;
  legend: ReactNode;
  description?: ReactNode;
  /** Topics to choose among; all but practical when left out. */
  among?: readonly Topic[];
  value: readonly Topic[];
  onChange(topics: Topic[]): void;
  /** What such a party usually needs, to be ticked with one button. Nothing is ticked by itself. */
  suggested?: { label: string; topics: readonly Topic[] };
  /** Shows practical as ticked for good. */
  hasPractical?: boolean;
  error?: ReactNode;
}

export function TopicBoxes(props: TopicBoxesProps) {
  const {
    id,
    legend,
    description,
    among = chooseable,
    value,
    onChange,
    suggested,
    hasPractical = true,
  } = props;
  const { t } = useTranslation();
  const { name, hint } = useTopicWords();
  const shown = among.filter((topic) => topic !== 'practical');
  const usual = suggested?.topics.filter((topic) => topic !== 'practical') ?? [];
  return (
    <CheckboxGroup
      {...(id ? { id } : {})}
      legend={legend}
      description={description}
      value={[...value, ...(hasPractical ? ['practical'] : [])]}
      onChange={(chosen: Topic[]) => onChange(shown.filter((topic) => chosen.includes(topic)))}
      error={props.error}
    >
      <div className="consent-quick">
        {suggested && usual.length > 0 && usual.length < shown.length && (
          <Button type="button" size="xsmall" variant="secondary" onClick={() => onChange([...usual])}>
            {suggested.label}
          </Button>
        )}
        <Button type="button" size="xsmall" variant="secondary" onClick={() => onChange([...shown])}>
          {t('consent.topics.tick-all')}
        </Button>
        {value.length > 0 && (
          <Button type="button" size="xsmall" variant="tertiary" onClick={() => onChange([])}>
            {t('consent.topics.tick-none')}
          </Button>
        )}
      </div>
      <div className="consent-boxes">
        {shown.map((topic) => (
          <Checkbox key={topic} value={topic} description={hint(topic)}>
            {name(topic)}
          </Checkbox>
        ))}
        {hasPractical && (
          <Checkbox value="practical" readOnly description={hint('practical')}>
            {t('consent.topics.practical-always')}
          </Checkbox>
        )}
      </div>
    </CheckboxGroup>
  );
}
