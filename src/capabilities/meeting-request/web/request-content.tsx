// What the request says, in the order a reader needs it: the situation first, then the person's own wishes, then why now.
import { BodyLong, BodyShort, Heading, Link } from '@navikt/ds-react';
import { PhoneIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useToday } from '../../../web/now.ts';
import { TopicTags } from '../../../web/ui/topic-tags.tsx';
import type { RequestPage } from '../model.ts';
import { useTopicNames } from './request-data.ts';

function Part({ title, text }: { title: string; text: string | null }) {
  if (text === null || text === '') return null;
  return (
    <div>
      <Heading level="2" size="xsmall">
        {title}
      </Heading>
      <BodyLong className="request-prose">{text}</BodyLong>
    </div>
  );
}

export function RequestContent({ page }: { page: RequestPage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const names = useTopicNames();
  const phone = page.from.staffPhone ?? page.from.unitPhone;
  const { basis } = page;
  return (
    <section className="web-card request-stack" aria-label={t('meeting-request.page.title')}>
      <Part
        title={t(
          page.direction === 'in' ? 'meeting-request.page.situation' : 'meeting-request.form.situation',
        )}
        text={page.situation}
      />
      <Part title={t('meeting-request.page.wishes')} text={page.patientWishes} />
      <div>
        <Heading level="2" size="xsmall">
          {t('meeting-request.page.why')}
        </Heading>
        <BodyShort>{t(`meeting-request.escalation.${page.escalation}`)}.</BodyShort>
        <BodyShort>{t(`meeting-request.trigger.${page.trigger}`)}.</BodyShort>
        {page.triedBefore !== null && <BodyLong className="request-prose">{page.triedBefore}</BodyLong>}
      </div>
      <Part title={t('meeting-request.page.parties')} text={page.suggestedParties} />
      <TopicTags topics={names(page.topics)} label={t('meeting-request.page.topics')} />
      {(basis !== null || page.state === 'sent') && (
        <div>
          <Heading level="2" size="xsmall">
            {t('meeting-request.page.basis')}
          </Heading>
          <BodyShort>
            {basis === null
              ? t('meeting-request.page.basis.none')
              : t('meeting-request.page.basis.given', {
                  kind: t(`meeting-request.basis.${basis.kind}`),
                  day: formatDay(basis.givenOn, today, language),
                })}
          </BodyShort>
        </div>
      )}
      {page.direction === 'in' && phone !== null && (
        <Link href={`tel:${phone.replaceAll(/\s/g, '')}`}>
          <PhoneIcon aria-hidden />
          {t('meeting-request.page.call', { phone })}
        </Link>
      )}
    </section>
  );
}
