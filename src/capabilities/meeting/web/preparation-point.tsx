// One of the six points: mine to write and share, or another service's to read.
import { BodyLong, BodyShort, Button, Checkbox, CheckboxGroup, Tag } from '@navikt/ds-react';
import { EyeIcon, EyeSlashIcon } from '@navikt/aksel-icons';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isTopic, topicMask, topicsIn } from '../../../rules/topics.ts';
import { api } from '../../../web/api.ts';
import { useAutosaveDesk } from '../../../web/session.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { TopicTags } from '../../../web/ui/topic-tags.tsx';
import type { MeetingPage, PreparationPoint } from '../model.ts';
import type { PreparationPointKey } from '../model-kinds.ts';
import { suggestedPointTopics } from '../rules.ts';
import { useReload } from './meeting-data.ts';
import { SavedText } from './saved-text.tsx';
import { useTopicNames } from './use-names.ts';

export interface OwnPointProps {
  page: MeetingPage;
  point: PreparationPointKey;
  number: number;
}

export function OwnPoint({ page, point, number }: OwnPointProps) {
  const { t } = useTranslation();
  const mine = page.points.find((one) => one.unitId === page.my.unitId && one.point === point);
  // Saves happen between two readings of the page; sharing needs the version of the last one.
  const saved = useRef(0);
  const [isWritten, setIsWritten] = useState(false);
  const versionNow = () => Math.max(saved.current, mine?.version ?? 0);
  return (
    <div className="web-card meeting-point">
      <SavedText
        id={`point-${point}`}
        draftKey={`meeting/${page.id}/point/${page.my.unitId}/${point}`}
        path={`/api/meetings/${page.id}/preparation/points/${point}`}
        label={`${number}. ${t(`meeting.point.${point}`)}`}
        description={t(`meeting.point.${point}.help`)}
        text={mine?.text ?? ''}
        version={mine?.version ?? 0}
        minRows={3}
        onSaved={(version) => {
          saved.current = version;
          setIsWritten(true);
        }}
      />
      {(mine || isWritten) && <Sharing page={page} point={point} mine={mine} versionNow={versionNow} />}
    </div>
  );
}

function Sharing({
  page,
  point,
  mine,
  versionNow,
}: {
  page: MeetingPage;
  point: PreparationPointKey;
  mine: PreparationPoint | undefined;
  versionNow: () => number;
}) {
  const { t } = useTranslation();
  const desk = useAutosaveDesk();
  const reload = useReload(page.id);
  const topicNames = useTopicNames();
  const [isChoosing, setIsChoosing] = useState(false);
  const [chosen, setChosen] = useState<string[]>(() => topicsIn(suggestedPointTopics(point, page.my.topics)));
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);

  const save = async (isShared: boolean) => {
    setIsBusy(true);
    setProblem(null);
    try {
      // What is shared is what stands in the field; a save under way makes a version of its own.
      await desk.flush(5_000);
      await api.put(`/api/meetings/${page.id}/preparation/points/${point}/sharing`, {
        isShared,
        version: versionNow(),
        ...(isShared ? { topics: topicMask(chosen.filter((topic) => isTopic(topic))) } : {}),
      });
      setIsChoosing(false);
    } catch (refusal) {
      setProblem(refusal);
    } finally {
      setIsBusy(false);
      await reload();
    }
  };

  const names = topicNames(mine?.topics ?? 0, true);
  return (
    <div className="meeting-sharing">
      {mine?.isShared ? (
        <>
          <BodyShort className="meeting-sharing__state">
            <EyeIcon aria-hidden />
            {t('meeting.sharing.shared', { topics: names.map(({ label }) => label).join(', ') })}
          </BodyShort>
          <Button size="small" variant="tertiary" loading={isBusy} onClick={() => void save(false)}>
            {t('meeting.sharing.take-back')}
          </Button>
        </>
      ) : isChoosing ? (
        <div className="meeting-stack">
          <CheckboxGroup
            legend={t('meeting.sharing.topics')}
            description={t('meeting.sharing.topics.help')}
            value={chosen}
            onChange={setChosen}
            className="meeting-topics"
          >
            {topicNames(page.my.topics, true).map(({ id, label }) => (
              <Checkbox key={id} value={id}>
                {label}
              </Checkbox>
            ))}
          </CheckboxGroup>
          <div className="meeting-buttons">
            <Button
              size="small"
              loading={isBusy}
              disabled={chosen.length === 0}
              onClick={() => void save(true)}
            >
              {t('meeting.sharing.share')}
            </Button>
            <Button size="small" variant="tertiary" onClick={() => setIsChoosing(false)}>
              {t('web.cancel')}
            </Button>
          </div>
        </div>
      ) : (
        <>
          <BodyShort className="meeting-sharing__state">
            <EyeSlashIcon aria-hidden />
            {t('meeting.sharing.own')}
          </BodyShort>
          <Button size="small" variant="secondary" onClick={() => setIsChoosing(true)}>
            {t('meeting.sharing.choose')}
          </Button>
        </>
      )}
      <ProblemMessage problem={problem} hasFocus />
    </div>
  );
}

export function SharedPoint({ point }: { point: PreparationPoint }) {
  const topicNames = useTopicNames();
  return (
    <article className="meeting-shared__one">
      <Tag size="small" variant="moderate" data-color="neutral">
        {point.unitName}
      </Tag>
      <BodyLong className="meeting-prose">{point.text}</BodyLong>
      <TopicTags topics={topicNames(point.topics)} />
    </article>
  );
}
