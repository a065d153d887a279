// The tasks of one pathway: what is open, what is over, and giving a new one to somebody who may see what it is about.
import './task.css';
import { PlusIcon } from '@navikt/aksel-icons';
import { Button, Heading } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { focusHeading } from '../../../web/focus.ts';
import { EmptyState } from '../../../web/ui/empty-state.tsx';
import { Loading } from '../../../web/ui/loading.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { PathwayTasks } from '../model.ts';
import { GiveForm } from './give-form.tsx';
import { TaskCard } from './task-card.tsx';
import { usePathwayTasks } from './task-data.ts';
import { useReceipt } from './use-receipt.tsx';

export default function PathwayTasksPage() {
  const { pathwayId = '' } = useParams();
  const { t } = useTranslation();
  const { data, error, refetch } = usePathwayTasks(pathwayId);
  return (
    <section aria-labelledby="tasks-heading" className="task-stack">
      <Heading level="2" size="medium" id="tasks-heading" tabIndex={-1}>
        {t('task.of-pathway')}
      </Heading>
      {error ? (
        <ProblemMessage problem={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Tasks pathwayId={pathwayId} page={data} />
      ) : (
        <Loading />
      )}
    </section>
  );
}

function Tasks({ pathwayId, page }: { pathwayId: string; page: PathwayTasks }) {
  const { t } = useTranslation();
  const [isGiving, setIsGiving] = useState(false);
  const { receipt, say } = useReceipt();
  const given = (text: string) => {
    setIsGiving(false);
    say(text);
  };
  return (
    <>
      {receipt}
      {page.may.create && !isGiving && (
        <Button
          className="task-start"
          icon={<PlusIcon aria-hidden />}
          variant="secondary"
          onClick={() => setIsGiving(true)}
        >
          {t('task.give')}
        </Button>
      )}
      {isGiving && (
        <GiveForm
          pathwayId={pathwayId}
          page={page}
          onClose={() => {
            setIsGiving(false);
            focusHeading('tasks-heading');
          }}
          onGiven={given}
        />
      )}
      {page.open.length === 0 ? (
        <EmptyState title={t('task.none.pathway')} level="3">
          {t('task.none.pathway-what')}
        </EmptyState>
      ) : (
        <ul className="task-list">
          {page.open.map((task) => (
            <li key={task.id}>
              <TaskCard task={task} hasPerson={false} onDone={say} />
            </li>
          ))}
        </ul>
      )}
      {page.over.length > 0 && (
        <details className="task-over">
          <summary>{t('task.over', { count: page.over.length })}</summary>
          <ul className="task-list">
            {page.over.map((task) => (
              <li key={task.id}>
                <TaskCard task={task} hasPerson={false} onDone={say} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
