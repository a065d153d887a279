// The overview of a pathway: responsibility over time, what has happened, and who may open it.
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { Link } from '@navikt/ds-react';
import { EventList } from './event-list.tsx';
import { PersonFacts } from './person-facts.tsx';
import { ResponsibilitySection } from './responsibility-section.tsx';
import { ShieldSection } from './shield-section.tsx';
import { StaffSection } from './staff-section.tsx';
import { usePathway } from './use-pathway.ts';

export default function OverviewPage() {
  const { t } = useTranslation();
  const page = usePathway();
  return (
    <div className="pathway-overview">
      <ResponsibilitySection page={page} />
      <EventList page={page} />
      <StaffSection page={page} />
      <ShieldSection page={page} />
      <PersonFacts page={page} />
      <p className="pathway-note">
        <Link as={RouterLink} to={`/registrations/${page.registrationId}`}>
          {t('pathway.to-person')}
        </Link>
      </p>
    </div>
  );
}
