// Step 2: what the meeting is about. One text for all, paragraphs by topic, and the diagnoses apart.
import { BodyLong, Button, Checkbox, CheckboxGroup } from '@navikt/ds-react';
import { PlusIcon, TrashIcon } from '@navikt/aksel-icons';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isTopic, topicMask, topics } from '../../../rules/topics.ts';
import { api } from '../../../web/api.ts';
import { useAutosaveDesk } from '../../../web/session.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { TopicTags } from '../../../web/ui/topic-tags.tsx';
import type { MeetingPage, MeetingText } from '../model.ts';
import { useReload } from './meeting-data.ts';
import { SavedText } from './saved-text.tsx';
import { useTopicNames } from './use-names.ts';

export function StepAbout({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const of = (kind: MeetingText['kind']) => page.texts.filter((text) => text.kind === kind);
  const field = (text: MeetingText, id: string, label: string, description: string) => (
    <SavedText
      key={text.id}
      id={id}
      draftKey={`meeting/${page.id}/text/${text.id}`}
      path={`/api/meetings/${page.id}/texts/${text.id}`}
      label={label}
      description={description}
      text={text.text}
      version={text.version}
    />
  );
  return (
    <div className="meeting-stack">
      <BodyLong>{t('meeting.step.about.lead')}</BodyLong>
      {of('situation').map((text) =>
        field(text, 'situation', t('meeting.situation'), t('meeting.situation.help')),
      )}
      {of('more').map((text) => (
        <Paragraph key={text.id} page={page} text={text} />
      ))}
      <AddParagraph page={page} />
      {of('diagnoses').map((text) =>
        field(text, 'diagnoses', t('meeting.diagnoses'), t('meeting.diagnoses.help')),
      )}
    </div>
  );
}

function Paragraph({ page, text }: { page: MeetingPage; text: MeetingText }) {
  const { t } = useTranslation();
  const names = useTopicNames()(text.topics);
  const desk = useAutosaveDesk();
  const reload = useReload(page.id);
  const saved = useRef(0);
  const [problem, setProblem] = useState<unknown>(null);
  const label = t('meeting.more', { topics: names.map((name) => name.label).join(', ') });

  const remove = async () => {
    setProblem(null);
    await desk.flush(3_000);
    try {
      await api.del(`/api/meetings/${page.id}/texts/${text.id}`, {
        version: Math.max(saved.current, text.version),
      });
    } catch (refusal) {
      setProblem(refusal);
    }
    await reload();
  };

  return (
    <div className="meeting-paragraph">
      <SavedText
        id={`text-${text.id}`}
        draftKey={`meeting/${page.id}/text/${text.id}`}
        path={`/api/meetings/${page.id}/texts/${text.id}`}
        label={label}
        description={t('meeting.more.help')}
        text={text.text}
        version={text.version}
        onSaved={(version) => {
          saved.current = version;
        }}
      />
      <ProblemMessage problem={problem} />
      <div className="meeting-paragraph__foot">
        <TopicTags topics={names} />
        <Button
          size="small"
          variant="tertiary"
          data-color="neutral"
          icon={<TrashIcon aria-hidden />}
          onClick={() => void remove()}
        >
          {t('meeting.more.remove', { topics: names.map((name) => name.label).join(', ') })}
        </Button>
      </div>
    </div>
  );
}

function AddParagraph({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const reload = useReload(page.id);
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState<string[]>([]);
  const [problem, setProblem] = useState<unknown>(null);

  const add = async () => {
    setProblem(null);
    try {
      await api.post(`/api/meetings/${page.id}/texts`, {
        topics: topicMask(chosen.filter((topic) => isTopic(topic))),
        text: '',
      });
      setIsOpen(false);
      setChosen([]);
      await reload();
    } catch (refusal) {
      setProblem(refusal);
    }
  };

  if (!isOpen)
    return (
      <Button
        className="meeting-start"
        variant="secondary"
        icon={<PlusIcon aria-hidden />}
        onClick={() => setIsOpen(true)}
      >
        {t('meeting.more.add')}
      </Button>
    );
  return (
    <div className="web-card meeting-stack">
      <CheckboxGroup
        legend={t('meeting.more.topics')}
        description={t('meeting.more.topics.help')}
        value={chosen}
        onChange={setChosen}
        className="meeting-topics"
      >
        {topics
          .filter((topic) => topic !== 'practical' && topic !== 'diagnosis')
          .map((topic) => (
            <Checkbox key={topic} value={topic}>
              {t(`meeting.topic.${topic}`)}
            </Checkbox>
          ))}
      </CheckboxGroup>
      <ProblemMessage problem={problem} hasFocus />
      <div className="meeting-buttons">
        <Button disabled={chosen.length === 0} onClick={() => void add()}>
          {t('meeting.more.add')}
        </Button>
        <Button variant="tertiary" onClick={() => setIsOpen(false)}>
          {t('web.cancel')}
        </Button>
      </div>
    </div>
  );
}
