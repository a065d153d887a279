// The consent form and the receipt on paper over HTTP, in three languages; never an address of somebody's home.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stopTypesetting } from '../../platform/documents/typst.ts';
import { inspectFile } from '../../platform/files/inspect-file.ts';
import { consentFormToPrint, receiptToPrint } from './actions/form.ts';
import { consentScene, type ConsentScene } from './testing/consent-scene.ts';

let scene: ConsentScene;
let pathwayId: string;
let nav: string;

beforeAll(async () => {
  scene = await consentScene();
  nav = scene.unit('nav');
  pathwayId = await scene.pathway({ addressProtection: 'strictly-confidential' });
  const newParty = {
    kind: 'kin' as const,
    name: 'Tone Nordmann',
    relation: 'mor',
    phone: null,
    email: null,
    address: 'Storgata 1',
  };
  await scene.record(pathwayId, [
    { party: { partyId: nav }, topics: ['economy'], validTo: '2027-06-01', limit: 'Ikke gjelden til onkel' },
    { party: { newParty }, kind: 'written-consent', topics: [] },
    { party: { partyId: scene.unit('tsb') }, kind: 'specialist-cooperation', topics: ['diagnosis'] },
    { party: { partyId: scene.unit('kommune') }, validFrom: '2026-12-01', topics: ['housing'] },
  ]);
});
afterAll(async () => {
  stopTypesetting();
  await scene.server.stop();
});

const get = (slug: string | null, path: string) =>
  scene.as(slug, 'GET', `/api/pathways/${pathwayId}/${path}`);
const data = (form: 'blank' | 'filled') =>
  scene.server.test.database.withActor(scene.server.practice.actor('ane'), (work) =>
    consentFormToPrint(work, pathwayId, 'nb', form === 'blank' ? { form } : { form, proposed: null }),
  );

