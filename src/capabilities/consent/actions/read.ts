// Reading: the page of legal bases, who sees what today, and what a change would do before it is saved.
import type { StaffWork } from '../../../platform/db/actor.ts';
import type { Language } from '../../../platform/http/language.ts';
import { fault } from '../../../platform/http/problem.ts';
import type { Basis } from '../../../rules/legal-basis.ts';
import { consentAbilities } from '../access.ts';
import type {
  ConsentPage,
  Party,
  PartySight,
  ProposedChange,
  SeenParty,
  WhoSeesWhat,
  WhoSeesWhatPreview,
} from '../model.ts';
import { basisAfter, cellsOf, planChange, type Change } from '../rules.ts';
import type { BasisRow, ConsentFrame } from '../store.ts';
import { accepted, basisView, loadOpen, needView, partyIn, presentOf, settingOf, toBasis } from './load.ts';

/** Everybody with a basis now or before, and every person around the pathway; `extra` adds units by id. Throws 404 when the
 *  record is not open. */
export async function openConsent(
  work: StaffWork,
  pathwayId: string,
  language: Language,
  extra: readonly string[] = [],
): Promise<ConsentPage> {
  const frame = await loadOpen(work, pathwayId, extra);
  work.log({ action: 'read', object: 'legal-basis', pathwayId });
  return consentPage(work, pathwayId, frame, language);
}

export function consentPage(
  work: StaffWork,
  pathwayId: string,
  frame: ConsentFrame,
  language: Language,
): ConsentPage {
  const parties = frame.parties
    .filter((party) => party.kind !== 'patient')
    .map((party) => {
      const present = presentOf(frame, party.id);
      const history = frame.bases.filter((basis) => basis.partyId === party.id && basis !== present);
      return {
        party,
        isResponsible: party.id === frame.responsibleUnitId,
        need: needView(settingOf(frame, party, work.today), language),
        present: present && basisView(present, work.today),
        history: history.map((basis) => basisView(basis, work.today)),
      };
    });
  return {
    pathwayId,
    today: work.today,
    responsibleUnitId: frame.responsibleUnitId,
    parties,
    may: consentAbilities(work.actor, frame),
  };
}

const seen = ({ id, kind, unitKind, name, relation }: Party): SeenParty => ({
  id,
  kind,
  unitKind,
  name,
  relation,
});

function sightOf(
  basis: Basis | null,
  party: { id: string; kind: Party['kind'] },
  today: string,
  row: BasisRow | null,
): PartySight {
  return {
    basis: basis && {
      id: row?.id ?? null,
      kind: basis.kind,
      validFrom: basis.validFrom,
      validTo: basis.validTo,
      givenOn: row?.givenOn ?? null,
      recordedBy: row?.recordedBy ?? null,
    },
    ...cellsOf(basis, party, today),
  };
}

function sightNow(frame: ConsentFrame, pathwayId: string, party: Party, today: string): PartySight {
  const row = presentOf(frame, party.id);
  return sightOf(row && toBasis(row, pathwayId), party, today, row);
}

/** Who sees what today, party by party and topic by topic. With `only`, those parties, also units without any basis; a unit
 *  that does not exist is left out. Throws 404 when the record is not open. */
export async function whoSeesWhat(
  work: StaffWork,
  pathwayId: string,
  only: readonly string[] | null,
): Promise<WhoSeesWhat> {
  const frame = await loadOpen(work, pathwayId, only ?? []);
  work.log({ action: 'read', object: 'who-sees-what', pathwayId });
  const parties = frame.parties.filter(({ id, kind }) => (only ? only.includes(id) : kind !== 'patient'));
  return {
    today: work.today,
    rows: parties.map((party) => ({
      party: seen(party),
      now: sightNow(frame, pathwayId, party, work.today),
    })),
  };
}

interface Draft {
  party: { id: string; kind: Party['kind']; unitKind: string | null };
  shown: SeenParty;
  basis: Basis | null;
  row: BasisRow | null;
  before: PartySight;
}

/** The change as the plan takes it, for the party it is about. */
export function changeOf(proposed: ProposedChange): Change {
  if (proposed.change === 'record') {
    const { kind, topics, validFrom, validTo } = proposed;
    return { change: 'record', kind, topics, validFrom, validTo };
  }
  if (proposed.change === 'limit')
    return { change: 'limit', heldBack: proposed.heldBack, validTo: proposed.validTo, hasWords: true };
  return { change: proposed.change };
}

/** Who would see what if these changes were saved, one after the other. Saves nothing. Refuses what saving would refuse. */
export async function previewWhoSeesWhat(
  work: StaffWork,
  pathwayId: string,
  changes: readonly ProposedChange[],
): Promise<WhoSeesWhatPreview> {
  const ids = changes.flatMap((change) => {
    if (change.change !== 'record') return [change.partyId];
    return 'partyId' in change.party ? [change.party.partyId] : [];
  });
  const frame = await loadOpen(work, pathwayId, ids);
  work.log({ action: 'read', object: 'who-sees-what', pathwayId });
  const drafts = new Map<string, Draft>();
  for (const party of frame.parties) {
    if (party.kind === 'patient') continue;
    const row = presentOf(frame, party.id);
    const basis = row && toBasis(row, pathwayId);
    const before = sightNow(frame, pathwayId, party, work.today);
    drafts.set(party.id, { party, shown: seen(party), basis, row, before });
  }
  for (const [index, change] of changes.entries()) {
    const at = `changes.${index}.`;
    const draft = draftFor(change, index, drafts, work.today);
    if (!draft) throw fault(`${at}partyId`, 'problem.consent.unknown-party');
    const plan = accepted(
      planChange(settingOf(frame, draft.party, work.today), draft.basis, changeOf(change)),
      at,
    );
    draft.basis = basisAfter(plan, { pathwayId, partyId: draft.party.id, id: `proposed-${index}` });
    draft.row = null;
  }
  const rows = [...drafts.values()].map(({ party, shown, basis, row, before }) => {
    const after = sightOf(basis, party, work.today, row);
    return { party: shown, before, after, isChanged: JSON.stringify(before) !== JSON.stringify(after) };
  });
  return { today: work.today, rows };
}

function draftFor(
  change: ProposedChange,
  index: number,
  drafts: Map<string, Draft>,
  today: string,
): Draft | undefined {
  if (change.change !== 'record') return drafts.get(change.partyId);
  if ('partyId' in change.party) return drafts.get(change.party.partyId);
  const { kind, name, relation } = change.party.newParty;
  const party = { id: `new-${index}`, kind, unitKind: null };
  const draft: Draft = {
    party,
    shown: { id: null, kind, unitKind: null, name, relation },
    basis: null,
    row: null,
    before: sightOf(null, party, today, null),
  };
  drafts.set(party.id, draft);
  return draft;
}

/** A party of the pathway, or throws 422 on `field`. */
export function requireParty(frame: ConsentFrame, partyId: string, field: string): Party {
  const party = partyIn(frame, partyId);
  if (!party) throw fault(field, 'problem.consent.unknown-party');
  return party;
}
