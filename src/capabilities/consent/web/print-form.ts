// Fetches the consent form with what is chosen on the screen, before anything is saved, and hands it over as a file to print.
import { readProblem, noAnswer } from '../../../web/problem.ts';
import type { FormProposal } from '../model.ts';

/** Saves the form as a file on the device; the file's name names nobody. Throws ApiProblem. */
export async function printProposal(
  pathwayId: string,
  language: 'nb' | 'nn' | 'en',
  recipients: readonly FormProposal[],
  fileName: string,
): Promise<void> {
  let response: Response;
  try {
    // What is chosen goes in the body and never in an address: it is about somebody's health.
    response = await fetch(`/api/pathways/${pathwayId}/consent-form`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language, 'x-samlop': '1' },
      credentials: 'same-origin',
      cache: 'no-store',
      body: JSON.stringify({ language, recipients }),
    });
  } catch {
    throw noAnswer();
  }
  if (!response.ok) throw readProblem(response.status, await response.json().catch(() => null));
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
