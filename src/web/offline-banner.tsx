// Says that the server cannot be reached, and that typing may go on.
import { CloudSlashIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { useIsReachable } from './reach.ts';

export function OfflineBanner() {
  const { t } = useTranslation();
  const isReachable = useIsReachable();
  return (
    <output className="web-offline" data-shown={!isReachable}>
      {!isReachable && (
        <>
          <CloudSlashIcon aria-hidden fontSize="1.5rem" />
          <span>{t('web.offline')}</span>
        </>
      )}
    </output>
  );
}
