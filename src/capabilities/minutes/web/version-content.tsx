// The words of approved minutes, in the order a reader needs them.
import { BodyLong, Heading, Table } from '@navikt/ds-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow } from '../../../web/now.ts';
import type { VersionPage } from '../model-versions.ts';
import { Due } from './due.tsx';

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="minutes-section">
      <Heading level="2" size="small" id={id}>
        {title}
      </Heading>
      {children}
    </section>
  );
}

function Prose({ text, conclusion }: { text: string; conclusion: string }) {
  const { t } = useTranslation();
  return (
    <>
      {text.trim() !== '' && <BodyLong className="minutes-prose">{text}</BodyLong>}
      {conclusion.trim() !== '' && (
        <>
          <p className="minutes-label">{t('minutes.conclusion')}</p>
          <BodyLong className="minutes-prose">{conclusion}</BodyLong>
        </>
      )}
    </>
  );
}

function Decision({ page }: { page: VersionPage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { frame } = page;
  if (!frame) return null;
  const next = [
    frame.nextStartsAt && formatMoment(new Date(frame.nextStartsAt), now, language),
    frame.nextPlace,
  ].filter(Boolean);
  return (
    <dl className="web-card minutes-facts">
      <div>
        <dt>{t('minutes.decision.heading')}</dt>
        <dd>{frame.decision ? t(`minutes.decision.${frame.decision}`) : t('minutes.decision.none')}</dd>
      </div>
      <div>
        <dt>{t('minutes.next')}</dt>
        <dd>{next.length > 0 ? next.join(', ') : t('minutes.next.none')}</dd>
      </div>
      <div>
        <dt>{t('minutes.feedback.heading')}</dt>
        <dd>
          {frame.feedbackWhen ? t(`minutes.feedback.${frame.feedbackWhen}`) : t('minutes.nothing-yet')}
          {frame.feedbackBy ? `: ${frame.feedbackBy}` : ''}
        </dd>
      </div>
      <div>
        <dt>{t('minutes.led')}</dt>
        <dd>
          {t('minutes.led-by', {
            chair: frame.chair ?? t('minutes.nobody-yet'),
            taker: frame.minuteTaker ?? t('minutes.nobody-yet'),
          })}
        </dd>
      </div>
    </dl>
  );
}

function Matrix({ page }: { page: VersionPage }) {
  const { t } = useTranslation();
  if (page.followUps.length === 0) return <p className="minutes-empty">{t('minutes.row.none')}</p>;
  return (
    <ul className="minutes-matrix">
      {page.followUps.map((row, index) => (
        <li key={`${index} ${row.what}`}>
          <span className="minutes-matrix__what">
            {row.caseNumber !== null && (
              <span className="minutes-note">{t('minutes.matrix.case', { number: row.caseNumber })}</span>
            )}
            <strong>{row.what}</strong>
          </span>
          <span className="minutes-row__facts">
            <span>{[row.staffName, row.partyName].filter(Boolean).join(', ')}</span>
            {row.due && <Due day={row.due} />}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Presence({ page }: { page: VersionPage }) {
  const { t } = useTranslation();
  const said = (one: VersionPage['presence'][number]) => {
    const parts = one.parts.filter((part) => part.isPresent).map((part) => part.part);
    if (one.parts.length === 0) return t('minutes.presence.unrecorded');
    if (parts.length === 0) return t('minutes.presence.absent');
    return parts.length === 4
      ? t('minutes.presence.all')
      : t('minutes.presence.parts', { parts: parts.join(', ') });
  };
  const who = (one: VersionPage['presence'][number]) => [
    ...new Set(one.parts.flatMap((part) => (part.isPresent && part.who ? [part.who] : []))),
  ];
  return (
    <Table size="small">
      <Table.Header>
        <Table.Row>
          <Table.HeaderCell scope="col">{t('minutes.presence.party')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('minutes.presence.when')}</Table.HeaderCell>
        </Table.Row>
      </Table.Header>
      <Table.Body>
        {page.presence.map((one) => (
          <Table.Row key={one.partyId}>
            <Table.HeaderCell scope="row">
              {one.name}
              {who(one).length > 0 && <span className="minutes-note">{who(one).join(', ')}</span>}
            </Table.HeaderCell>
            <Table.DataCell>{said(one)}</Table.DataCell>
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  );
}

export function VersionContent({ page }: { page: VersionPage }) {
  const { t } = useTranslation();
  return (
    <>
      <Decision page={page} />
      <Section id="matrix" title={t('minutes.matrix')}>
        <Matrix page={page} />
      </Section>
      {page.cases.length > 0 && (
        <Section id="cases" title={t('minutes.cases')}>
          {page.cases.map((one) => (
            <section key={one.number} className="minutes-piece">
              <Heading level="3" size="xsmall">
                {t('minutes.case.heading', {
                  number: one.number,
                  title: one.title.trim() || t('minutes.case.untitled'),
                })}
              </Heading>
              <Prose text={one.description} conclusion={one.conclusion} />
            </section>
          ))}
        </Section>
      )}
      {page.points.length > 0 && (
        <Section id="points" title={t('minutes.points')}>
          {page.points.map((one) => (
            <section key={one.key} className="minutes-piece">
              <Heading level="3" size="xsmall">
                {t(`minutes.point.${one.key}`)}
              </Heading>
              <Prose text={one.text} conclusion={one.conclusion} />
            </section>
          ))}
        </Section>
      )}
      {page.notes.length > 0 && (
        <Section id="notes" title={t('minutes.notes')}>
          {page.notes.map((one) => (
            <section key={`${one.key} ${one.partyName ?? ''}`} className="minutes-piece">
              <Heading level="3" size="xsmall">
                {[t(`minutes.note.${one.key}`), one.partyName].filter(Boolean).join(': ')}
              </Heading>
              <Prose text={one.text} conclusion={one.conclusion} />
            </section>
          ))}
        </Section>
      )}
      <Section id="presence" title={t('minutes.presence.title')}>
        <Presence page={page} />
      </Section>
    </>
  );
}
