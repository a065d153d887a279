// The page "who sees what" of one pathway: at any time, and to show the patient. Inside the pathway's frame.
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { PartHeading } from './part-heading.tsx';
import { WhoSeesWhat } from './who-sees-what.tsx';

export default function WhoSeesWhatPage() {
  const { t } = useTranslation();
  const { pathwayId = '' } = useParams();
  return (
    <div className="consent-stack">
      <PartHeading title={t('consent.who-sees-what')} lead={t('consent.who-sees-what.lead')} />
      <WhoSeesWhat pathwayId={pathwayId} />
    </div>
  );
}
