// A server with one pathway at the DPS, and short ways to record, withdraw and look as somebody; for tests of consent.
import { testServer, type Answer, type TestServer } from '../../../app/testing/server.ts';
import { syntheticFnr } from '../../../rules/synthetic-identity.ts';
import type { BasisToRecord, ConsentPage, PartyBases } from '../model.ts';

export interface ConsentScene {
  server: TestServer;
  unit(slug: string): string;
  /** A new pathway of a new person, begun by ane at the DPS. */
  pathway(registration?: Record<string, unknown>): Promise<string>;
  as(slug: string | null, method: string, path: string, body?: unknown): Promise<Answer>;
  record(pathwayId: string, bases: Partial<BasisToRecord>[], slug?: string): Promise<Answer>;
  page(pathwayId: string, slug?: string): Promise<ConsentPage>;
  of(page: ConsentPage, partyId: string): PartyBases;
  /** Gives somebody the record directly, as the unit's own assigning does. */
  assign(pathwayId: string, slug: string, unit: string): Promise<void>;
  count(table: string, pathwayId: string): Promise<number>;
}

/** A whole basis out of the parts a test cares about: oral consent given today, from today on, replacing nothing. */
export function basis(parts: Partial<BasisToRecord>): BasisToRecord {
  return {
    party: { partyId: '' },
    kind: 'oral-consent',
    topics: [],
    validFrom: null,
    validTo: null,
    givenOn: '2026-11-24',
    limit: null,
    documentId: null,
    replaces: null,
    ...parts,
  };
}

export async function consentScene(): Promise<ConsentScene> {
  const server = await testServer();
  let serial = 0;
  const { practice, test } = server;
  const scene: ConsentScene = {
    server,
    unit: (slug) => practice.units[slug] ?? '',
    async pathway(registration = {}) {
      serial += 1;
      const person = await server.as('ane', 'POST', '/api/registrations', {
        identityNumber: syntheticFnr({ birthDate: '1999-05-17', serial, gender: 'female' }),
        birthDate: null,
        givenName: 'Kari',
        familyName: 'Nordmann',
        gender: 'female',
        phone: null,
        email: null,
        address: 'Storgata 1, 5998 Solbakken',
        municipalityNumber: null,
        language: 'nb',
        needsInterpreter: false,
        gpUnitId: null,
        addressProtection: 'none',
        ...registration,
      });
      const begun = await server.as('ane', 'POST', '/api/pathways', {
        registrationId: person.body.registrationId,
        trigger: 'referral-received',
        triggeredOn: '2026-11-20',
      });
      return begun.body.pathwayId as string;
    },
    as: (slug, method, path, body) => server.as(slug, method, path, body),
    record: (pathwayId, bases, slug = 'ane') =>
      server.as(slug, 'POST', `/api/pathways/${pathwayId}/legal-bases`, { bases: bases.map(basis) }),
    async page(pathwayId, slug = 'ane') {
      const answer = await server.as(slug, 'GET', `/api/pathways/${pathwayId}/consent`);
      if (answer.status !== 200) throw new Error(`the page answered ${answer.status}`);
      return answer.body as ConsentPage;
    },
    of(page, partyId) {
      const found = page.parties.find(({ party }) => party.id === partyId);
      if (!found) throw new Error('the party is not on the page');
      return found;
    },
    async assign(pathwayId, slug, unit) {
      await test.owner.query(
        `insert into staff_access (pathway_id, unit_id, staff_id, way, from_at, granted_by) values ($1, $2, $3, 'assigned', '2026-01-01', $3)`,
        [pathwayId, practice.units[unit], practice.staff[slug]],
      );
    },
    async count(table, pathwayId) {
      const { rows } = await test.owner.query(
        `select count(*)::int as n from ${table} where pathway_id = $1`,
        [pathwayId],
      );
      return rows[0].n as number;
    },
  };
  return scene;
}
