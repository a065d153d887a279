// One paper: what it is, from whom, who may see it, and the ways to fetch it.
import { DownloadIcon } from '@navikt/aksel-icons';
import { Link, Tag } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { topics as allTopics } from '../../../rules/topics.ts';
import { formatMoment } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow } from '../../../web/now.ts';
import { shortName } from '../../../web/ui/short-name.ts';
import { TopicTags } from '../../../web/ui/topic-tags.tsx';
import type { StoredDocument } from '../model-stored.ts';

/** `1,2 MB`, `340 kB`. */
function sizeWords(bytes: number, language: string): string {
  const locale = language === 'en' ? 'en' : 'nb';
  const isLarge = bytes >= 1_000_000;
  const value = isLarge ? bytes / 1_000_000 : Math.max(1, Math.round(bytes / 1000));
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value)} ${isLarge ? 'MB' : 'kB'}`;
}

const fileKinds = { 'application/pdf': 'PDF', 'image/jpeg': 'JPEG', 'image/png': 'PNG' } as const;

export function DocumentRow({ paper }: { paper: StoredDocument }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const shown = paper.topics.length === allTopics.length ? [] : paper.topics;
  return (
    <div className="document-row">
      <div className="document-row__main">
        <Link href={`/api/documents/${paper.id}/content`} download>
          <DownloadIcon aria-hidden />
          {paper.title}
        </Link>
        <Tag size="small" variant="moderate" data-color="neutral">
          {t(`document.kind.${paper.kind}`)}
        </Tag>
      </div>
      <div className="document-quiet">
        {t('document.from', {
          when: formatMoment(new Date(paper.createdAt), now, language),
          who: shortName(paper.createdBy),
          unit: paper.authorUnit,
        })}{' '}
        · {fileKinds[paper.mimeType]}, {sizeWords(paper.size, language)}
      </div>
      {paper.audienceUnit && (
        <div className="document-quiet">{t('document.audience', { unit: paper.audienceUnit })}</div>
      )}
      {paper.topics.length === allTopics.length ? (
        <div className="document-quiet">{t('document.all-topics')}</div>
      ) : (
        <TopicTags topics={shown.map((topic) => ({ id: topic, label: t(`document.topic.${topic}`) }))} />
      )}
      {paper.archiveId && (
        <div>
          <Link href={`/api/documents/${paper.archiveId}/content`} download>
            {t('document.archive')}
            <span className="aksel-sr-only"> {paper.title}</span>
          </Link>
        </div>
      )}
    </div>
  );
}
