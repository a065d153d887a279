// The papers of a pathway that the reader may see: letters and minutes the product has made, and what people have attached.
// A page inside the pathway's frame.
import './document.css';
import { FileIcon, PaperclipIcon } from '@navikt/aksel-icons';
import { BodyLong, Button, Heading, InlineMessage } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { EmptyState } from '../../../web/ui/empty-state.tsx';
import { ListSearch } from '../../../web/ui/list-search.tsx';
import { Loading } from '../../../web/ui/loading.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { DocumentList } from '../model-stored.ts';
import { AttachForm } from './attach-form.tsx';
import { useDocuments } from './document-data.ts';
import { DocumentRow } from './document-row.tsx';

export default function DocumentsPage() {
  const { t } = useTranslation();
  const { pathwayId = '' } = useParams();
  return (
    <div className="document-stack">
      <div>
        <Heading level="2" size="medium">
          {t('document.title')}
        </Heading>
        <BodyLong className="document-quiet">{t('document.lead')}</BodyLong>
      </div>
      <DocumentsSection pathwayId={pathwayId} />
    </div>
  );
}

/** The same as a section of the pathway's page. */
export function DocumentsSection({ pathwayId }: { pathwayId: string }) {
  const { data, error, refetch } = useDocuments(pathwayId);
  if (!data)
    return error ? <ProblemMessage problem={error} onRetry={() => void refetch()} /> : <Loading rows={4} />;
  return <Papers pathwayId={pathwayId} list={data} onAttached={() => void refetch()} />;
}

// A list that fits on a screen needs no search.
const fewEnough = 8;

interface PapersProps {
  pathwayId: string;
  list: DocumentList;
  onAttached(): void;
}

function Papers({ pathwayId, list, onAttached }: PapersProps) {
  const { t } = useTranslation();
  const [isAttaching, setIsAttaching] = useState(false);
  const [attached, setAttached] = useState<string | null>(null);
  const { documents, may } = list;
  const attach = may.upload && !isAttaching && (
    <Button
      variant="secondary"
      icon={<PaperclipIcon aria-hidden />}
      onClick={() => {
        setAttached(null);
        setIsAttaching(true);
      }}
    >
      {t('document.attach')}
    </Button>
  );
  return (
    <div className="document-stack">
      {attached && (
        <InlineMessage status="success">{t('document.attached', { title: attached })}</InlineMessage>
      )}
      {isAttaching && (
        <AttachForm
          pathwayId={pathwayId}
          may={may}
          onCancel={() => setIsAttaching(false)}
          onAttached={(stored) => {
            setIsAttaching(false);
            setAttached(stored.title);
            onAttached();
          }}
        />
      )}
      {documents.length === 0 ? (
        !isAttaching && (
          <EmptyState icon={<FileIcon aria-hidden />} title={t('document.none')} action={attach}>
            {t('document.none.detail')}
          </EmptyState>
        )
      ) : (
        <>
          {attach && <div>{attach}</div>}
          {documents.length <= fewEnough ? (
            <ul className="web-list__rows">
              {documents.map((paper) => (
                <li key={paper.id}>
                  <DocumentRow paper={paper} />
                </li>
              ))}
            </ul>
          ) : (
            <ListSearch
              label={t('document.search')}
              items={documents}
              keyOf={({ id }) => id}
              textOf={(paper) => `${paper.title} ${t(`document.kind.${paper.kind}`)} ${paper.authorUnit}`}
              renderItem={(paper) => <DocumentRow paper={paper} />}
              emptyTitle={t('document.none')}
            />
          )}
        </>
      )}
    </div>
  );
}
