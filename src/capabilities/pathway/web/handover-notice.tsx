// An offer of responsibility that waits: answered by the receiver, taken back by the giver, seen by both.
import { HandshakeIcon } from '@navikt/aksel-icons';
import { BodyLong, BodyShort, Button, InfoCard } from '@navikt/ds-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../web/announce.tsx';
import { api } from '../../../web/api.ts';
import { formatMoment } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { clock } from '../../../web/now.ts';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { SaveStatus } from '../../../web/ui/save-status.tsx';
import { TextEditor } from '../../../web/ui/text-editor.tsx';
import { useWordCheck } from '../../../web/ui/word-check.ts';
import { type FormKeeper, KeptForm } from '../../draft/web/kept-form.tsx';
import type { Handover, PathwayPage } from '../model.ts';
import { focusFirstField, focusHeading } from '../../../web/focus.ts';
import { usePathwayChange } from './use-pathway.ts';

interface Props {
  page: PathwayPage;
  handover: Handover;
}

function DeclineForm(props: Props & { form: FormKeeper<{ reason: string }>; onCancel(): void }) {
  const { page, handover, form, onCancel } = props;
  const { t } = useTranslation();
  const announce = useAnnounce();
  const check = useWordCheck();
  const [isAsked, setIsAsked] = useState(false);
  const { reason } = form.value;
  const decline = usePathwayChange(page.id, () =>
    api.post(`/api/handovers/${handover.id}/decline`, { version: handover.version, reason }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (reason.trim() === '') return;
    decline.mutate(undefined, {
      onSuccess: () => {
        announce(t('pathway.handover.declined'));
        focusHeading();
        void form.clear();
      },
    });
  };
  return (
    <form ref={focusFirstField} className="pathway-form" onSubmit={submit} noValidate>
      <TextEditor
        id="decline-reason"
        label={t('pathway.handover.decline-reason')}
        description={t('pathway.handover.decline-help', { unit: handover.fromUnitName })}
        maxLength={2000}
        value={reason}
        onValueChange={(text) => form.setValue({ reason: text })}
        check={check}
        error={isAsked && reason.trim() === '' ? t('pathway.handover.reason-missing') : undefined}
      />
      {decline.isError && <ProblemMessage problem={decline.error} hasFocus />}
      <div className="pathway-buttons">
        <Button type="submit" size="small" loading={decline.isPending}>
          {t('pathway.handover.decline')}
        </Button>
        <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={onCancel}>
          {t('web.cancel')}
        </Button>
        <SaveStatus {...form} />
      </div>
    </form>
  );
}

const noReason = { reason: '' };

function Answer({ page, handover }: Props) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [isDeclining, setIsDeclining] = useState(false);
  const accept = usePathwayChange(page.id, () =>
    api.post(`/api/handovers/${handover.id}/accept`, { version: handover.version }),
  );
  if (isDeclining) {
    return (
      <KeptForm form={`handover-decline:${handover.id}`} empty={noReason}>
        {(form) => (
          <DeclineForm
            {...{ page, handover, form }}
            onCancel={() => {
              setIsDeclining(false);
              focusHeading('handover');
            }}
          />
        )}
      </KeptForm>
    );
  }
  return (
    <>
      <BodyShort>
        {page.may.acceptHandover
          ? t('pathway.handover.accept-next', { from: handover.fromUnitName })
          : t('pathway.handover.for-another', { name: handover.toStaffName })}
      </BodyShort>
      {accept.isError && <ProblemMessage problem={accept.error} hasFocus />}
      <div className="pathway-buttons">
        {page.may.acceptHandover && (
          <Button
            size="small"
            loading={accept.isPending}
            onClick={() =>
              accept.mutate(undefined, {
                onSuccess: () => {
                  announce(t('pathway.handover.accepted'));
                  focusHeading();
                },
              })
            }
          >
            {t('pathway.handover.accept')}
          </Button>
        )}
        <Button size="small" variant="secondary" onClick={() => setIsDeclining(true)}>
          {t('pathway.handover.say-no')}
        </Button>
      </div>
    </>
  );
}

function Withdraw({ page, handover }: Props) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [isAsking, setIsAsking] = useState(false);
  const withdraw = usePathwayChange(page.id, () =>
    api.post(`/api/handovers/${handover.id}/withdraw`, { version: handover.version }),
  );
  return (
    <>
      <div className="pathway-buttons">
        <Button size="small" variant="secondary" onClick={() => setIsAsking(true)}>
          {t('pathway.handover.withdraw')}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('pathway.handover.withdraw-title')}
        confirmLabel={t('pathway.handover.withdraw')}
        onConfirm={() =>
          withdraw.mutateAsync(undefined).then(() => announce(t('pathway.handover.withdrawn')))
        }
        onCancel={() => setIsAsking(false)}
      >
        {t('pathway.handover.withdraw-text', { unit: handover.toUnitName })}
      </ConfirmDialog>
    </>
  );
}

export function HandoverNotice({ page, handover }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const when = formatMoment(new Date(handover.offeredAt), clock.now(), language);
  const isToUs = page.may.answerHandover;
  const title = t(isToUs ? 'pathway.handover.to-us' : 'pathway.handover.waits', {
    from: handover.fromUnitName,
    to: handover.toUnitName,
  });
  return (
    <InfoCard data-color="info">
      <InfoCard.Header icon={<HandshakeIcon aria-hidden />}>
        <InfoCard.Title as="h2" id="handover" tabIndex={-1}>
          {title}
        </InfoCard.Title>
      </InfoCard.Header>
      <InfoCard.Content className="pathway-stack">
        <BodyShort size="small" className="pathway-note">
          {t('pathway.handover.offered', { name: handover.fromStaffName, when })}
          {handover.toStaffName && ` ${t('pathway.handover.to-person', { name: handover.toStaffName })}`}
        </BodyShort>
        <BodyLong className="pathway-words">{handover.reason}</BodyLong>
        {isToUs && <Answer page={page} handover={handover} />}
        {page.may.withdrawHandover && <Withdraw page={page} handover={handover} />}
      </InfoCard.Content>
    </InfoCard>
  );
}
