// The page for those who hold posts at several units: which one is this work for?
import { ChevronRightIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Employment } from './session-model.ts';
import { useSessionStore } from './session.tsx';
import { EmptyState } from './ui/empty-state.tsx';
import { PageHeader } from './ui/page-header.tsx';
import { ProblemMessage } from './ui/problem-message.tsx';

export function ChooseUnitPage({ employments }: { employments: readonly Employment[] }) {
  const { t } = useTranslation();
  const store = useSessionStore();
  const [chosen, setChosen] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);

  const choose = async (employmentId: string) => {
    setChosen(employmentId);
    setProblem(null);
    try {
      await store.chooseUnit(employmentId);
    } catch (reason) {
      setProblem(reason);
      setChosen(null);
    }
  };

  return (
    <section className="web-card">
      <PageHeader title={t('web.choose-unit.title')} lead={t('web.choose-unit.lead')} />
      {problem !== null && <ProblemMessage problem={problem} hasFocus />}
      {employments.length === 0 && (
        <EmptyState title={t('web.choose-unit.none.title')}>{t('web.choose-unit.none.detail')}</EmptyState>
      )}
      <ul className="web-choices">
        {employments.map(({ id, unitName, role, title }) => (
          <li key={id}>
            <button type="button" disabled={chosen !== null} onClick={() => void choose(id)}>
              <span>
                <span className="web-choices__name">{unitName}</span>
                <span className="web-choices__detail">
                  {title ?? t(`web.role.${role}`, { defaultValue: '' })}
                </span>
              </span>
              <ChevronRightIcon aria-hidden fontSize="1.5rem" />
            </button>
          </li>
        ))}
      </ul>
      <Button className="web-card__way-out" variant="tertiary" onClick={() => void store.signOut(true)}>
        {t('web.sign-out.button')}
      </Button>
    </section>
  );
}
