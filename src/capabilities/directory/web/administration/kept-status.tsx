// Whether an unfinished form is kept, told only when it is not: «Lagret» beside the form's own button would promise too much.
import { SaveStatus, type SaveStatusProps } from '../../../../web/ui/save-status.tsx';

const quiet: readonly SaveStatusProps['status'][] = ['saved', 'unsaved', 'saving'];

export function KeptStatus(form: SaveStatusProps) {
  const isQuiet = quiet.includes(form.status) && form.isKept && !form.isRestored && !form.setAside;
  return isQuiet ? null : <SaveStatus {...form} />;
}
