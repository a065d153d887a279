// Where typed text is right now, in a few words beside the field; refusals and lost places say what to do.
import {
  CheckmarkIcon,
  CloudSlashIcon,
  CloudUpIcon,
  ExclamationmarkTriangleIcon,
  PencilIcon,
} from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../announce.tsx';
import type { SaveState } from '../autosave-model.ts';
import { formatSeconds } from '../format-time.ts';
import type { Autosave } from '../use-autosave.ts';

const icons = {
  saved: CheckmarkIcon,
  unsaved: PencilIcon,
  saving: CloudUpIcon,
  waiting: CloudSlashIcon,
  'signed-out': CloudSlashIcon,
  refused: ExclamationmarkTriangleIcon,
  conflict: ExclamationmarkTriangleIcon,
} as const satisfies Record<SaveState, unknown>;

/** States that someone who cannot see the page must hear of; the rest would only disturb the writing. */
const spoken: readonly SaveState[] = ['waiting', 'signed-out', 'refused', 'conflict'];

export type SaveStatusProps = Pick<
  Autosave<unknown>,
  'status' | 'savedAt' | 'problem' | 'isRestored' | 'isKept' | 'setAside' | 'bringBack' | 'letGo'
>;

/** `<SaveStatus {...notes} />` beside a field with `const notes = useAutosave(…)`. */
export function SaveStatus(props: SaveStatusProps) {
  const { status, savedAt, problem, isRestored, isKept, setAside, bringBack, letGo } = props;
  const { t } = useTranslation();
  const announce = useAnnounce();
  const Icon = icons[status];
  const text =
    status === 'saved' && savedAt
      ? t('web.save.saved-at', { time: formatSeconds(savedAt) })
      : t(`web.save.${status}`);
  const told = useRef<SaveState>('saved');

  // Trouble is told once, and that it is over.
  useEffect(() => {
    if (told.current === status) return;
    if (!spoken.includes(status) && status !== 'saved') return;
    told.current = status;
    announce(text);
  }, [announce, status, text]);

  // Nothing has been typed yet: silence is the best sign.
  const isQuiet = status === 'saved' && savedAt === null;
  return (
    <div className="web-save" data-state={status}>
      {!isQuiet && (
        <span className="web-save__now">
          <Icon aria-hidden />
          {text}
        </span>
      )}
      {status === 'refused' && problem && (
        <span>
          {problem.title} {problem.detail}
        </span>
      )}
      {isRestored && <span>{t('web.save.restored')}</span>}
      {!isKept && <span>{t('web.save.only-here')}</span>}
      {setAside && status !== 'conflict' && (
        <span className="web-save__aside">
          {t('web.save.set-aside')}
          <Button size="xsmall" variant="tertiary" onClick={bringBack}>
            {t('web.save.bring-back')}
          </Button>
          <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={letGo}>
            {t('web.save.let-go')}
          </Button>
        </span>
      )}
    </div>
  );
}