describe('the consent form', () => {
  it.each(['nb', 'nn', 'en'])(
    'comes as a PDF to open and print, blank and filled, in %s',
    async (language) => {
      for (const form of ['blank', 'filled']) {
        const { status, headers } = await get('ane', `consent-form?language=${language}&form=${form}`);
        expect(status).toBe(200);
        expect(headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store' });
        expect(headers['content-disposition']).toMatch(
          /^inline; filename="(Samtykkeskjema|Consent form)\.pdf"/,
        );
      }
    },
  );

  it('filled, says what is registered by consent, and who cooperates without', async () => {
    const form = await data('filled');
    expect(form).toMatchObject({ form: 'filled', patient: { name: 'Kari Nordmann' }, given: null });
    expect(form.recipients).toMatchObject([
      {
        kind: 'nav',
        name: 'NAV Solbakken',
        topics: ['economy', 'practical'],
        to: '2027-06-01',
        limits: 'Ikke gjelden til onkel',
      },
      { kind: 'municipality', topics: ['housing', 'practical'], from: '2026-12-01' },
      { kind: 'next-of-kin', name: 'Tone Nordmann', topics: ['practical'] },
    ]);
    expect(form.withoutConsent).toEqual([
      {
        name: 'Fjellsiden rusmedisin',
        basis: 'Samarbeid innad i spesialisthelsetjenesten krever ikke samtykke. Pasienten kan si nei',
      },
    ]);
  });

  it('blank, has the patient’s name and room for everybody else', async () => {
    const form = await data('blank');
    expect(form.patient?.name).toBe('Kari Nordmann');
    expect(form.recipients?.every(({ name, topics }) => name === null && topics === null)).toBe(true);
    const room = (kind: string) => form.recipients?.filter((one) => one.kind === kind).length ?? 0;
    expect(['municipality', 'nav', 'next-of-kin', 'other'].map(room)).toEqual([3, 1, 2, 2]);
  });

  it('shows what is proposed, and saves nothing of it', async () => {
    const kept = [await scene.count('legal_basis', pathwayId), await scene.count('party', pathwayId)];
    const newParty = {
      kind: 'peer-guide',
      name: 'Ada',
      relation: null,
      phone: null,
      email: null,
      address: null,
    };
    const recipients = [
      { party: { newParty }, topics: [], validFrom: null, validTo: null, limit: null },
      {
        party: { partyId: scene.unit('fastlege') },
        topics: ['medication'],
        validFrom: null,
        validTo: null,
        limit: '',
      },
    ];
    const path = `/api/pathways/${pathwayId}/consent-form`;
    const answer = await scene.as('ane', 'POST', path, { language: 'nn', recipients });
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/pdf' } });
    expect([await scene.count('legal_basis', pathwayId), await scene.count('party', pathwayId)]).toEqual(
      kept,
    );
  });

  it('and the receipt hold no home address, of anybody', async () => {
    const page = await scene.page(pathwayId);
    const { id, version } = scene.of(page, nav).present!;
    await scene.as('ane', 'POST', `/api/pathways/${pathwayId}/withdrawals`, { bases: [{ id, version }] });
    const receipt = await scene.server.test.database.withActor(scene.server.practice.actor('ane'), (work) =>
      receiptToPrint(work, pathwayId, id, 'nb'),
    );
    for (const form of [await data('blank'), await data('filled'), receipt])
      expect(JSON.stringify(form)).not.toMatch(/Storgata|5998/);
    expect(receipt).toMatchObject({
      recipients: [{ name: 'NAV Solbakken', topics: ['economy', 'practical'] }],
      given: { change: 'withdrawn', at: '2026-11-24T08:00:00.000Z', recordedBy: 'Ane Lunde' },
    });
    const paper = await get('ane', `receipts/${id}/paper?language=nb`);
    expect(paper.headers['content-type']).toBe('application/pdf');
    expect((await get('ane', `receipts/${nav}/paper?language=nb`)).status).toBe(404);
  });

  it('is for those who have the record open, and is logged', async () => {
    for (const slug of ['dag', 'per', 'gry', 'arne'])
      expect((await get(slug, 'consent-form?language=nb&form=filled')).status).toBe(404);
    expect((await get(null, 'consent-form?language=nb&form=blank')).status).toBe(401);
    expect((await get('ane', 'consent-form?language=de&form=blank')).status).toBe(422);
    const { rows } = await scene.server.test.owner.query(
      `select distinct action, object from access_log where pathway_id = $1 and action = 'print' order by object`,
      [pathwayId],
    );
    expect(rows).toEqual([
      { action: 'print', object: 'consent-form' },
      { action: 'print', object: 'consent-receipt' },
    ]);
  });
});

it('a signed and scanned form is tied to the written consent, at once or later', async () => {
  const id = await scene.pathway();
  const { cookie, app, test } = scene.server;
  const form = await app.inject({
    url: `/api/pathways/${id}/consent-form?language=nb&form=blank`,
    headers: { cookie: await cookie('ane') },
  });
  expect(await inspectFile(form.rawPayload, 'application/pdf')).toEqual({
    ok: true,
    type: 'application/pdf',
  });
  const upload = new FormData();
  upload.set('file', new Blob([new Uint8Array(form.rawPayload)], { type: 'application/pdf' }), 'Skannet.pdf');
  const encoded = new Response(upload);
  const scan = await scene.server.as(
    'ane',
    'POST',
    `/api/pathways/${id}/documents?kind=signed-consent`,
    Buffer.from(await encoded.arrayBuffer()),
    {
      'content-type': encoded.headers.get('content-type')!,
    },
  );
  expect(scan.status).toBe(201);
  const documentId = scan.body.id as string;
  await scene.record(id, [
    { party: { partyId: nav }, kind: 'written-consent', topics: ['economy'], documentId },
    { party: { partyId: scene.unit('kommune') }, kind: 'written-consent', topics: ['housing'] },
    { party: { partyId: scene.unit('fastlege') }, topics: ['housing'] },
  ]);
  const present = async (unit: string) => scene.of(await scene.page(id), scene.unit(unit)).present!;
  expect(await present('nav')).toMatchObject({ hasForm: true, documentId });
  const later = await present('kommune');
  expect(later.hasForm).toBe(false);
  const tie = async (unit: string, version: number, document = documentId) =>
    scene.as('ane', 'POST', `/api/pathways/${id}/legal-bases/${(await present(unit)).id}/form`, {
      documentId: document,
      version,
    });
  expect((await tie('kommune', 2)).status).toBe(409);
  expect((await tie('kommune', 1, later.id)).body.errors[0].field).toBe('documentId');
  expect((await tie('fastlege', 1)).status).toBe(422);
  expect((await tie('kommune', 1)).status).toBe(200);
  expect(await present('kommune')).toMatchObject({ hasForm: true, documentId, version: 2 });
  // NAV knows that there is a form, and cannot open it: it names everybody.
  await scene.assign(id, 'nils', 'nav');
  expect(scene.of(await scene.page(id, 'nils'), nav).present).toMatchObject({
    hasForm: true,
    documentId: null,
  });
  const { rows } = await test.owner.query(
    'select count(*)::int as n from legal_basis where document_id = $1',
    [documentId],
  );
  expect(rows[0].n).toBe(2);
});
