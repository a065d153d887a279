// Responsibility in the unit: offers that wait, to us and from us, and for the leader the pathways that nobody owns.
import './pathway.css';
import { Button, Heading } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../../web/api.ts';
import { formatDay, formatMoment } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow, useToday } from '../../../web/now.ts';
import { useSignedIn } from '../../../web/session.tsx';
import { EmptyState } from '../../../web/ui/empty-state.tsx';
import { Loading } from '../../../web/ui/loading.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { HandoverLine, UnownedLine } from '../model.ts';
import { focusHeading } from '../../../web/focus.ts';
import { Portfolios } from './portfolios.tsx';
import { ResponsibleForm } from './responsible-form.tsx';

function HandoverRow({ line }: { line: HandoverLine }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  return (
    <Link className="web-row" to={`/pathways/${line.pathwayId}`}>
      <span>
        <span className="web-row__main" translate="no">
          {line.givenName} {line.familyInitial}.
        </span>{' '}
        <span className="web-row__detail">
          {line.isToUs
            ? t('pathway.waiting.from', { unit: line.fromUnitName })
            : t('pathway.waiting.to', { unit: line.toUnitName })}
          {line.toStaffName && ` · ${line.toStaffName}`}
        </span>
      </span>
      <span className="web-row__detail">{formatMoment(new Date(line.offeredAt), now, language)}</span>
    </Link>
  );
}

function Handovers({
  lines,
  title,
  empty,
}: {
  lines: readonly HandoverLine[];
  title: string;
  empty: string;
}) {
  return (
    <section className="pathway-section">
      <Heading level="2" size="small">
        {title}
      </Heading>
      {lines.length === 0 ? (
        <EmptyState title={empty} level="3" />
      ) : (
        <ul className="web-list__rows">
          {lines.map((line) => (
            <li key={line.id}>
              <HandoverRow line={line} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function UnownedRow({ line }: { line: UnownedLine }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const { employment } = useSignedIn();
  const [isOpen, setIsOpen] = useState(false);
  const isShielded = line.givenName === null;
  const headingId = `unowned-${line.pathwayId}`;
  return (
    <li className="web-card pathway-section">
      <div className="pathway-section__head">
        <Heading level="3" size="xsmall" id={headingId} tabIndex={-1}>
          {isShielded ? t('pathway.unowned.shielded') : `${line.givenName} ${line.familyInitial}.`}
        </Heading>
        {!isOpen && (
          <Button size="small" onClick={() => setIsOpen(true)}>
            {t('pathway.unowned.give')}
          </Button>
        )}
      </div>
      <p className="pathway-note">
        {line.lastDay === null
          ? t('pathway.unowned.left', { name: line.lastStaffName })
          : t('pathway.unowned.left-on', {
              name: line.lastStaffName,
              day: formatDay(line.lastDay, today, language),
            })}
      </p>
      {isOpen && (
        <ResponsibleForm
          pathwayId={line.pathwayId}
          unitId={employment.unitId}
          version={line.version}
          without={[]}
          onCancel={() => {
            setIsOpen(false);
            focusHeading(headingId);
          }}
        />
      )}
    </li>
  );
}

function Unowned() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ['responsibility', 'unowned'],
    queryFn: ({ signal }) => api.get<{ pathways: UnownedLine[] }>('/api/unowned-pathways', { signal }),
  });
  if (error) return <ProblemMessage problem={error} onRetry={() => void refetch()} />;
  return (
    <section className="pathway-section">
      <Heading level="2" size="small">
        {t('pathway.unowned.list')}
      </Heading>
      {!data && <Loading rows={2} />}
      {data?.pathways.length === 0 && (
        <EmptyState title={t('pathway.unowned.none')} level="3">
          {t('pathway.unowned.none-text')}
        </EmptyState>
      )}
      <ul className="pathway-cards">
        {data?.pathways.map((line) => (
          <UnownedRow key={line.pathwayId} line={line} />
        ))}
      </ul>
    </section>
  );
}

export default function ResponsibilityPage() {
  const { t } = useTranslation();
  const { employment } = useSignedIn();
  const { data, error, refetch } = useQuery({
    queryKey: ['responsibility', 'handovers'],
    queryFn: ({ signal }) => api.get<{ handovers: HandoverLine[] }>('/api/handovers', { signal }),
  });
  const lines = data?.handovers ?? [];
  return (
    <div className="pathway">
      <PageHeader
        title={t('pathway.waiting.title')}
        lead={t('pathway.waiting.lead', { unit: employment.unitName })}
      />
      {employment.role === 'leader' && <Unowned />}
      {error && <ProblemMessage problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading rows={3} />}
      {data && (
        <>
          <Handovers
            title={t('pathway.waiting.to-us')}
            empty={t('pathway.waiting.to-us-none')}
            lines={lines.filter((line) => line.isToUs)}
          />
          <Handovers
            title={t('pathway.waiting.from-us')}
            empty={t('pathway.waiting.from-us-none')}
            lines={lines.filter((line) => !line.isToUs)}
          />
        </>
      )}
      {employment.role === 'leader' && <Portfolios unitId={employment.unitId} />}
    </div>
  );
}
