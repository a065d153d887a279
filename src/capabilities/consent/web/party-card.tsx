// One party: what it sees and why, what the patient holds back, what came before, and the verbs.
import {
  CheckmarkCircleIcon,
  CircleSlashIcon,
  ClockIcon,
  MenuElipsisHorizontalIcon,
} from '@navikt/aksel-icons';
import { ActionMenu, BodyShort, Button, ReadMore } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate } from 'react-router';
import { api } from '../../../web/api.ts';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import type { ConsentPage, LegalBasis, PartyBases } from '../model.ts';
import { consentPath, type Saved, useReload } from './consent-data.ts';
import { History } from './history.tsx';
import { SignedForm } from './signed-form.tsx';
import { isConsent, isTakeable } from './standing.ts';
import { useBasisWords, usePartyRole, usePeriodWords, useTopicList } from './words.ts';

export function PartyCard({ page, entry }: { page: ConsentPage; entry: PartyBases }) {
  const { t } = useTranslation();
  const role = usePartyRole();
  const { party, present, history } = entry;
  return (
    <li className="consent-card">
      <div>
        <strong translate="no">{party.name}</strong>
        {party.kind !== 'unit' && <span className="consent-quiet"> · {role(party)}</span>}
      </div>
      {present ? <Standing entry={entry} basis={present} today={page.today} /> : <Nothing />}
      {present?.kind === 'written-consent' && present.state !== 'ran-out' && (
        <SignedForm page={page} basis={present} />
      )}
      <Verbs page={page} entry={entry} />
      {history.length > 0 && (
        <ReadMore size="small" header={t('consent.history', { count: history.length })}>
          <History history={history} pathwayId={page.pathwayId} />
        </ReadMore>
      )}
    </li>
  );
}

function Nothing() {
  const { t } = useTranslation();
  return (
    <p className="consent-line" data-state="none">
      <CircleSlashIcon aria-hidden />
      <span>{t('consent.sees-nothing')}</span>
    </p>
  );
}

function Standing({ entry, basis, today }: { entry: PartyBases; basis: LegalBasis; today: string }) {
  const { t } = useTranslation();
  const basisWords = useBasisWords();
  const periodWords = usePeriodWords(today);
  const topicList = useTopicList();
  const period = periodWords(basis);
  const isSeeing = basis.state === 'in-force' && basis.kind !== 'objection';
  const Icon = isSeeing ? CheckmarkCircleIcon : basis.state === 'not-yet' ? ClockIcon : CircleSlashIcon;
  return (
    <>
      <p className="consent-line" data-state={isSeeing ? 'sees' : 'none'}>
        <Icon aria-hidden />
        <span>
          {basisWords(basis)}
          {period && ` · ${period}`}
        </span>
      </p>
      {basis.topics.length > 0 && !entry.isResponsible && (
        <BodyShort>
          {t(isSeeing ? 'consent.sees-topics' : 'consent.would-see-topics', {
            topics: topicList(basis.topics),
          })}
        </BodyShort>
      )}
      {basis.limit && (
        <blockquote className="consent-limit">
          <span className="consent-quiet">{t('consent.limit')}</span>
          {basis.limit}
        </blockquote>
      )}
    </>
  );
}

function Verbs({ page, entry }: { page: ConsentPage; entry: PartyBases }) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState<'recorded-wrongly' | 'lift-objection' | null>(null);
  const { party, present, isResponsible, need } = entry;
  const { manageConsent, withdrawConsent } = page.may;
  if (isResponsible || (!manageConsent && !withdrawConsent)) return null;
  const base = consentPath(page.pathwayId);
  const name = <span className="aksel-sr-only"> {party.name}</span>;
  const isObjection = present?.kind === 'objection';
  const mayLimit = present !== null && isTakeable(entry) && present.kind !== 'requester';
  return (
    <div className="consent-verbs">
      {manageConsent && (
        <Button
          as={RouterLink}
          to={`${base}/recipient?party=${party.id}`}
          size="small"
          variant={present ? 'tertiary' : 'secondary'}
        >
          {t(present && !isObjection ? 'consent.change' : `consent.record.${need.need}`)}
          {name}
        </Button>
      )}
      {withdrawConsent && mayLimit && (
        <Button as={RouterLink} to={`${base}/limit/${present.id}`} size="small" variant="tertiary">
          {t('consent.limit.button')}
          {name}
        </Button>
      )}
      {withdrawConsent && isTakeable(entry) && present && (
        <Button as={RouterLink} to={`${base}/withdraw?party=${party.id}`} size="small" variant="tertiary">
          {t(isConsent(present) ? 'consent.withdraw' : 'consent.object')}
          {name}
        </Button>
      )}
      {manageConsent && isObjection && (
        <Button size="small" variant="tertiary" onClick={() => setAsks('lift-objection')}>
          {t('consent.lift')}
          {name}
        </Button>
      )}
      {withdrawConsent && present && (
        <ActionMenu>
          <ActionMenu.Trigger>
            <Button
              size="small"
              variant="tertiary"
              data-color="neutral"
              icon={<MenuElipsisHorizontalIcon title={t('consent.more', { name: party.name })} />}
            />
          </ActionMenu.Trigger>
          <ActionMenu.Content>
            <ActionMenu.Item onSelect={() => setAsks('recorded-wrongly')}>
              {t('consent.correct')}
            </ActionMenu.Item>
          </ActionMenu.Content>
        </ActionMenu>
      )}
      {present && asks && (
        <Ask page={page} basis={present} name={party.name} what={asks} onDone={() => setAsks(null)} />
      )}
    </div>
  );
}

interface AskProps {
  page: ConsentPage;
  basis: LegalBasis;
  name: string;
  what: 'recorded-wrongly' | 'lift-objection';
  onDone(): void;
}

function Ask({ page, basis, name, what, onDone }: AskProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const reload = useReload(page.pathwayId);
  const key = what === 'recorded-wrongly' ? 'correct' : 'lift';
  const confirm = async () => {
    const path = `/api/pathways/${page.pathwayId}/legal-bases/${basis.id}/${what}`;
    await api.post(path, { version: basis.version });
    await reload();
    onDone();
    const saved: Saved = { what: what === 'recorded-wrongly' ? 'corrected' : 'lifted', name };
    await navigate('.', { state: { saved }, replace: true });
  };
  return (
    <ConfirmDialog
      isOpen
      title={t(`consent.${key}.title`, { name })}
      confirmLabel={t(`consent.${key}.confirm`)}
      onConfirm={confirm}
      onCancel={onDone}
    >
      {t(`consent.${key}.detail`, { name })}
    </ConfirmDialog>
  );
}
