// Saves a recipient: the scan first, then the basis that points at it. What was seen as standing is what may be replaced.
import { useState } from 'react';
import { api } from '../../../web/api.ts';
import { useToday } from '../../../web/now.ts';
import { ApiProblem } from '../../../web/problem.ts';
import type { StoredDocument } from '../../document/model-stored.ts';
import type { ConsentPage, LegalBasis, PartyChoice } from '../model.ts';
import { useReload } from './consent-data.ts';
import { basisOf, type RecipientValues } from './recipient-values.ts';

export interface SaveRecipient {
  /** True when it is saved; otherwise `problem` says why not, and nothing is recorded. */
  save(values: RecipientValues, party: PartyChoice): Promise<boolean>;
  isBusy: boolean;
  problem: unknown;
  /** Somebody else was first: the page has been read again and shows what stands now. */
  isClash: boolean;
  scan: File | null;
  setScan(scan: File | null): void;
}

const isClashing = (problem: unknown) => problem instanceof ApiProblem && problem.code === 'version-clash';

export function useSaveRecipient(pathwayId: string, present: LegalBasis | null): SaveRecipient {
  const today = useToday();
  const reload = useReload(pathwayId);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [scan, setScan] = useState<File | null>(null);
  const [stored, setStored] = useState<{ scan: File; id: string } | null>(null);

  const store = async (): Promise<string | null> => {
    if (!scan) return null;
    // A second try after a refusal does not store the same paper twice.
    if (stored?.scan === scan) return stored.id;
    const form = new FormData();
    form.append('file', scan);
    const { id } = await api.post<StoredDocument>(
      `/api/pathways/${pathwayId}/documents?kind=signed-consent`,
      form,
    );
    setStored({ scan, id });
    return id;
  };

  const save = async (values: RecipientValues, party: PartyChoice) => {
    setIsBusy(true);
    setProblem(null);
    try {
      const documentId = values.kind === 'written-consent' ? await store() : null;
      const replaces = present && { id: present.id, version: present.version };
      const basis = basisOf(values, party, { today, replaces, documentId });
      if (!basis) return false;
      await api.post<ConsentPage>(`/api/pathways/${pathwayId}/legal-bases`, { bases: [basis] });
      return true;
    } catch (refusal) {
      setProblem(refusal);
      if (isClashing(refusal)) await reload();
      return false;
    } finally {
      setIsBusy(false);
    }
  };
  return { save, isBusy, problem, isClash: isClashing(problem), scan, setScan };
}
