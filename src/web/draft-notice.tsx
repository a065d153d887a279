// Tells where text lies that could not be saved last time, so that nobody has to remember it.
import { FloppydiskIcon } from '@navikt/aksel-icons';
import { InfoCard, Link } from '@navikt/ds-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useLocation } from 'react-router';
import type { DraftPlace } from './draft-store.ts';
import { formatMoment } from './format-time.ts';
import { useLanguage } from './language.tsx';
import { clock } from './now.ts';
import { useAutosaveDesk } from './session.tsx';

/** One line for each page, the newest text first. */
function byPage(places: readonly DraftPlace[]): DraftPlace[] {
  return places.filter((place, index) => places.findIndex((one) => one.path === place.path) === index);
}

export function DraftNotice() {
  const { t } = useTranslation();
  const language = useLanguage();
  const desk = useAutosaveDesk();
  const { pathname } = useLocation();
  const [places, setPlaces] = useState<readonly DraftPlace[]>([]);

  useEffect(() => {
    let isCurrent = true;
    // A page that has just opened takes its own texts first.
    const timer = setTimeout(async () => {
      const found = await desk.leftBehind();
      if (isCurrent) setPlaces(byPage(found).filter((place) => place.path !== pathname));
    }, 1_500);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [desk, pathname]);

  if (places.length === 0) return null;
  return (
    <InfoCard size="small" data-color="info" className="web-draft-notice">
      <InfoCard.Header icon={<FloppydiskIcon aria-hidden />}>
        <InfoCard.Title as="div">{t('web.drafts.title')}</InfoCard.Title>
      </InfoCard.Header>
      <InfoCard.Content>
        <ul>
          {places.map((place) => (
            <li key={place.path}>
              <Link as={RouterLink} to={place.path}>
                {t('web.drafts.link', {
                  when: formatMoment(new Date(place.writtenAt), clock.now(), language),
                })}
              </Link>
            </li>
          ))}
        </ul>
      </InfoCard.Content>
    </InfoCard>
  );
}
