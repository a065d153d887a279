// The thirteen topics a clinical row can carry, in fixed order, and their bit masks.

/**
 * All topics in bit order: `topics[0]` is bit 0, `topics[12]` bit 12. The order is stored in the database
 * and in row-level security as bits: new topics go to the end, nothing moves or leaves.
 */
export const topics = [
  'diagnosis',
  'substance-use',
  'mental-health',
  'medication',
  'risk',
  'treatment',
  'crisis-plan',
  'housing',
  'economy',
  'work-activity',
  'family-children',
  'justice',
  'practical',
] as const;

export type Topic = (typeof topics)[number];

/** Every topic at once: `(1 << 13) - 1`. */
export const allTopics: number = (1 << topics.length) - 1;

const bits: ReadonlyMap<string, number> = new Map(topics.map((topic, index) => [topic, 1 << index]));

/** True for a text that names a topic. */
export function isTopic(text: string): text is Topic {
  return bits.has(text);
}

/** The topic's own bit, e.g. `topicBit('medication')` is 8. Throws RangeError on an unknown topic. */
export function topicBit(topic: Topic): number {
  const bit = bits.get(topic);
  if (bit === undefined) throw new RangeError(`Not a topic: ${topic}`);
  return bit;
}

/** The mask of these topics, in any order, repeats allowed; none gives 0. Throws RangeError on an unknown topic. */
export function topicMask(chosen: Iterable<Topic>): number {
  let mask = 0;
  for (const topic of chosen) mask |= topicBit(topic);
  return mask;
}

/** The topics of a mask in bit order. Throws RangeError on a mask with a bit that no topic owns. */
export function topicsIn(mask: number): Topic[] {
  assertMask(mask);
  return topics.filter((_, index) => (mask & (1 << index)) !== 0);
}

/** True when `mask` has every bit of `needed`; always true for `needed` 0. Throws RangeError on an unknown bit. */
export function containsAll(mask: number, needed: number): boolean {
  assertMask(mask);
  assertMask(needed);
  return (mask & needed) === needed;
}

// A bit beyond the list would silently grant a topic added later.
function assertMask(mask: number): void {
  if (!Number.isInteger(mask) || mask < 0 || mask > allTopics)
    throw new RangeError(`Not a topic mask: ${mask}`);
}
