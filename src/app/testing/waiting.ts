// Rows that wait for somebody, put straight into the tables: deadlines, tasks, meetings and invitations.
import type { RequestScene } from './requests.ts';

/** Words that stand in every text these rows have, so that a test sees where they come out. */
export const secret = 'Secret words about the drinking';

export function waitingRows(scene: RequestScene) {
  const unit = (slug: string) => scene.practice.units[slug];
  const staff = (slug: string) => scene.practice.staff[slug];

  async function insert(table: string, row: Record<string, unknown>): Promise<string> {
    const names = Object.keys(row);
    const { rows } = await scene.test.owner.query(
      `insert into ${table} (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')}) returning id`,
      Object.values(row),
    );
    return rows[0].id;
  }
  const deadline = (id: string, unitSlug: string, due: string, rule = 'meeting-invitation') =>
    insert('deadline', {
      pathway_id: id,
      rule_id: rule,
      rule_valid_from: '2014-05-22',
      unit_id: unit(unitSlug),
      started_on: '2026-11-20',
      due,
    });
  const task = (id: string, unitSlug: string, staffSlug: string | null, due: string | null, topics = 128) =>
    insert('task', {
      pathway_id: id,
      topics,
      source: 'manual',
      what: secret,
      responsible_unit_id: unit(unitSlug),
      responsible_staff_id: staffSlug === null ? null : staff(staffSlug),
      giver_unit_id: unit('dps'),
      giver_staff_id: staff('ane'),
      due,
      created_at: scene.test.clock.now(),
    });
  const meeting = (id: string, startsAt: string, state = 'convened') =>
    insert('meeting', {
      pathway_id: id,
      state,
      convening_unit_id: unit('dps'),
      starts_at: startsAt,
      ends_at: new Date(new Date(startsAt).getTime() + 3_600_000),
      place_kind: 'room',
      place: secret,
      convened_at: '2026-11-22T08:00:00Z',
      created_by: staff('ane'),
      created_at: '2026-11-22T08:00:00Z',
    });
  const invite = (id: string, meetingId: string, unitSlug: string, reply = 'none') =>
    insert('invitation', {
      meeting_id: meetingId,
      pathway_id: id,
      party_id: unit(unitSlug),
      state: 'sent',
      sent_at: '2026-11-22T08:00:00Z',
      reply,
      reply_comment: secret,
    });

  return { unit, staff, insert, deadline, task, meeting, invite };
}
