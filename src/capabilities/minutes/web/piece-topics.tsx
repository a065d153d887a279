// What a piece is filed under and who therefore sees it; for those who write, with the way to change it.
import { EyeIcon } from '@navikt/aksel-icons';
import { Button, Checkbox, CheckboxGroup } from '@navikt/ds-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { containsAll, isTopic, topicMask, topicsIn } from '../../../rules/topics.ts';
import { TopicTags } from '../../../web/ui/topic-tags.tsx';
import { useTopicNames } from '../../meeting/web/use-names.ts';
import type { Room } from '../model.ts';

/** Who at the table sees a piece with these topics, in as few words as it takes; null when the reader is not told. */
export function useSeenBy(room: Room): (topics: number) => string | null {
  const { t } = useTranslation();
  return (topics) => {
    const known = room.parties.filter((party) => party.topics !== null);
    if (known.length === 0) return null;
    const sees = (party: Room['parties'][number]) => containsAll(party.topics ?? 0, topics);
    const [seeing, shut] = [known.filter(sees), known.filter((party) => !sees(party))];
    const names = (parties: Room['parties']) => parties.map(({ name }) => name).join(', ');
    if (shut.length === 0) return t('minutes.visible-to-all');
    return shut.length < seeing.length
      ? t('minutes.visible-except', { names: names(shut) })
      : t('minutes.visible-to', { names: names(seeing) });
  };
}

export interface TopicChoiceProps {
  legend: string;
  /** Topics that may be chosen. */
  among: number;
  value: number;
  onChange(topics: number): void;
  room: Room;
}

/** Boxes for the topics, with who sees it as one ticks. */
export function TopicChoice({ legend, among, value, onChange, room }: TopicChoiceProps) {
  const { t } = useTranslation();
  const names = useTopicNames();
  const seenBy = useSeenBy(room)(value);
  return (
    <div className="minutes-choice">
      <CheckboxGroup
        legend={legend}
        size="small"
        description={t('minutes.topics.help')}
        className="minutes-topics"
        value={topicsIn(value)}
        onChange={(chosen: string[]) => onChange(topicMask(chosen.filter((topic) => isTopic(topic))))}
      >
        {names(among, true).map(({ id, label }) => (
          <Checkbox key={id} value={id}>
            {label}
          </Checkbox>
        ))}
      </CheckboxGroup>
      {seenBy !== null && (
        <output className="minutes-seen">
          <EyeIcon aria-hidden />
          {value === 0 ? t('minutes.topics.choose') : seenBy}
        </output>
      )}
    </div>
  );
}

export interface PieceTopicsProps {
  room: Room;
  topics: number;
  /** Names the piece in the button's accessible name. */
  name: string;
  mayChange: boolean;
  onChange(topics: number): void;
}

export function PieceTopics({ room, topics, name, mayChange, onChange }: PieceTopicsProps) {
  const { t } = useTranslation();
  const names = useTopicNames();
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState(topics);
  const panel = useId();
  const seenBy = useSeenBy(room)(topics);

  return (
    <div className="minutes-filed">
      <TopicTags topics={names(topics, true)} />
      {seenBy !== null && (
        <p className="minutes-seen">
          <EyeIcon aria-hidden />
          {seenBy}
        </p>
      )}
      {mayChange && (
        <Button
          size="xsmall"
          variant="tertiary"
          aria-expanded={isOpen}
          aria-controls={panel}
          aria-label={t('minutes.topics.change-of', { name })}
          onClick={() => {
            setChosen(topics);
            setIsOpen(!isOpen);
          }}
        >
          {t('minutes.topics.change')}
        </Button>
      )}
      {isOpen && (
        <div id={panel} className="minutes-panel">
          <TopicChoice
            legend={t('minutes.topics.legend')}
            among={room.myTopics}
            value={chosen}
            onChange={setChosen}
            room={room}
          />
          <div className="minutes-buttons">
            <Button
              size="small"
              disabled={chosen === 0}
              onClick={() => {
                onChange(chosen);
                setIsOpen(false);
              }}
            >
              {t('minutes.topics.use')}
            </Button>
            <Button size="small" variant="tertiary" onClick={() => setIsOpen(false)}>
              {t('web.cancel')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
