// The signed form of a written consent: to open, or to attach when it was signed before it could be scanned.
import { PaperclipIcon } from '@navikt/aksel-icons';
import { BodyShort, Button, Link } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../web/announce.tsx';
import { api } from '../../../web/api.ts';
import { FileUploadField } from '../../../web/ui/file-upload-field.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { StoredDocument } from '../../document/model-stored.ts';
import type { ConsentPage, LegalBasis } from '../model.ts';
import { useReload } from './consent-data.ts';

export function SignedForm({ page, basis }: { page: ConsentPage; basis: LegalBasis }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const reload = useReload(page.pathwayId);
  const [isOpen, setIsOpen] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  if (basis.hasForm)
    return (
      <BodyShort size="small">
        {basis.documentId ? (
          <Link href={`/api/documents/${basis.documentId}/content`} download>
            <PaperclipIcon aria-hidden />
            {t('consent.form.open')}
          </Link>
        ) : (
          t('consent.form.there')
        )}
      </BodyShort>
    );
  const attach = async (scan: StoredDocument) => {
    setProblem(null);
    try {
      await api.post(`/api/pathways/${page.pathwayId}/legal-bases/${basis.id}/form`, {
        documentId: scan.id,
        version: basis.version,
      });
      announce(t('consent.form.attached'));
    } catch (refusal) {
      setProblem(refusal);
    }
    await reload();
  };
  return (
    <div className="consent-stack">
      <BodyShort size="small">{t('consent.form.missing')}</BodyShort>
      {page.may.withdrawConsent && !isOpen && (
        <div>
          <Button
            size="small"
            variant="secondary"
            icon={<PaperclipIcon aria-hidden />}
            onClick={() => setIsOpen(true)}
          >
            {t('consent.form.attach')}
          </Button>
        </div>
      )}
      {isOpen && <ScanField pathwayId={page.pathwayId} onScanned={(scan) => void attach(scan)} />}
      <ProblemMessage problem={problem} hasFocus />
    </div>
  );
}

/** Takes one scan of a signed form; it is stored at once, and open only to those who see everything. */
export function ScanField({
  pathwayId,
  onScanned,
}: {
  pathwayId: string;
  onScanned(scan: StoredDocument): void;
}) {
  const { t } = useTranslation();
  return (
    <FileUploadField<StoredDocument>
      label={t('consent.form.scan')}
      description={t('consent.form.scan.help')}
      path={`/api/pathways/${pathwayId}/documents?kind=signed-consent`}
      accept=".pdf,.jpg,.jpeg,.png"
      maxSizeMb={10}
      maxFiles={1}
      onUploaded={onScanned}
    />
  );
}
