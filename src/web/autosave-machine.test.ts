// The steps of the autosave machine one by one; the property test beside it tries long random histories.
import { describe, expect, test } from 'vitest';
import { openAutosave, stepAutosave, waitBeforeRetry } from './autosave-machine.ts';
import type { AutosaveEffect, AutosaveEvent, AutosaveState } from './autosave-model.ts';

type Run = { state: AutosaveState<string>; effects: readonly AutosaveEffect<string>[] };

function run(events: AutosaveEvent<string>[], from = openAutosave({ value: 'før', version: 1 }, null)): Run {
  let last: Run = { state: from.state, effects: from.effects };
  for (const event of events) last = stepAutosave(last.state, event);
  return last;
}

const typed = (value: string, at = 1_000) => ({ type: 'typed', value, at }) as const;
const due = { type: 'send-due' } as const;
const theirs = { value: 'deres', version: 2 };
const inConflict = () => run([typed('min'), due, { type: 'clashed', current: theirs }]);

describe('typing and saving', () => {
  test('a keystroke is kept on the device at once and saved after a pause', () => {
    const { state, effects } = run([typed('nytt')]);
    expect(state.status).toBe('unsaved');
    expect(effects.map((effect) => effect.type)).toEqual(['keep', 'wait']);
    expect(effects[1]).toEqual({ type: 'wait', milliseconds: 800 });
  });

  test('steady typing puts the save off five seconds at most', () => {
    expect(run([typed('a', 0), typed('ab', 4_600)]).effects[1]).toEqual({ type: 'wait', milliseconds: 400 });
    expect(run([typed('a', 0), typed('ab', 9_000)]).effects[1]).toEqual({ type: 'wait', milliseconds: 0 });
  });

  test('the version that was read goes with the text, and the answer brings the next', () => {
    const sending = run([typed('nytt'), due]);
    expect(sending.effects.at(-1)).toEqual({ type: 'send', value: 'nytt', version: 1 });
    const { state, effects } = run([typed('nytt'), due, { type: 'saved', version: 2, at: 5_000 }]);
    expect(state).toMatchObject({ status: 'saved', savedAt: 5_000, base: { version: 2 } });
    expect(effects[0]).toEqual({ type: 'forget' });
  });

  test('what is typed while a save is under way is saved after it, on the new version', () => {
    const between = run([typed('en'), due, typed('to'), { type: 'saved', version: 2, at: 5_000 }]);
    expect(between.state).toMatchObject({ status: 'unsaved', value: 'to' });
    expect(stepAutosave(between.state, due).effects.at(-1)).toEqual({
      type: 'send',
      value: 'to',
      version: 2,
    });
  });

  test('typing back to the saved text needs no save', () => {
    expect(run([typed('nytt'), typed('før')]).state.status).toBe('saved');
  });
});

describe('no network and no session', () => {
  test('waits longer for each try, and tries at once when the network is back', () => {
    const waiting = run([typed('nytt'), due, { type: 'failed', why: 'network' }]);
    expect(waiting.state.status).toBe('waiting');
    expect(waiting.effects).toEqual([{ type: 'wait', milliseconds: 1_000 }]);
    expect(stepAutosave(waiting.state, { type: 'network-back' }).state.status).toBe('saving');
    expect([1, 2, 3, 7, 40].map(waitBeforeRetry)).toEqual([1_000, 2_000, 4_000, 60_000, 60_000]);
  });

  test('an expired session stops the tries until someone has signed in', () => {
    const out = run([typed('nytt'), due, { type: 'failed', why: 'signed-out' }]);
    expect(stepAutosave(out.state, due).effects).toEqual([]);
    expect(stepAutosave(out.state, { type: 'signed-in' }).state.status).toBe('saving');
  });

  test('a refused text is tried again when it has been changed, not before', () => {
    const refused = run([typed('nytt'), due, { type: 'failed', why: 'refused' }]);
    expect(stepAutosave(refused.state, due).effects).toEqual([]);
    expect(stepAutosave(refused.state, typed('annet')).state.status).toBe('unsaved');
  });

  test('typing back to the start is saved too when an answer was lost: the server may have taken the words between', () => {
    const back = run([typed('nytt'), due, { type: 'failed', why: 'network' }, typed('før'), due]);
    expect(back.effects.at(-1)).toEqual({ type: 'send', value: 'før', version: 1 });
  });

  test('an answer that was lost is not taken for someone else', () => {
    const lost = [typed('en'), due, { type: 'failed', why: 'network' }, typed('to'), due] as const;
    const { state, effects } = run([...lost, { type: 'clashed', current: { value: 'en', version: 2 } }]);
    expect(state).toMatchObject({ status: 'unsaved', value: 'to', base: { version: 2 } });
    expect(effects.at(-1)).toEqual({ type: 'wait', milliseconds: 0 });
  });
});

