// The content security policy forbids code made from text: tells zod, before any page brings it along, not to try.

Reflect.set(globalThis, '__zod_globalConfig', { jitless: true });
