// The first lines of a pathway: the person, who is responsible now, and the one thing that comes next.
import { Tag } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { osloDay } from '../../../rules/plain-date.ts';
import { formatDay, formatMoment } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { clock, useNow, useToday } from '../../../web/now.ts';
import { DueDate } from '../../../web/ui/due-date.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ageWords } from '../../patient/web/person-words.ts';
import type { PathwayPage } from '../model.ts';
import { HandoverNotice } from './handover-notice.tsx';
import { UnownedNotice } from './unowned-notice.tsx';

function Marks({ page }: { page: PathwayPage }) {
  const { t } = useTranslation();
  return (
    <span className="pathway-marks">
      <Tag size="small" variant="moderate" data-color="info">
        {t(`pathway.state.${page.state}`)}
      </Tag>
      {page.isPriority && (
        <Tag size="small" variant="moderate" data-color="info">
          {t('pathway.priority')}
        </Tag>
      )}
      {page.isShielded && (
        <Tag size="small" variant="moderate" data-color="warning">
          {t('patient.mark.shielded')}
        </Tag>
      )}
      {page.addressProtection !== 'none' && (
        <Tag size="small" variant="moderate" data-color="warning">
          {t('patient.mark.address')}
        </Tag>
      )}
    </span>
  );
}

function NextStep({ page }: { page: PathwayPage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { kind, meeting, deadline } = page.nextStep;
  return (
    <>
      <span className="pathway-now__text">
        {kind === 'meeting' && meeting
          ? t('pathway.next.meeting', {
              when: formatMoment(new Date(meeting.startsAt), now, language),
              replied: meeting.replied,
              invited: meeting.invited,
            })
          : t(`pathway.next.${kind}`, { unit: page.responsible.unitName })}
      </span>
      {deadline && (
        <span className="pathway-now__due">
          {t(`pathway.deadline.${deadline.ruleId}`)} <DueDate due={deadline.due} />
        </span>
      )}
    </>
  );
}

/** How long the record stays open to one who chose a reason. */
function MyAccess({ page }: { page: PathwayPage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { way, until } = page.myAccess;
  if (way === 'assigned' || until === null) return null;
  const when = formatMoment(new Date(until), clock.now(), language);
  return <p className="pathway-note">{t('pathway.open-until', { when })}</p>;
}

export function PathwayHeader({ page }: { page: PathwayPage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const age = ageWords(t, page.birthDate, today);
  const { responsible } = page;
  const since = formatDay(osloDay(new Date(responsible.since)), today, language);
  return (
    <header className="pathway-head">
      <PageHeader
        title={[`${page.givenName} ${page.familyName}`, age].filter(Boolean).join(', ')}
        tabTitle={t('pathway.tab-title')}
        aside={<Marks page={page} />}
      />
      <dl className="web-card pathway-now">
        <div>
          <dt>{t('pathway.responsible-now')}</dt>
          <dd>
            <strong>{responsible.unitName}</strong>
            <span className="pathway-now__text">
              {t('pathway.responsible-person', { name: responsible.staffName, since })}
            </span>
          </dd>
        </div>
        <div>
          <dt>{t('pathway.next')}</dt>
          <dd>
            <NextStep page={page} />
          </dd>
        </div>
      </dl>
      {page.isUnowned && <UnownedNotice page={page} />}
      {page.handover && <HandoverNotice page={page} handover={page.handover} />}
      <MyAccess page={page} />
    </header>
  );
}