describe('two who write at once', () => {
  test('both texts stay until one is chosen', () => {
    expect(inConflict().state).toMatchObject({ status: 'conflict', value: 'min', theirs });
    expect(stepAutosave(inConflict().state, due).effects).toEqual([]);
  });

  test('my text is saved on top of theirs, and theirs can be brought back', () => {
    const mine = stepAutosave(inConflict().state, { type: 'keep-mine' });
    expect(mine.state).toMatchObject({ value: 'min', base: { version: 2 }, setAside: { value: 'deres' } });
  });

  test('their text takes the field, and mine can be brought back', () => {
    const chosen = stepAutosave(inConflict().state, { type: 'keep-theirs' });
    expect(chosen.state).toMatchObject({ status: 'saved', value: 'deres', setAside: { value: 'min' } });
    expect(chosen.effects[0]).toMatchObject({ type: 'keep', draft: { setAside: { value: 'min' } } });
    const back = stepAutosave(chosen.state, { type: 'bring-back' });
    expect(back.state).toMatchObject({ status: 'unsaved', value: 'min', setAside: null });
  });

  test('a merge is saved on top of theirs', () => {
    const { state } = stepAutosave(inConflict().state, { type: 'merged', value: 'begge' });
    expect(stepAutosave(state, due).effects.at(-1)).toEqual({ type: 'send', value: 'begge', version: 2 });
  });

  test('a newer copy fills an untouched field, and makes a conflict of a changed one', () => {
    const untouched = run([{ type: 'server-changed', current: theirs }]);
    expect(untouched.state).toMatchObject({ status: 'saved', value: 'deres' });
    expect(run([typed('min'), { type: 'server-changed', current: theirs }]).state.status).toBe('conflict');
    const onlyNumber = { value: 'før', version: 5 };
    expect(run([typed('min'), { type: 'server-changed', current: onlyNumber }]).state).toMatchObject({
      status: 'unsaved',
      base: { version: 5 },
    });
  });

  test('a refusal that names the version we sent does not go round in circles', () => {
    const same = { value: 'før', version: 1 };
    expect(run([typed('min'), due, { type: 'clashed', current: same }]).state.status).toBe('conflict');
  });
});

describe('opening again', () => {
  const draftOf = ({ effects }: Run) => {
    const keep = effects.find((effect) => effect.type === 'keep');
    if (keep?.type !== 'keep') throw new Error('Nothing was kept.');
    return keep.draft;
  };

  test('the draft stands in the field and is saved', () => {
    const { state, effects } = openAutosave({ value: 'før', version: 1 }, draftOf(run([typed('nytt')])));
    expect(state).toMatchObject({ value: 'nytt', status: 'unsaved', isRestored: true });
    expect(effects.at(-1)).toEqual({ type: 'wait', milliseconds: 0 });
  });

  test('a save that went through unanswered leaves nothing to do', () => {
    const draft = draftOf(run([typed('nytt'), due]));
    expect(openAutosave({ value: 'nytt', version: 2 }, draft).state.status).toBe('saved');
  });

  test('a change by someone else meanwhile shows both texts, also after one more reload', () => {
    const first = openAutosave({ value: 'deres', version: 2 }, draftOf(run([typed('nytt')])));
    expect(first.state).toMatchObject({ status: 'conflict', value: 'nytt' });
    const second = openAutosave({ value: 'deres', version: 2 }, draftOf(first));
    expect(second.state).toMatchObject({ status: 'conflict', value: 'nytt' });
  });

  test('a copy from an old cache is not taken for a change', () => {
    const draft = draftOf(run([typed('a'), due, typed('ab'), { type: 'saved', version: 2, at: 0 }]));
    expect(openAutosave({ value: 'før', version: 1 }, draft).state).toMatchObject({
      status: 'unsaved',
      value: 'ab',
      base: { version: 2 },
    });
  });

  test('a draft that is read late is laid beside what has been typed since', () => {
    const draft = draftOf(run([typed('gammel')]));
    const { state } = run([typed('ny'), { type: 'draft-found', draft }]);
    expect(state).toMatchObject({ value: 'ny', setAside: { value: 'gammel' } });
    expect(stepAutosave(state, { type: 'let-go' }).state.setAside).toBeNull();
  });
});
