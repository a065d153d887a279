// The deadline rules of content/deadline-rules.json, checked as they are loaded: a broken file stops the start.
import content from '../../content/deadline-rules.json' with { type: 'json' };
import type { DeadlineRule } from './deadline.ts';
import { deadlineRulesSchema } from './deadline-schema.ts';

/** Every version of every deadline rule; choose one with `ruleInForce`. */
export const deadlineRules: readonly DeadlineRule[] = deadlineRulesSchema.parse(content);
