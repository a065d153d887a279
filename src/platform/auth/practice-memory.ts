// Where the practice login keeps its codes and sessions: in memory, gone when the server stops.
import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  payload: AdapterPayload;
  expiresAt: number;
}

const largest = 5000;

/** A factory of adapters over one shared memory; the oldest entries go when it is full. */
export function createPracticeMemory(
  now: () => number = () => performance.now(),
): (model: string) => Adapter {
  const entries = new Map<string, Entry>();

  function live(key: string): Entry | undefined {
    const entry = entries.get(key);
    if (entry && entry.expiresAt <= now()) {
      entries.delete(key);
      return undefined;
    }
    return entry;
  }

  return (model) => {
    const find = (matches: (payload: AdapterPayload) => boolean) => {
      for (const key of entries.keys()) {
        const entry = key.startsWith(`${model}:`) ? live(key) : undefined;
        if (entry && matches(entry.payload)) return entry.payload;
      }
      return undefined;
    };
    return {
      async upsert(id, payload, expiresIn) {
        const key = `${model}:${id}`;
        entries.delete(key);
        entries.set(key, {
          payload,
          expiresAt: expiresIn === undefined ? Infinity : now() + expiresIn * 1000,
        });
        const [first] = entries.keys();
        if (entries.size > largest && first !== undefined) entries.delete(first);
      },
      find: async (id) => live(`${model}:${id}`)?.payload,
      findByUid: async (uid) => find((payload) => payload.uid === uid),
      findByUserCode: async (userCode) => find((payload) => payload.userCode === userCode),
      async consume(id) {
        const entry = live(`${model}:${id}`);
        if (entry) entry.payload.consumed = true;
      },
      async destroy(id) {
        entries.delete(`${model}:${id}`);
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
      },
    };
  };
}
