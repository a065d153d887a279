// The topics a row of information carries, so that one sees at once who it may be meant for.
import { Tag } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';

export interface TopicTagsProps {
  /** Topics with their names in the user's language. */
  topics: readonly { id: string; label: string }[];
  /** Stands before the tags; «Tema» unless told otherwise. */
  label?: string;
}

export function TopicTags({ topics, label }: TopicTagsProps) {
  const { t } = useTranslation();
  if (topics.length === 0) return null;
  return (
    <div className="web-topics">
      <span className="web-topics__label">{label ?? t('web.topics.label')}</span>
      <ul>
        {topics.map((topic) => (
          <li key={topic.id}>
            <Tag size="small" variant="moderate" data-color="info">
              {topic.label}
            </Tag>
          </li>
        ))}
      </ul>
    </div>
  );
}
