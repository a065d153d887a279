// Where the extra sign-in window lands: tells the page that waits, and closes itself if the browser lets it.
import { Link } from '@navikt/ds-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { useSessionStore } from './session.tsx';
import { PageHeader } from './ui/page-header.tsx';

export default function SignedInPage() {
  const { t } = useTranslation();
  const store = useSessionStore();
  useEffect(() => {
    store.tellSignedIn();
    window.close();
  }, [store]);
  return (
    <>
      <PageHeader title={t('web.signed-in.title')} lead={t('web.signed-in.detail')} />
      <Link as={RouterLink} to="/">
        {t('web.not-found.home')}
      </Link>
    </>
  );
}
