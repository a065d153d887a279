// Time, place, contact and who is invited, as facts to read.
import { Link } from '@navikt/ds-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPeriod } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow } from '../../../web/now.ts';
import type { MeetingPage } from '../model.ts';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="meeting-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** True for a place that is a link one can follow, e.g. to a video meeting. */
const isLink = (place: string) => /^https:\/\/\S+$/.test(place);

export function MeetingFacts({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { frame, contactName } = page;
  const taking = page.invitees.filter(({ state }) => state !== 'withdrawn');
  const parts = [1, 2, 3, 4].filter((part) => frame.patientParts & (1 << (part - 1)));
  return (
    <dl className="meeting-facts">
      <Fact name={t('meeting.fact.when')}>
        {frame.startsAt && frame.endsAt
          ? formatPeriod(new Date(frame.startsAt), new Date(frame.endsAt), now, language)
          : t('meeting.fact.not-set')}
      </Fact>
      <Fact name={t('meeting.fact.where')}>
        {frame.placeKind ? t(`meeting.place-kind.${frame.placeKind}`) : t('meeting.fact.not-set')}
        {frame.place && (
          <>
            <br />
            {isLink(frame.place) ? <Link href={frame.place}>{frame.place}</Link> : frame.place}
          </>
        )}
        {frame.placeAdaptation && (
          <>
            <br />
            {frame.placeAdaptation}
          </>
        )}
      </Fact>
      <Fact name={t('meeting.fact.contact')}>
        {contactName}
        {frame.contactPhone && (
          <>
            {contactName && ', '}
            <Link href={`tel:${frame.contactPhone.replaceAll(' ', '')}`}>{frame.contactPhone}</Link>
          </>
        )}
      </Fact>
      <Fact name={t('meeting.fact.invited')}>
        <ul className="meeting-plain" translate="no">
          <li>{page.conveningUnit.name}</li>
          {taking.map(({ id, name, relation }) => (
            <li key={id}>{relation ? `${name}, ${relation}` : name}</li>
          ))}
        </ul>
      </Fact>
      <Fact name={t('meeting.fact.patient')}>
        {parts.length === 4
          ? t('meeting.parts.all')
          : parts.length === 0
            ? t('meeting.parts.none')
            : t('meeting.parts.some', { parts: parts.join(', ') })}
      </Fact>
      {frame.chair && <Fact name={t('meeting.chair')}>{frame.chair}</Fact>}
      {frame.minuteTaker && <Fact name={t('meeting.minute-taker')}>{frame.minuteTaker}</Fact>}
    </dl>
  );
}
