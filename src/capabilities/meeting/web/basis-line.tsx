// What an invitee may be told today, or that the legal basis is missing and where to settle it.
import { CheckmarkCircleIcon, ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import { Link } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { osloDay } from '../../../rules/plain-date.ts';
import { allTopics } from '../../../rules/topics.ts';
import { formatDay } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useToday } from '../../../web/now.ts';
import type { InviteeBasis } from '../model.ts';
import { runsOutBefore } from '../rules.ts';
import { useTopicNames } from './use-names.ts';

export interface BasisLineProps {
  basis: InviteeBasis | null;
  pathwayId: string;
  startsAt: string | null;
  /** True where the reader can settle what is missing. */
  maySettle: boolean;
}

export function BasisLine({ basis, pathwayId, startsAt, maySettle }: BasisLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const topicNames = useTopicNames();
  if (!basis)
    return (
      <span className="meeting-basis" data-state="missing">
        <ExclamationmarkTriangleIcon aria-hidden />
        <span>
          {t('meeting.basis.missing')}{' '}
          {maySettle && (
            <Link as={RouterLink} to={`/pathways/${pathwayId}/consent`}>
              {t('meeting.basis.settle')}
            </Link>
          )}
        </span>
      </span>
    );
  const names = topicNames(basis.topics);
  const topics =
    basis.topics === allTopics
      ? t('meeting.basis.all')
      : names.length === 0
        ? t('meeting.basis.practical')
        : names.map(({ label }) => label).join(', ');
  const day = basis.validTo && startsAt ? osloDay(new Date(startsAt)) : null;
  return (
    <span className="meeting-basis" data-state="held">
      <CheckmarkCircleIcon aria-hidden />
      <span>
        {t(`meeting.basis.${basis.kinds[0] ?? 'other'}`)}: {topics}
        {basis.validTo &&
          ` · ${t('meeting.basis.until', { day: formatDay(basis.validTo, today, language) })}`}
        {day && runsOutBefore(basis, startsAt) && (
          <strong className="meeting-basis__ends">{t('meeting.basis.ends-before')}</strong>
        )}
      </span>
    </span>
  );
}
