// Keeping a form that is not sent yet. It belongs to the one who writes it: it is nobody's record and goes to nobody.
import type { StaffWork } from '../../platform/db/actor.ts';
import { Problem, versionClash } from '../../platform/http/problem.ts';
import { draftLimit, type FormToKeep, type KeptForm } from './model.ts';
import { deleteDraft, keepDraft, loadDraft } from './store.ts';

/** The form as it was left, or `version` 0 and null when nothing is kept. */
export async function readDraft(work: StaffWork, form: string): Promise<KeptForm> {
  const row = await loadDraft(work.tx, form);
  if (!row) return { value: null, version: 0, updatedAt: null };
  return {
    value: row.content as KeptForm['value'],
    version: row.version,
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Keeps the form. Throws 409 with the kept one when another window was first, 413 when it is longer than a form may be. */
export async function writeDraft(
  work: StaffWork,
  form: string,
  { value, version }: FormToKeep,
): Promise<{ version: number }> {
  const content = JSON.stringify(value);
  if (content.length > draftLimit) throw new Problem(413, 'draft.too-large');
  const { staffId, unitId } = work.actor;
  const kept = await keepDraft(work.tx, { staffId, unitId, form, content, at: work.now, version });
  if (kept === null) {
    const { value: present, version: newest } = await readDraft(work, form);
    throw versionClash({ value: present, version: newest });
  }
  return { version: kept };
}

/** Lets the form go; nothing happens when there is none. The action that sends a form calls this in its transaction. */
export function removeDraft(work: StaffWork, form: string): Promise<void> {
  return deleteDraft(work.tx, form);
}
