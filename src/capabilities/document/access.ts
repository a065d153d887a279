// Who may attach papers; reading follows row-level security alone.
import { allTopics } from '../../rules/topics.ts';

/** Everybody who has the record open may attach papers under topics they see themselves. A signed consent is filed under all
 *  topics, since it names them all, so only those who see everything attach one. */
export function documentAbilities(mask: number): { upload: boolean; uploadConsent: boolean } {
  return { upload: mask > 0, uploadConsent: mask === allTopics };
}
