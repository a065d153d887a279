// Signing out or changing unit: saves first, and asks only when something could not be saved.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSessionStore } from './session.tsx';
import { ConfirmDialog } from './ui/confirm-dialog.tsx';
import { ProblemMessage } from './ui/problem-message.tsx';

interface Hindered {
  readonly employmentId: string | null;
  /** Why it failed; null when text is unsaved. */
  readonly problem: unknown;
}

/** `leave(employmentId)` changes unit, `leave(null)` signs out. `dialog` must stand somewhere on the page. */
export function useLeave(): { leave(employmentId: string | null): Promise<void>; dialog: ReactNode } {
  const { t } = useTranslation();
  const store = useSessionStore();
  const [hindered, setHindered] = useState<Hindered | null>(null);

  const leave = async (employmentId: string | null, anyway = false) => {
    try {
      const result = employmentId
        ? await store.chooseUnit(employmentId, anyway)
        : await store.signOut(anyway);
      setHindered(result === 'unsaved' ? { employmentId, problem: null } : null);
    } catch (problem) {
      setHindered({ employmentId, problem });
    }
  };

  const isUnsaved = hindered?.problem === null;
  const dialog = (
    <ConfirmDialog
      isOpen={hindered !== null}
      title={isUnsaved ? t('web.leave.unsaved.title') : t('web.leave.failed.title')}
      confirmLabel={hindered?.employmentId ? t('web.leave.unsaved.change') : t('web.leave.unsaved.sign-out')}
      cancelLabel={t('web.leave.unsaved.stay')}
      onConfirm={() => leave(hindered?.employmentId ?? null, true)}
      onCancel={() => setHindered(null)}
    >
      {isUnsaved ? t('web.leave.unsaved.detail') : <ProblemMessage problem={hindered?.problem} />}
    </ConfirmDialog>
  );
  return { leave: (employmentId) => leave(employmentId), dialog };
}
