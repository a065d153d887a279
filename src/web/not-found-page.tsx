// The page for an address that leads nowhere, or to something that this person may not know of.
import { Link } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { PageHeader } from './ui/page-header.tsx';

export default function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('web.not-found.title')} lead={t('web.not-found.detail')} />
      <Link as={RouterLink} to="/">
        {t('web.not-found.home')}
      </Link>
    </>
  );
}
