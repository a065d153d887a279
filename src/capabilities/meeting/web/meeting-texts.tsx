// What the invitation says, as far as the reader may see it, each text with its topics.
import { BodyLong, Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { TopicTags } from '../../../web/ui/topic-tags.tsx';
import type { MeetingPage } from '../model.ts';
import { useTopicNames } from './use-names.ts';

export function MeetingTexts({ page, level }: { page: MeetingPage; level: '2' | '4' }) {
  const { t } = useTranslation();
  const topicNames = useTopicNames();
  const written = page.texts.filter(({ text }) => text.trim() !== '');
  return (
    <>
      {written.map(({ id, kind, topics, text }) => {
        const names = topicNames(topics);
        return (
          <section key={id} aria-labelledby={`read-${id}`}>
            <Heading level={level} size="xsmall" id={`read-${id}`}>
              {kind === 'more' ? names.map(({ label }) => label).join(', ') : t(`meeting.text.${kind}`)}
            </Heading>
            <BodyLong className="meeting-prose">{text}</BodyLong>
            {kind === 'diagnoses' && <TopicTags topics={names} />}
          </section>
        );
      })}
    </>
  );
}
