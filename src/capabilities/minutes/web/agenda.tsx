// The cases in their order, beside every part of the meeting: which have a conclusion, and the way to each.
import { BulletListIcon, CheckmarkIcon } from '@navikt/aksel-icons';
import { Heading, Link } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import type { Room } from '../model.ts';
import { useFocusOn } from './focus-on.ts';

/** The part in which the cases are discussed. */
const casePart = 2;

export function Agenda({ room, onShow }: { room: Room; onShow: (part: number) => void }) {
  const { t } = useTranslation();
  const focusOn = useFocusOn();
  const cases = room.items.filter((item) => item.kind === 'case' && !item.isRemoved);
  if (cases.length === 0) return null;
  return (
    <section className="web-card minutes-presence minutes-agenda" aria-labelledby="agenda-heading">
      <details open={globalThis.matchMedia?.('(min-width: 1024px)').matches ?? true}>
        <summary>
          <Heading level="2" size="xsmall" id="agenda-heading">
            <BulletListIcon aria-hidden />
            {t('minutes.agenda')}
          </Heading>
        </summary>
        <ul>
          {cases.map((item) => (
            <li key={item.id}>
              <Link
                as="button"
                type="button"
                onClick={() => {
                  onShow(casePart);
                  focusOn(`case-${item.id}`);
                }}
              >
                {t('minutes.case.heading', {
                  number: item.number,
                  title: item.title.trim() || t('minutes.case.untitled'),
                })}
              </Link>
              {item.conclusion.trim() !== '' && <CheckmarkIcon title={t('minutes.case.concluded')} />}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
