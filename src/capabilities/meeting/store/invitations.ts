// Writes invitations and replies, and reads what a letter to each invitee needs.
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/actor.ts';
import type { Invitee, Reply } from '../model.ts';
import { basisJson, instant, markText, rowsOfMeeting } from './parts.ts';

export interface PartyRow {
  id: string;
  kind: Invitee['kind'];
  topics: number;
  name: string;
  email: string | null;
}

/** The party as the actor may see it: any active unit, or a person around this pathway. */
export async function loadParty(tx: Tx, pathwayId: string, partyId: string): Promise<PartyRow | undefined> {
  const { rows } = await sql<PartyRow>`
    select pa.id, pa.kind, pa.topics, coalesce(u.name, pa.name) as name, coalesce(u.email, pa.email) as email
    from party pa left join unit u on u.id = pa.unit_id
    where pa.id = ${partyId} and (u.is_active or pa.pathway_id = ${pathwayId})`.execute(tx);
  return rows[0];
}

/** Chooses an invitee, again when they were withdrawn before. Undefined when they are chosen or invited already. */
export async function chooseInvitee(
  tx: Tx,
  row: { meetingId: string; pathwayId: string; partyId: string; topics: number; channel: string },
): Promise<{ id: string; version: number } | undefined> {
  return tx
    .insertInto('invitation')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['meetingId', 'partyId'])
        .doUpdateSet((eb) => ({
          state: 'chosen',
          channel: row.channel,
          reply: 'none',
          replyWho: null,
          replyDeputy: null,
          replyComment: null,
          repliedAt: null,
          repliedBy: null,
          repliedUnitId: null,
          version: eb('invitation.version', '+', 1),
        }))
        .where('invitation.state', '=', 'withdrawn'),
    )
    .returning(['id', 'version'])
    .executeTakeFirst();
}

export interface InvitationRow {
  id: string;
  partyId: string;
  kind: Invitee['kind'];
  name: string;
  email: string | null;
  state: Invitee['state'];
  channel: Invitee['channel'];
  topics: number;
  basis: Invitee['basis'];
  reply: Invitee['reply'];
  replyWho: string | null;
  replyDeputy: string | null;
  replyComment: string | null;
  version: number;
}

const invitationColumns = sql`i.id, i.party_id as "partyId", pa.kind, coalesce(u.name, pa.name) as name,
  coalesce(u.email, pa.email) as email, i.state, i.channel, i.topics,
  case when pa.kind = 'patient' then jsonb_build_object('topics', 8191, 'validTo', null, 'kinds', jsonb_build_array('own-access'))
    else ${basisJson('i.pathway_id', 'i.party_id')} end as basis,
  i.reply, i.reply_who as "replyWho", i.reply_deputy as "replyDeputy", i.reply_comment as "replyComment", i.version`;

export async function loadInvitation(
  tx: Tx,
  meetingId: string,
  id: string,
): Promise<InvitationRow | undefined> {
  const { rows } = await sql<InvitationRow>`
    select ${invitationColumns} from invitation i
    join party pa on pa.id = i.party_id left join unit u on u.id = pa.unit_id
    where i.id = ${id} and i.meeting_id = ${meetingId}`.execute(tx);
  return rows[0];
}

/** Holds the invitations and every basis of the invitees until the transaction ends, so that no reply comes and no consent is
 *  withdrawn between the check and the sending: whoever does waits, or was first and is seen. */
export async function lockRecipients(tx: Tx, meetingId: string): Promise<void> {
  await sql`select from invitation i where i.meeting_id = ${meetingId} order by i.id for update`.execute(tx);
  await sql`select from legal_basis b join invitation i on i.party_id = b.party_id and i.pathway_id = b.pathway_id
    where i.meeting_id = ${meetingId} and b.ended_at is null for share of b`.execute(tx);
}

/** Someone to write a letter to, with what the letter's head needs. */
export interface Recipient extends InvitationRow {
  unitKind: string | null;
  relation: string | null;
  address: string | null;
}

/** What all letters of a meeting have in common. */
export interface LetterHead {
  sender: {
    organisation: string;
    unit: string;
    address: string | null;
    phone: string | null;
    email: string | null;
  };
  signer: { name: string; title: string | null };
  contact: { name: string; title: string | null; phone: string | null; email: string | null } | null;
  patient: {
    name: string;
    identityNumber: string | null;
    birthDate: string | null;
    address: string | null;
    isAddressProtected: boolean;
    language: string;
  };
  trigger: 'referral-received' | 'existing-course' | 'clarify-need';
  triggeredOn: string;
  recipients: Recipient[];
  mark: string;
}

