// The top of a meeting's page: whom it is about, when it is, how it stands. The tab's title names nobody.
import { Tag } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { formatPeriod } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow } from '../../../web/now.ts';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import type { MeetingPage } from '../model.ts';

export function MeetingHeader({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { startsAt, endsAt } = page.frame;
  return (
    <PageHeader
      title={t('meeting.of', { name: `${page.givenName} ${page.familyName}` })}
      tabTitle={t('meeting.title')}
      back={{ to: `/pathways/${page.pathwayId}/meetings`, label: t('meeting.back-to-pathway') }}
      lead={
        startsAt && endsAt ? formatPeriod(new Date(startsAt), new Date(endsAt), now, language) : undefined
      }
      aside={
        <Tag size="small" variant="moderate" data-color={page.state === 'convened' ? 'info' : 'neutral'}>
          {t(`meeting.state.${page.state}`)}
        </Tag>
      }
    />
  );
}
