// Inviting more after the first invitations are sent: choose, see who gets what, send to the new ones only.
import { Accordion, BodyLong, Button } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { useAnnounce } from '../../../web/announce.tsx';
import { api } from '../../../web/api.ts';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { SendOutcome } from '../model-lists.ts';
import type { MeetingPage } from '../model.ts';
import { useReload } from './meeting-data.ts';
import { ChooseInvitees } from './step-invitees.tsx';
import { WhoGetsWhat } from './who-gets-what.tsx';

export function InviteMore({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const reload = useReload(page.id);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const chosen = page.invitees.filter(({ state }) => state === 'chosen');

  const send = async () => {
    setIsBusy(true);
    setProblem(null);
    try {
      const outcome = await api.post<SendOutcome>(`/api/meetings/${page.id}/sending`, { mark: page.mark });
      announce(t('meeting.sent', { count: outcome.sent.length }));
      await navigate(`${pathname}${search}`, { replace: true, state: { outcome }, preventScrollReset: true });
    } catch (refusal) {
      setProblem(refusal);
    } finally {
      setIsBusy(false);
      await reload();
    }
  };

  return (
    <Accordion className="meeting-fold">
      <Accordion.Item defaultOpen={chosen.length > 0}>
        <Accordion.Header>{t('meeting.more-invitees')}</Accordion.Header>
        <Accordion.Content>
          <BodyLong spacing>{t('meeting.more-invitees.lead')}</BodyLong>
          <div className="meeting-stack">
            <ChooseInvitees page={page} />
            {chosen.length > 0 && (
              <>
                <WhoGetsWhat page={page} invitees={chosen} />
                <ProblemMessage problem={problem} hasFocus />
                <Button className="meeting-start" loading={isBusy} onClick={() => void send()}>
                  {t('meeting.send-more', { count: chosen.length })}
                </Button>
              </>
            )}
          </div>
        </Accordion.Content>
      </Accordion.Item>
    </Accordion>
  );
}
