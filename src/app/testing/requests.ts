// A test database where GP, municipality and NAV have people registered and can ask the DPS for a meeting.
import { openWithReason } from '../../capabilities/pathway/actions.ts';
import { registerPerson } from '../../capabilities/patient/actions.ts';
import {
  acceptRequestToUnit,
  declineRequestToUnit,
  withdrawOwnRequest,
} from '../../capabilities/meeting-request/actions/answer.ts';
import { openRequest } from '../../capabilities/meeting-request/actions/read.ts';
import { sendRequest } from '../../capabilities/meeting-request/actions/send.ts';
import type { NewRequest } from '../../capabilities/meeting-request/model.ts';
import type { StaffWork } from '../../platform/db/actor.ts';
import { testDatabase } from './database.ts';
import { newPerson } from './pathways.ts';
import { practiceIn } from './practice.ts';

/** How each of the practice requesters may tell the DPS. */
export const requesters = { gry: 'gp-cooperation', per: 'oral-consent', nils: 'written-consent' } as const;
export type Requester = keyof typeof requesters;

export type RequestScene = Awaited<ReturnType<typeof requestScene>>;

export async function requestScene() {
  const test = await testDatabase();
  const practice = await practiceIn(test);
  let serial = 100;

  const as = <T>(slug: string, work: (work: StaffWork) => Promise<T>) =>
    test.database.withActor(practice.actor(slug), work);

  /** Registers Ola Nordmann, another one each time, at the person's unit. */
  async function register(slug: string): Promise<string> {
    serial += 1;
    const person = newPerson(serial, { givenName: 'Ola' });
    const { registrationId } = await as(slug, (work) =>
      registerPerson(work, person, { allowSynthetic: true }),
    );
    return registrationId;
  }

  /** A request form filled in for the DPS. */
  const content = (
    registrationId: string,
    kind: NewRequest['basis']['kind'] = 'gp-cooperation',
  ): NewRequest => ({
    registrationId,
    toUnitId: practice.units['dps'] ?? '',
    trigger: 'clarify-need',
    topics: ['mental-health', 'substance-use'],
    situation: 'Has lost the flat and hears voices.',
    patientWishes: 'A calm place to live.',
    escalation: 'ordinary-cooperation-failed',
    triedBefore: 'Two referrals came back.',
    suggestedParties: null,
    basis: {
      kind,
      topics: ['mental-health', 'substance-use', 'housing'],
      givenOn: '2026-11-23',
      validTo: null,
      limit: 'Not to my brother.',
    },
    namedStaffId: null,
  });

  async function sent(slug: Requester, change: Partial<NewRequest> = {}) {
    const input = { ...content(await register(slug), requesters[slug]), ...change };
    const request = await as(slug, (work) => sendRequest(work, input));
    return { ...request, registrationId: input.registrationId };
  }

  return {
    test,
    practice,
    as,
    register,
    content,
    sent,
    open: (slug: string, id: string) => as(slug, (work) => openRequest(work, id, 'nb')),
    inbox: (slug: string, pathwayId: string) =>
      as(slug, (work) => openWithReason(work, pathwayId, 'unit-inbox')),
    accept: (slug: string, id: string, version = 1) =>
      as(slug, (work) => acceptRequestToUnit(work, id, version)),
    decline: (slug: string, id: string, version = 1) =>
      as(slug, (work) => declineRequestToUnit(work, id, { version, reason: 'Better placed at TSB.' })),
    withdraw: (slug: string, id: string, version = 1) =>
      as(slug, (work) => withdrawOwnRequest(work, id, version)),
    /** Rows past row-level security, to inspect. */
    stored: async (text: string, ...values: unknown[]) => (await test.owner.query(text, values)).rows,
  };
}
