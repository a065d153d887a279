// For the leader: who is responsible for how much at the unit, and all of one person's passed on to a colleague.
import { Button, Heading, Tag } from '@navikt/ds-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../web/announce.tsx';
import { api } from '../../../web/api.ts';
import { focusFirstField, focusHeading } from '../../../web/focus.ts';
import { ApiProblem } from '../../../web/problem.ts';
import { EmptyState } from '../../../web/ui/empty-state.tsx';
import { Loading } from '../../../web/ui/loading.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { StaffPicker } from '../../directory/web/staff-picker.tsx';
import type { Portfolio } from '../model.ts';

const titleId = 'portfolios';

function MoveForm({ line, unitId, onClose }: { line: Portfolio; unitId: string; onClose(): void }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const client = useQueryClient();
  const [toStaffId, setToStaffId] = useState<string | null>(null);
  const [isAsked, setIsAsked] = useState(false);
  const move = useMutation({
    mutationFn: () => api.put<{ pathways: number }>(`/api/portfolios/${line.staffId}`, { toStaffId }),
    onSuccess: async ({ pathways }) => {
      announce(t('pathway.portfolio.done', { count: pathways }));
      await client.invalidateQueries({ queryKey: ['responsibility'] });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (toStaffId !== null) move.mutate();
  };
  const fieldError = move.error instanceof ApiProblem ? move.error.errors[0]?.message : undefined;
  return (
    <form ref={focusFirstField} className="pathway-form" onSubmit={submit} noValidate>
      <StaffPicker
        id={`portfolio-${line.staffId}`}
        unitId={unitId}
        label={t('pathway.portfolio.who', { name: line.staffName })}
        description={t('pathway.portfolio.help', { name: line.staffName })}
        roles={['practitioner', 'leader']}
        without={[line.staffId]}
        value={toStaffId}
        onChange={setToStaffId}
        error={isAsked && toStaffId === null ? t('pathway.new-person.choose') : fieldError}
      />
      {move.isError && !fieldError && <ProblemMessage problem={move.error} hasFocus />}
      <div className="pathway-buttons">
        <Button type="submit" size="small" loading={move.isPending}>
          {t('pathway.portfolio.give')}
        </Button>
        <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={onClose}>
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
}

function PortfolioRow({ line, unitId }: { line: Portfolio; unitId: string }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const nameId = `portfolio-name-${line.staffId}`;
  return (
    <li className="web-card pathway-section">
      <div className="pathway-section__head">
        <Heading level="3" size="xsmall" id={nameId} translate="no">
          {line.staffName}
        </Heading>
        {!isOpen && (
          <Button size="small" variant="secondary" aria-describedby={nameId} onClick={() => setIsOpen(true)}>
            {t('pathway.portfolio.give')}
          </Button>
        )}
      </div>
      <p className="pathway-note">
        {t('pathway.portfolio.count', { count: line.pathways })}{' '}
        {!line.worksHere && (
          <Tag size="small" data-color="danger">
            {t('pathway.portfolio.left')}
          </Tag>
        )}
      </p>
      {isOpen && (
        <MoveForm
          line={line}
          unitId={unitId}
          onClose={() => {
            setIsOpen(false);
            focusHeading(titleId);
          }}
        />
      )}
    </li>
  );
}

export function Portfolios({ unitId }: { unitId: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ['responsibility', 'portfolios'],
    queryFn: ({ signal }) => api.get<{ portfolios: Portfolio[] }>('/api/portfolios', { signal }),
  });
  if (error) return <ProblemMessage problem={error} onRetry={() => void refetch()} />;
  return (
    <section className="pathway-section">
      <Heading level="2" size="small" id={titleId} tabIndex={-1}>
        {t('pathway.portfolio.title')}
      </Heading>
      {!data && <Loading rows={2} />}
      {data?.portfolios.length === 0 && <EmptyState title={t('pathway.portfolio.none')} level="3" />}
      <ul className="pathway-cards">
        {data?.portfolios.map((line) => (
          <PortfolioRow key={line.staffId} line={line} unitId={unitId} />
        ))}
      </ul>
    </section>
  );
}
