// Step 3: who is invited, and on what legal basis. Nothing is sent to anyone without one.
import { BodyLong, Button, Heading, Search, Tag } from '@navikt/ds-react';
import { PlusIcon, XMarkIcon } from '@navikt/aksel-icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useAnnounce } from '../../../web/announce.tsx';
import { EmptyState } from '../../../web/ui/empty-state.tsx';
import { Loading } from '../../../web/ui/loading.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { Invitee, InviteeBasis, MeetingPage } from '../model.ts';
import { BasisLine } from './basis-line.tsx';
import { DivisionOfWork } from './division-of-work.tsx';
import { useChoices, useReload } from './meeting-data.ts';

export function StepInvitees({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  return (
    <div className="meeting-stack">
      <BodyLong>{t('meeting.step.invitees.lead')}</BodyLong>
      <ChooseInvitees page={page} />
      <DivisionOfWork page={page} />
    </div>
  );
}

/** Those chosen and not yet sent to, and the search for more; also used after the first invitations are sent. */
export function ChooseInvitees({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const reload = useReload(page.id);
  const [problem, setProblem] = useState<unknown>(null);
  const chosen = page.invitees.filter(({ state }) => state === 'chosen');

  // The row that was pressed moves to the other list: the keyboard goes on from the heading of its own, and nothing scrolls.
  const act = async (work: () => Promise<unknown>, done: string, headingId: string) => {
    setProblem(null);
    try {
      await work();
      announce(done);
    } catch (refusal) {
      setProblem(refusal);
    }
    await reload();
    document.getElementById(headingId)?.focus({ preventScroll: true });
  };
  const choose = (partyId: string, name: string) =>
    void act(
      () => api.post(`/api/meetings/${page.id}/invitations`, { partyId }),
      t('meeting.chosen.done', { name }),
      'meeting-add',
    );
  const remove = (invitee: Invitee) =>
    void act(
      () =>
        api.post(`/api/meetings/${page.id}/invitations/${invitee.id}/withdrawal`, {
          version: invitee.version,
        }),
      t('meeting.chosen.removed', { name: invitee.name }),
      'meeting-chosen',
    );

  return (
    <>
      <section aria-labelledby="meeting-chosen">
        <Heading level="3" size="small" id="meeting-chosen" tabIndex={-1} spacing>
          {t('meeting.chosen')}
        </Heading>
        {chosen.length === 0 ? (
          <EmptyState level="4" title={t('meeting.chosen.none')}>
            {t('meeting.chosen.none.help')}
          </EmptyState>
        ) : (
          <ul className="meeting-list">
            {chosen.map((invitee) => (
              <li key={invitee.id} id={`invitees.${invitee.id}`} tabIndex={-1}>
                <div className="meeting-list__main">
                  <PartyName {...invitee} />
                  <BasisLine
                    basis={invitee.basis}
                    pathwayId={page.pathwayId}
                    startsAt={page.frame.startsAt}
                    maySettle
                  />
                </div>
                <Button
                  size="small"
                  variant="tertiary"
                  data-color="neutral"
                  icon={<XMarkIcon aria-hidden />}
                  onClick={() => remove(invitee)}
                >
                  {t('meeting.chosen.remove')}
                  <span className="aksel-sr-only"> {invitee.name}</span>
                </Button>
              </li>
            ))}
          </ul>
        )}
      </section>
      <ProblemMessage problem={problem} hasFocus />
      <AddInvitees page={page} onChoose={choose} />
    </>
  );
}

function PartyName({ name, relation, kind }: Pick<Invitee, 'name' | 'relation' | 'kind'>) {
  const { t } = useTranslation();
  const role = kind === 'patient' ? t('meeting.kind.patient') : relation;
  return (
    <span className="meeting-list__name" translate="no">
      {name}
      {role && <span className="web-row__detail"> · {role}</span>}
    </span>
  );
}

interface Choice {
  partyId: string;
  name: string;
  kind: Invitee['kind'];
  relation: string | null;
  basis: InviteeBasis | null;
  hasEmail: boolean;
}

function AddInvitees({
  page,
  onChoose,
}: {
  page: MeetingPage;
  onChoose: (partyId: string, name: string) => void;
}) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [query, setQuery] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQuery(words.trim()), 250);
    return () => clearTimeout(timer);
  }, [words]);
  const { data, error, refetch } = useChoices(page.id, query);
  const persons: Choice[] = (data?.persons ?? []).map((person) => ({ ...person, hasEmail: false }));
  const units: Choice[] = (data?.units ?? []).map((unit) => ({ ...unit, kind: 'unit', relation: null }));
  // The list is for those likely to come; everyone else is found by name.
  const shown = [...persons, ...units].filter(({ basis }) => query !== '' || basis !== null);
  const others = query === '' ? units.filter(({ basis }) => basis === null).slice(0, 10) : [];
  return (
    <section aria-labelledby="meeting-add" className="meeting-stack">
      <Heading level="3" size="small" id="meeting-add" tabIndex={-1}>
        {t('meeting.add')}
      </Heading>
      <search>
        <Search
          label={t('meeting.add.search')}
          hideLabel={false}
          variant="simple"
          autoComplete="off"
          value={words}
          onChange={setWords}
        />
      </search>
      {error ? (
        <ProblemMessage problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading rows={3} />
      ) : (
        <ul className="meeting-list">
          {[...shown, ...others, ...(query === '' ? persons.filter(({ basis }) => basis === null) : [])].map(
            (choice) => (
              <li key={choice.partyId}>
                <div className="meeting-list__main">
                  <PartyName {...choice} />
                  <BasisLine
                    basis={choice.basis}
                    pathwayId={page.pathwayId}
                    startsAt={page.frame.startsAt}
                    maySettle={false}
                  />
                  {choice.kind === 'unit' && !choice.hasEmail && (
                    <Tag size="small" variant="moderate" data-color="neutral">
                      {t('meeting.channel.paper')}
                    </Tag>
                  )}
                </div>
                <Button
                  size="small"
                  variant="secondary"
                  icon={<PlusIcon aria-hidden />}
                  onClick={() => onChoose(choice.partyId, choice.name)}
                >
                  {t('meeting.add.choose')}
                  <span className="aksel-sr-only"> {choice.name}</span>
                </Button>
              </li>
            ),
          )}
        </ul>
      )}
      {data && query !== '' && shown.length === 0 && (
        <EmptyState level="4" title={t('web.list.none', { words: query })}>
          {t('web.list.none-detail')}
        </EmptyState>
      )}
    </section>
  );
}
