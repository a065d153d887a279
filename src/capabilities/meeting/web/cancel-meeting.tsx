// Calls a meeting off: asks for a reason that everyone invited may read, and says who is told.
import { BodyLong, Button, Textarea } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnnounce } from '../../../web/announce.tsx';
import { api } from '../../../web/api.ts';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import type { SendOutcome } from '../model-lists.ts';
import type { MeetingPage } from '../model.ts';
import { useReload } from './meeting-data.ts';

export function CancelMeeting({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const reload = useReload(page.id);
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <>
      <Button variant="tertiary" data-color="neutral" onClick={() => setIsAsking(true)}>
        {t('meeting.cancel')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('meeting.cancel.title')}
        confirmLabel={t('meeting.cancel')}
        cancelLabel={t('meeting.cancel.keep')}
        onCancel={() => setIsAsking(false)}
        onConfirm={async () => {
          const outcome = await api.post<SendOutcome>(`/api/meetings/${page.id}/cancellation`, {
            reason,
            version: page.version,
          });
          setIsAsking(false);
          announce(t('meeting.cancelled'));
          await reload();
          await navigate(`/meetings/${page.id}?tab=replies`, { state: { outcome } });
        }}
      >
        <BodyLong>{t('meeting.cancel.text')}</BodyLong>
        <Textarea
          id="reason"
          label={t('meeting.cancel.reason')}
          description={t('meeting.reason.help')}
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </ConfirmDialog>
    </>
  );
}
