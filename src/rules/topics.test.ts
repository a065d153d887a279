// Tests of the topic bits: the order is a stored format, so it is spelled out.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allTopics, containsAll, isTopic, topicBit, topicMask, topics, topicsIn } from './topics.ts';
import type { Topic } from './topics.ts';

const anyTopics = fc.subarray([...topics]);

describe('topics', () => {
  it('keeps every topic at its stored bit', () => {
    expect(topics.map((topic) => [topic, topicBit(topic)])).toEqual([
      ['diagnosis', 1],
      ['substance-use', 2],
      ['mental-health', 4],
      ['medication', 8],
      ['risk', 16],
      ['treatment', 32],
      ['crisis-plan', 64],
      ['housing', 128],
      ['economy', 256],
      ['work-activity', 512],
      ['family-children', 1024],
      ['justice', 2048],
      ['practical', 4096],
    ]);
    expect(allTopics).toBe(8191);
    expect(topicMask(topics)).toBe(allTopics);
  });

  it('goes from topics to mask and back, whatever the order and repeats', () => {
    fc.assert(
      fc.property(anyTopics, (chosen) => {
        expect(topicsIn(topicMask(chosen))).toEqual(chosen);
        expect(topicMask([...chosen.toReversed(), ...chosen])).toBe(topicMask(chosen));
      }),
    );
  });

  it('contains all exactly when every needed topic is in the mask', () => {
    fc.assert(
      fc.property(anyTopics, anyTopics, (granted, needed) => {
        const expected = needed.every((topic) => granted.includes(topic));
        expect(containsAll(topicMask(granted), topicMask(needed))).toBe(expected);
      }),
    );
  });

  it('refuses what is no topic and what is no mask', () => {
    expect(isTopic('housing')).toBe(true);
    expect(isTopic('toString')).toBe(false);
    expect(() => topicBit('weather' as Topic)).toThrow(RangeError);
    expect(() => topicMask(['risk', 'weather' as Topic])).toThrow(RangeError);
    for (const mask of [-1, 8192, 1.5, Number.NaN]) {
      expect(() => topicsIn(mask)).toThrow(RangeError);
      expect(() => containsAll(mask, 1)).toThrow(RangeError);
      expect(() => containsAll(allTopics, mask)).toThrow(RangeError);
    }
  });
});
