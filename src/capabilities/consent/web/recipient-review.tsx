// Step 3: who would see what, the form to sign and its scan, and what happens next. Nothing is saved before the button.
import { PrinterSmallIcon } from '@navikt/aksel-icons';
import { BodyLong, Button, FileUpload, Heading } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../web/language.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { PartyChoice } from '../model.ts';
import { printProposal } from './print-form.ts';
import { paperOf, proposalOf, type RecipientValues } from './recipient-values.ts';
import { SightPreview } from './sight-preview.tsx';

export interface RecipientReviewProps {
  pathwayId: string;
  name: string;
  values: RecipientValues;
  party: PartyChoice;
  scan: File | null;
  onScan(scan: File | null): void;
  fieldId(field: string): string;
}

export function RecipientReview(props: RecipientReviewProps) {
  const { pathwayId, name, values, party, scan, onScan, fieldId } = props;
  const { t } = useTranslation();
  const change = proposalOf(values, party);
  const isUnit = !('newParty' in party);
  return (
    <>
      <SightPreview pathwayId={pathwayId} changes={change ? [change] : null} fieldId={fieldId} level="4" />
      {values.kind === 'written-consent' && (
        <Paper pathwayId={pathwayId} values={values} party={party} scan={scan} onScan={onScan} />
      )}
      <BodyLong>
        {t(isUnit ? 'consent.recipient.next.unit' : 'consent.recipient.next.person', { name })}
      </BodyLong>
    </>
  );
}

/** The form to print and sign, and the scan, which stays on the device until everything is saved. */
function Paper({
  pathwayId,
  values,
  party,
  scan,
  onScan,
}: Pick<RecipientReviewProps, 'pathwayId' | 'values' | 'party' | 'scan' | 'onScan'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const print = async () => {
    setProblem(null);
    setIsBusy(true);
    try {
      await printProposal(pathwayId, language, [paperOf(values, party)], `${t('consent.forms.file')}.pdf`);
    } catch (refusal) {
      setProblem(refusal);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <section aria-labelledby="consent-paper" className="consent-note">
      <Heading level="4" size="xsmall" id="consent-paper">
        {t('consent.paper')}
      </Heading>
      <BodyLong>{t('consent.paper.lead')}</BodyLong>
      <div>
        <Button
          type="button"
          size="small"
          variant="secondary"
          loading={isBusy}
          icon={<PrinterSmallIcon aria-hidden />}
          onClick={() => void print()}
        >
          {t('consent.paper.print')}
        </Button>
      </div>
      <ProblemMessage problem={problem} hasFocus />
      {scan ? (
        <ul className="web-files__list">
          <FileUpload.Item as="li" file={scan} button={{ action: 'delete', onClick: () => onScan(null) }} />
        </ul>
      ) : (
        <FileUpload.Dropzone
          label={t('consent.form.scan')}
          description={t('consent.paper.later')}
          accept=".pdf,.jpg,.jpeg,.png"
          maxSizeInBytes={10 * 1_048_576}
          multiple={false}
          onSelect={(files) => onScan(files.find((file) => !file.error)?.file ?? null)}
        />
      )}
    </section>
  );
}
