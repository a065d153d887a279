// The four parts of the meeting: which one goes on, and the way to read or write in another.
import { CheckmarkCircleFillIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import type { Room } from '../model.ts';

export const parts = [1, 2, 3, 4] as const;

export interface PartStepsProps {
  room: Room;
  shown: number;
  onShow(part: number): void;
}

export function PartSteps({ room, shown, onShow }: PartStepsProps) {
  const { t } = useTranslation();
  const now = room.state === 'held' ? 5 : (room.currentPart ?? 0);
  return (
    <nav aria-label={t('minutes.parts')} className="minutes-steps">
      <ol>
        {parts.map((part) => {
          const state = part < now ? 'past' : part === now ? 'now' : 'later';
          return (
            <li key={part} data-state={state}>
              <button
                type="button"
                aria-current={part === shown ? 'step' : undefined}
                onClick={() => onShow(part)}
              >
                <span className="minutes-steps__number" aria-hidden="true">
                  {state === 'past' ? <CheckmarkCircleFillIcon /> : part}
                </span>
                <span className="minutes-steps__name">
                  <span className="aksel-sr-only">{t('minutes.part.number', { part })}</span>
                  {t(`minutes.part.${part}`)}
                  {state === 'now' && <span className="minutes-steps__now">{t('minutes.part.now')}</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
