// Names of topics and of those invited, as the screens say them.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { topicsIn } from '../../../rules/topics.ts';

export interface NamedTopic {
  id: string;
  label: string;
}

/** Topics of a mask with their names; practical is left out where it goes without saying. */
export function useTopicNames(): (mask: number, withPractical?: boolean) => NamedTopic[] {
  const { t } = useTranslation();
  return useCallback(
    (mask, withPractical = false) =>
      topicsIn(mask)
        .filter((topic) => withPractical || topic !== 'practical')
        .map((topic) => ({ id: topic, label: t(`meeting.topic.${topic}`) })),
    [t],
  );
}
