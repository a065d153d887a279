// Who sees what: which text stands in which letter, and on what legal basis.
import { BodyLong, Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { containsAll } from '../../../rules/topics.ts';
import { Matrix } from '../../../web/ui/matrix.tsx';
import type { Invitee, MeetingPage } from '../model.ts';
import { topicsHeldBy } from '../rules.ts';
import { BasisLine } from './basis-line.tsx';
import { useTopicNames } from './use-names.ts';

/** One row an invitee, one column a text: what each letter holds. */
export function WhoGetsWhat({ page, invitees }: { page: MeetingPage; invitees: readonly Invitee[] }) {
  const { t } = useTranslation();
  const topicNames = useTopicNames();
  const written = page.texts.filter(({ text }) => text.trim() !== '');
  if (invitees.length === 0) return null;
  const columns = written.map(({ id, kind, topics }) => ({
    id,
    label:
      kind === 'more'
        ? topicNames(topics)
            .map(({ label }) => label)
            .join(', ')
        : t(`meeting.text.${kind}`),
  }));
  return (
    <section aria-labelledby="meeting-who-gets">
      <Heading level="3" size="small" id="meeting-who-gets" spacing>
        {t('meeting.who-sees')}
      </Heading>
      <BodyLong spacing>{t('meeting.who-sees.lead')}</BodyLong>
      <Matrix
        caption={t('meeting.who-sees')}
        isCaptionHidden
        rowLabel={t('meeting.who-sees.who')}
        columns={columns}
        noteLabel={t('meeting.who-sees.basis')}
        onText={t('meeting.who-sees.on')}
        offText={t('meeting.who-sees.off')}
        rows={invitees.map((invitee) => {
          const held = topicsHeldBy(invitee);
          return {
            id: invitee.id,
            label: <span translate="no">{invitee.name}</span>,
            on: new Set(
              written.filter(({ topics }) => held !== 0 && containsAll(held, topics)).map(({ id }) => id),
            ),
            note: (
              <BasisLine
                basis={invitee.basis}
                pathwayId={page.pathwayId}
                startsAt={page.frame.startsAt}
                maySettle
              />
            ),
          };
        })}
      />
    </section>
  );
}
