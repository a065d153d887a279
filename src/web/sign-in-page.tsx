// The page for those who are not signed in: what Samløp is, and one button.
import { BodyLong, Button, Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { signInAddress } from './sign-in-address.ts';
import { PageHeader } from './ui/page-header.tsx';

export function SignInPage() {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  return (
    <section className="web-card">
      <PageHeader title={t('web.sign-in.title')} lead={t('web.sign-in.lead')} />
      <Button as="a" href={signInAddress(pathname + search)} className="web-card__button">
        {t('web.sign-in.button')}
      </Button>
      <BodyLong size="small" className="web-card__note">
        {t('web.sign-in.how')}
      </BodyLong>
      <Heading level="2" size="xsmall" spacing>
        {t('web.sign-in.help.title')}
      </Heading>
      <BodyLong size="small">{t('web.sign-in.help.detail')}</BodyLong>
    </section>
  );
}
