// What stood before: each basis, when it ended, by whom and why, with the receipt of what was taken back.
import { Link } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { osloDay } from '../../../rules/plain-date.ts';
import { shortName } from '../../../web/ui/short-name.ts';
import type { LegalBasis } from '../model.ts';
import { consentPath } from './consent-data.ts';
import { useBasisWords, useDay, useTopicList } from './words.ts';

export function History({ history, pathwayId }: { history: readonly LegalBasis[]; pathwayId: string }) {
  const { t } = useTranslation();
  const basisWords = useBasisWords();
  const topicList = useTopicList();
  const day = useDay();
  return (
    <ul className="consent-history">
      {history.map((basis) => {
        const { ended } = basis;
        const hasReceipt =
          basis.kind !== 'objection' && (ended?.reason === 'withdrawn' || ended?.reason === 'objection');
        return (
          <li key={basis.id}>
            {basisWords(basis)}
            {basis.topics.length > 0 && `: ${topicList(basis.topics)}`}.
            {basis.limit && (
              <>
                {' '}
                <q>{basis.limit}</q>
              </>
            )}
            {ended && (
              <span className="consent-quiet">
                {' '}
                {t(`consent.ended.${basis.kind === 'objection' ? 'objection-' : ''}${ended.reason}`, {
                  day: day(osloDay(new Date(ended.at))),
                  who: shortName(ended.by),
                })}
              </span>
            )}
            {hasReceipt && (
              <>
                {' '}
                <Link as={RouterLink} to={`${consentPath(pathwayId)}/receipts/${basis.id}`}>
                  {t('consent.receipt')}
                </Link>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
