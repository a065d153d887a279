// Before the meeting: who is ready, my service's six points, and what the others have shared.
import { BodyLong, Button, Checkbox, Heading } from '@navikt/ds-react';
import { CheckmarkCircleIcon, HourglassIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useAutosaveDesk } from '../../../web/session.tsx';
import { EmptyState } from '../../../web/ui/empty-state.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { MeetingPage } from '../model.ts';
import { preparationPoints } from '../model-kinds.ts';
import { DivisionOfWork } from './division-of-work.tsx';
import { useReload } from './meeting-data.ts';
import { OwnPoint, SharedPoint } from './preparation-point.tsx';

export function PreparationTab({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  return (
    <div className="meeting-stack meeting-tab">
      <WhoIsReady page={page} />
      {page.may.divideWork && <DivisionOfWork page={page} />}
      {page.may.prepare && (
        <section className="meeting-stack" aria-labelledby="meeting-own-points">
          <Heading level="2" size="small" id="meeting-own-points">
            {t('meeting.preparation.own')}
          </Heading>
          <BodyLong>{t('meeting.preparation.own.lead')}</BodyLong>
          {preparationPoints.map((point, index) => (
            <OwnPoint key={point} page={page} point={point} number={index + 1} />
          ))}
          <Ready page={page} />
        </section>
      )}
      <SharedPoints page={page} />
    </div>
  );
}

function WhoIsReady({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const ready = page.readiness.filter(({ readyAt }) => readyAt !== null).length;
  if (page.readiness.length === 0) return null;
  return (
    <section aria-labelledby="meeting-ready">
      <Heading level="2" size="small" id="meeting-ready" spacing>
        {t('meeting.ready.count', { ready, count: page.readiness.length })}
      </Heading>
      <ul className="meeting-plain meeting-ready">
        {page.readiness.map(({ unitId, unitName, readyAt, hasDiscussedInternally }) => {
          const Icon = readyAt ? CheckmarkCircleIcon : HourglassIcon;
          return (
            <li key={unitId} data-ready={readyAt !== null}>
              <Icon aria-hidden />
              <span>
                {unitName}:{' '}
                {t(
                  readyAt
                    ? 'meeting.ready.yes'
                    : hasDiscussedInternally
                      ? 'meeting.ready.discussed'
                      : 'meeting.ready.not-yet',
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The talk at one's own service comes first, then one is ready; the chair sees both. */
function Ready({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const desk = useAutosaveDesk();
  const reload = useReload(page.id);
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  // The tick stands where it was set while the server is told.
  const [ticked, setTicked] = useState<boolean | null>(null);
  const mine = page.readiness.find(({ unitId }) => unitId === page.my.unitId);
  const isReady = mine?.readyAt != null;

  const save = async (change: { hasDiscussedInternally: boolean; isReady: boolean }) => {
    if (isBusy) return;
    setIsBusy(true);
    setTicked(change.hasDiscussedInternally);
    setProblem(null);
    try {
      // Ready means ready with what is written.
      await desk.flush(5_000);
      await api.put(`/api/meetings/${page.id}/preparation`, { ...change, version: mine?.version ?? 1 });
    } catch (refusal) {
      setProblem(refusal);
    } finally {
      await reload();
      setIsBusy(false);
      setTicked(null);
    }
  };

  return (
    <div className="web-card meeting-stack">
      <Checkbox
        id="hasDiscussedInternally"
        checked={ticked ?? mine?.hasDiscussedInternally ?? false}
        description={t('meeting.discussed.help')}
        onChange={(event) =>
          void save({
            hasDiscussedInternally: event.target.checked,
            isReady: isReady && event.target.checked,
          })
        }
      >
        {t('meeting.discussed')}
      </Checkbox>
      <ProblemMessage problem={problem} hasFocus />
      {isReady ? (
        <>
          <BodyLong>{t('meeting.ready.done', { name: mine?.readyByName ?? '' })}</BodyLong>
          <Button
            className="meeting-start"
            size="small"
            variant="tertiary"
            loading={isBusy}
            onClick={() => void save({ hasDiscussedInternally: true, isReady: false })}
          >
            {t('meeting.ready.undo')}
          </Button>
        </>
      ) : (
        <Button
          className="meeting-wide"
          loading={isBusy}
          disabled={!mine?.hasDiscussedInternally}
          onClick={() => void save({ hasDiscussedInternally: true, isReady: true })}
        >
          {t('meeting.ready.say')}
        </Button>
      )}
    </div>
  );
}

function SharedPoints({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const shared = page.points.filter(({ isShared, unitId }) => isShared && unitId !== page.my.unitId);
  return (
    <section aria-labelledby="meeting-shared">
      <Heading level="2" size="small" id="meeting-shared" spacing>
        {t('meeting.shared')}
      </Heading>
      {shared.length === 0 ? (
        <EmptyState level="3" title={t('meeting.shared.none')}>
          {t('meeting.shared.none.help')}
        </EmptyState>
      ) : (
        preparationPoints
          .filter((point) => shared.some((one) => one.point === point))
          .map((point) => (
            <div key={point} className="meeting-shared">
              <Heading level="3" size="xsmall">
                {t(`meeting.point.${point}`)}
              </Heading>
              {shared
                .filter((one) => one.point === point)
                .map((one) => (
                  <SharedPoint key={one.unitId} point={one} />
                ))}
            </div>
          ))
      )}
    </section>
  );
}