/** Everything the letters of a meeting hold besides its frame and texts, in one statement. `mark` as on the page. */
export async function loadLetterHead(tx: Tx, meetingId: string): Promise<LetterHead> {
  const { rows } = await sql<LetterHead>`
    select jsonb_build_object('organisation', su.organisation, 'unit', su.name, 'address', su.address, 'phone', su.phone,
        'email', su.email) as sender,
      (select jsonb_build_object('name', s.given_name || ' ' || s.family_name, 'title', s.profession)
        from staff s where s.id = current_staff()) as signer,
      (select jsonb_build_object('name', s.given_name || ' ' || s.family_name, 'title', s.profession, 'phone', s.phone,
          'email', s.email) from staff s where s.id = m.contact_staff_id) as contact,
      jsonb_build_object('name', r.given_name || ' ' || r.family_name, 'identityNumber', pe.identity_number,
        'birthDate', coalesce(pe.birth_date, r.birth_date),
        'address', case when pe.address_protection = 'none' then r.address end,
        'isAddressProtected', pe.address_protection <> 'none', 'language', r.language) as patient,
      p.trigger, p.triggered_on as "triggeredOn", ${markText} as mark,
      coalesce((select jsonb_agg(c) from (
        select ${invitationColumns}, u.kind as "unitKind", pa.relation, coalesce(u.address, pa.address) as address
        from invitation i join party pa on pa.id = i.party_id left join unit u on u.id = pa.unit_id
        where i.meeting_id = m.id and i.state <> 'withdrawn'
        order by pa.kind <> 'patient', pa.kind <> 'unit', coalesce(u.name, pa.name)) c), '[]') as recipients
    from meeting m join pathway p on p.id = m.pathway_id
    join registration r on r.id = p.registration_id join person pe on pe.id = r.person_id
    join unit su on su.id = current_unit()
    ${rowsOfMeeting}
    where m.id = ${meetingId}`.execute(tx);
  const head = rows[0];
  if (!head) throw new Error('the letter statement gave no row');
  return head;
}

/** The invitation went out, or went out again with a change. */
export async function markSent(
  tx: Tx,
  id: string,
  sent: { at: Date; sequence: number; documentId: string; asksForReply: boolean },
): Promise<void> {
  await tx
    .updateTable('invitation')
    .set((eb) => ({
      state: 'sent',
      sentAt: sent.at,
      sentSequence: sent.sequence,
      documentId: sent.documentId,
      version: eb('version', '+', 1),
      ...(sent.asksForReply ? noReply : {}),
    }))
    .where('id', '=', id)
    .execute();
}

const noReply = {
  reply: 'none',
  replyWho: null,
  replyDeputy: null,
  replyComment: null,
  repliedAt: null,
  repliedBy: null,
  repliedUnitId: null,
};

/** The reply was to a time or place that no longer holds. */
export async function clearReply(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('invitation')
    .set((eb) => ({ ...noReply, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function markWithdrawn(tx: Tx, id: string, version: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('invitation')
    .set({ state: 'withdrawn', version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function updateReply(
  tx: Tx,
  id: string,
  answer: Reply & { at: Date; staffId: string; unitId: string },
): Promise<number | undefined> {
  const row = await tx
    .updateTable('invitation')
    .set({
      reply: answer.reply,
      replyWho: answer.who,
      replyDeputy: answer.deputy,
      replyComment: answer.comment,
      repliedAt: answer.at,
      repliedBy: answer.staffId,
      repliedUnitId: answer.unitId,
      version: answer.version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', answer.version)
    .returning('version')
    .executeTakeFirst();
  return row?.version;
}

/** The reply as it stands, to show beside the one that came too late. */
export async function loadReply(tx: Tx, id: string) {
  const { rows } = await sql<{ value: unknown; version: number }>`
    select jsonb_build_object('reply', i.reply, 'who', i.reply_who, 'deputy', i.reply_deputy, 'comment', i.reply_comment,
      'repliedAt', ${instant('i.replied_at')}) as value, i.version from invitation i where i.id = ${id}`.execute(
    tx,
  );
  return rows[0];
}
