// Asks before an act that is hard to undo. Never on top of another dialog: the one underneath waits.
import { BodyLong, Button, Dialog } from '@navikt/ds-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDialogTurn } from '../dialog-turn.ts';
import { ProblemMessage } from './problem-message.tsx';

export interface ConfirmDialogProps {
  isOpen: boolean;
  /** The question, e.g. «Avlyse møtet?». */
  title: string;
  /** What happens next, in words. */
  children: ReactNode;
  /** A verb: «Avlys møtet». */
  confirmLabel: string;
  cancelLabel?: string;
  /** True only when someone may come to harm: draws the button red. */
  isHarmful?: boolean;
  /** The button waits for it; a rejection is shown in the dialog, which stays open. */
  onConfirm(): void | Promise<unknown>;
  onCancel(): void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    isOpen,
    title,
    children,
    confirmLabel,
    cancelLabel,
    isHarmful = false,
    onConfirm,
    onCancel,
  } = props;
  const { t } = useTranslation();
  const isMine = useDialogTurn(isOpen);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const cancelButton = useRef<HTMLButtonElement>(null);

  const confirm = async () => {
    setIsBusy(true);
    setProblem(null);
    try {
      await onConfirm();
    } catch (reason) {
      setProblem(reason);
    } finally {
      setIsBusy(false);
    }
  };
  const cancel = () => {
    setProblem(null);
    onCancel();
  };

  return (
    <Dialog open={isMine} onOpenChange={(isNowOpen) => !isNowOpen && !isBusy && cancel()}>
      <Dialog.Popup
        role="alertdialog"
        width="small"
        closeOnOutsideClick={false}
        initialFocusTo={cancelButton}
      >
        <Dialog.Header withClosebutton={false}>
          <Dialog.Title>{title}</Dialog.Title>
        </Dialog.Header>
        <Dialog.Body className="web-dialog__body">
          {typeof children === 'string' ? <BodyLong>{children}</BodyLong> : children}
          {problem !== null && <ProblemMessage problem={problem} />}
        </Dialog.Body>
        <Dialog.Footer>
          <Button ref={cancelButton} variant="tertiary" disabled={isBusy} onClick={cancel}>
            {cancelLabel ?? t('web.cancel')}
          </Button>
          <Button
            {...(isHarmful ? { 'data-color': 'danger' } : {})}
            loading={isBusy}
            onClick={() => void confirm()}
          >
            {confirmLabel}
          </Button>
        </Dialog.Footer>
      </Dialog.Popup>
    </Dialog>
  );
}
