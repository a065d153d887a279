// What stands over the page when the session has ended or is about to; the page and its text stay underneath.
import { BodyLong, Button, Dialog } from '@navikt/ds-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDialogTurn } from './dialog-turn.ts';
import { clock } from './now.ts';
import { useSessionStore, useSessionView } from './session.tsx';
import { signInAddress, signedInPath } from './sign-in-address.ts';

const lastWarning = 60_000;
const activityName = 'samlop.active';

/** Signs in in a window of its own so that this page stays as it is; without one, this page goes there and comes back. */
function openSignIn(): void {
  const popup = window.open(
    signInAddress(signedInPath, true),
    'samlop-sign-in',
    'popup,width=560,height=760',
  );
  if (popup) popup.focus();
  else window.location.assign(signInAddress(window.location.pathname, true));
}

export function ExpiredDialog() {
  const { t } = useTranslation();
  const { isExpired, desk } = useSessionView();
  const isMine = useDialogTurn(isExpired, 1);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Dialog open={isMine}>
      <Dialog.Popup role="alertdialog" width="small" closeOnOutsideClick={false} initialFocusTo={button}>
        <Dialog.Header withClosebutton={false}>
          <Dialog.Title>{t('web.expired.title')}</Dialog.Title>
        </Dialog.Header>
        <Dialog.Body>
          <BodyLong>{desk?.wouldLose() ? t('web.expired.only-here') : t('web.expired.detail')}</BodyLong>
        </Dialog.Body>
        <Dialog.Footer>
          <Button ref={button} onClick={openSignIn}>
            {t('web.expired.sign-in')}
          </Button>
        </Dialog.Footer>
      </Dialog.Popup>
    </Dialog>
  );
}

/** Milliseconds since somebody last used Samløp on this device, in this tab or another. */
function idleTime(lastHere: number): number {
  let elsewhere = 0;
  try {
    elsewhere = Number(localStorage.getItem(activityName) ?? 0);
  } catch {
    // Storage is closed: this tab counts alone.
  }
  return clock.now().getTime() - Math.max(lastHere, elsewhere);
}

function noteActivity(at: number): void {
  try {
    localStorage.setItem(activityName, String(at));
  } catch {
    // This tab still knows.
  }
}

/** Follows whether anybody is there: keeps the session alive while they are, warns, and ends it when they are not. */
export function IdleDialog({ seconds }: { seconds: number }) {
  const { t } = useTranslation();
  const store = useSessionStore();
  const { isExpired } = useSessionView();
  const [isWarning, setIsWarning] = useState(false);
  const lastActive = useRef(0);
  const lastAsked = useRef(0);
  const button = useRef<HTMLButtonElement>(null);
  const isMine = useDialogTurn(isWarning && !isExpired, 1);

  useEffect(() => {
    if (isExpired) return;
    const limit = seconds * 1_000;
    lastActive.current = clock.now().getTime();
    lastAsked.current = lastActive.current;
    noteActivity(lastActive.current);

    const active = () => {
      const now = clock.now().getTime();
      if (now - lastActive.current > 5_000) noteActivity(now);
      lastActive.current = now;
    };
    const look = () => {
      const idle = idleTime(lastActive.current);
      if (idle >= limit) return void store.endUnattended();
      setIsWarning(idle >= limit - lastWarning);
      const now = clock.now().getTime();
      // The server counts only calls: reading a long page is being there too.
      if (now - lastAsked.current > limit / 3 && idle < limit / 3) {
        lastAsked.current = now;
        void store.load();
      }
    };
    const timer = setInterval(look, Math.min(5_000, limit / 10));
    const events = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;
    for (const event of events) window.addEventListener(event, active, { passive: true });
    return () => {
      clearInterval(timer);
      for (const event of events) window.removeEventListener(event, active);
    };
  }, [isExpired, seconds, store]);

  const stay = () => {
    lastActive.current = clock.now().getTime();
    noteActivity(lastActive.current);
    setIsWarning(false);
    void store.load();
  };

  return (
    <Dialog open={isMine} onOpenChange={(isOpen) => !isOpen && stay()}>
      <Dialog.Popup role="alertdialog" width="small" closeOnOutsideClick={false} initialFocusTo={button}>
        <Dialog.Header withClosebutton={false}>
          <Dialog.Title>{t('web.idle.title')}</Dialog.Title>
        </Dialog.Header>
        <Dialog.Body>
          <BodyLong>{t('web.idle.detail')}</BodyLong>
        </Dialog.Body>
        <Dialog.Footer>
          <Button ref={button} onClick={stay}>
            {t('web.idle.stay')}
          </Button>
        </Dialog.Footer>
      </Dialog.Popup>
    </Dialog>
  );
}
