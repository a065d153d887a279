// Papers over HTTP: attaching, listing and downloading as each kind of person, with right headers and true bytes.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testServer, type TestServer } from '../../app/testing/server.ts';
import { largestFile } from '../../platform/files/inspect-file.ts';
import { stopTypesetting } from '../../platform/documents/typst.ts';
import { syntheticFnr } from '../../rules/synthetic-identity.ts';
import { topicBit } from '../../rules/topics.ts';
import { storeGenerated } from './actions.ts';
import { consentPdf } from './documents.ts';

let server: TestServer;
let pathwayId: string;

const paper = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n',
);

interface Form {
  fields?: Record<string, string>;
  file?: { name: string; type: string; bytes: Buffer } | null;
}

/** A form as a browser sends it. */
function form(file: Form['file'] = { name: 'Leiekontrakt.pdf', type: 'application/pdf', bytes: paper }) {
  const edge = 'samlop-edge';
  const head = (rest: string) =>
    Buffer.from(`--${edge}\r\ncontent-disposition: form-data; name="file"${rest}`);
  const parts = file
    ? [
        head(`; filename="${file.name}"\r\ncontent-type: ${file.type}\r\n\r\n`),
        file.bytes,
        Buffer.from('\r\n'),
      ]
    : [];
  return {
    body: Buffer.concat([...parts, Buffer.from(`--${edge}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
  };
}

const address = (
  fields: Record<string, string> = { kind: 'attachment', topics: 'housing' },
  pathway = pathwayId,
) => `/api/pathways/${pathway}/documents?${new URLSearchParams(fields)}`;
const attach = (slug: string | null, { fields, file }: Form = {}) => {
  const { body, headers } = form(file);
  return server.as(slug, 'POST', address(fields), body, headers);
};
const list = (slug: string | null) => server.as(slug, 'GET', `/api/pathways/${pathwayId}/documents`);
const documentCount = async () =>
  Number((await server.test.owner.query('select count(*) as n from document')).rows[0].n);

/** Gives a unit a share and one of its staff the record, past the actions: those are not what is tested here. */
async function share(unit: string, slug: string, topics: number): Promise<void> {
  const { units, staff } = server.practice;
  await server.test.owner.query(
    `insert into share (pathway_id, party_id, legal_basis_id, topics, valid_from) values ($1, $2, gen_random_uuid(), $3, '2026-01-01')`,
    [pathwayId, units[unit], topics],
  );
  await server.test.owner.query(
    `insert into staff_access (pathway_id, unit_id, staff_id, way, from_at, granted_by) values ($1, $2, $3, 'assigned', '2026-01-01', $3)`,
    [pathwayId, units[unit], staff[slug]],
  );
}

beforeAll(async () => {
  server = await testServer();
  const person = await server.as('ane', 'POST', '/api/registrations', {
    identityNumber: syntheticFnr({ birthDate: '1999-05-17', serial: 8, gender: 'female' }),
    birthDate: null,
    givenName: 'Kari',
    familyName: 'Nordmann',
    gender: 'female',
    phone: null,
    email: null,
    address: null,
    municipalityNumber: null,
    language: 'nb',
    needsInterpreter: false,
    gpUnitId: null,
    addressProtection: 'none',
  });
  const { body } = await server.as('ane', 'POST', '/api/pathways', {
    registrationId: person.body.registrationId,
    trigger: 'referral-received',
    triggeredOn: '2026-11-20',
  });
  pathwayId = body.pathwayId;
  await share('nav', 'nils', topicBit('practical') | topicBit('economy'));
  await share('kommune', 'per', topicBit('practical') | topicBit('housing'));
});
afterAll(async () => {
  stopTypesetting();
  await server.stop();
});

describe('attaching a paper', () => {
  it('keeps it as it is, with its checksum, and gives it back as a download that runs nothing, both logged', async () => {
    const answer = await attach('ane', {
      fields: { kind: 'attachment', topics: 'housing,practical' },
      file: { name: '../Leiekontrakt – Blåsbø.pdf', type: 'application/pdf', bytes: paper },
    });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        title: 'Leiekontrakt – Blåsbø',
        topics: ['housing', 'practical'],
        size: paper.length,
        createdBy: 'Ane Lunde',
      },
    });
    const { rows } = await server.test.owner.query('select sha256 from document where id = $1', [
      answer.body.id,
    ]);
    expect(rows[0].sha256).toEqual(createHash('sha256').update(paper).digest());
    const { headers, body } = await server.as('ane', 'GET', `/api/documents/${answer.body.id}/content`);
    expect(body).toBe(paper.toString());
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Leiekontrakt  Blasbo.pdf"; filename*=UTF-8''Leiekontrakt%20%E2%80%93%20Bl%C3%A5sb%C3%B8.pdf`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const log = await server.test.owner.query(
      'select action, staff_name, way from access_log where object_id = $1 order by action',
      [answer.body.id],
    );
    expect(log.rows).toEqual([
      { action: 'create', staff_name: 'Ane Lunde', way: 'assigned' },
      { action: 'read', staff_name: 'Ane Lunde', way: 'assigned' },
    ]);
  });

  it('is refused with the field and the remedy, and keeps nothing', async () => {
    const before = await documentCount();
    const file = (name: string, type: string, bytes: Buffer) => ({ file: { name, type, bytes } });
    const tried: [string, Form, string][] = [
      [
        'a script in it',
        file('a.pdf', 'application/pdf', Buffer.from(`${paper.toString()}/JavaScript`)),
        'file',
      ],
      ['a wrong type', file('a.png', 'image/png', paper), 'file'],
      ['a web page', file('a.pdf', 'application/pdf', Buffer.from('<html>')), 'file'],
      ['nothing in it', file('a.pdf', 'application/pdf', Buffer.alloc(0)), 'file'],
      ['no file', { file: null }, 'file'],
      ['no name', file('.pdf', 'application/pdf', paper), 'title'],
      ['no topic', { fields: { kind: 'attachment' } }, 'topics'],
      ['an unknown topic', { fields: { kind: 'attachment', topics: 'secrets' } }, 'topics.0'],
      ['an unknown kind', { fields: { kind: 'minutes', topics: 'housing' } }, 'kind'],
      [
        'an unknown field',
        { fields: { kind: 'attachment', topics: 'housing', authorUnitId: 'x' } },
        'querystring.authorUnitId',
      ],
    ];
    for (const [what, content, field] of tried) {
      const answer = await attach('ane', content);
      expect([what, answer.status, answer.body.errors?.[0]?.field]).toEqual([what, 422, field]);
      expect(answer.body.errors[0].message).not.toMatch(/^problem\./);
    }
    expect(await documentCount()).toBe(before);
  });

  it('larger than 10 MB, in another form, or cut off is refused', async () => {
    const large = Buffer.concat([paper, Buffer.alloc(largestFile)]);
    const tooLarge = await attach('ane', { file: { name: 'a.pdf', type: 'application/pdf', bytes: large } });
    expect(tooLarge).toMatchObject({ status: 413, body: { code: 'too-large' } });
    expect(await server.as('ane', 'POST', address(), { kind: 'attachment' })).toMatchObject({ status: 415 });
    const raw = await server.as('ane', 'POST', address(), paper, { 'content-type': 'application/pdf' });
    expect(raw).toMatchObject({ status: 415, body: { code: 'wrong-media-type' } });
    const { body, headers } = form();
    expect((await server.as('ane', 'POST', address(), body.subarray(0, 200), headers)).status).toBe(400);
    const two = Buffer.concat([body.subarray(0, body.lastIndexOf('--samlop-edge--')), body]);
    expect((await server.as('ane', 'POST', address(), two, headers)).status).toBe(413);
    expect(server.failures).toEqual([]);
  });
});

describe('who sees and attaches which papers', () => {
  it('follows the topics', async () => {
    const housing = (await attach('ane')).body.id;
    const economy = (
      await attach('ane', { fields: { kind: 'attachment', topics: 'economy', title: 'Regning' } })
    ).body.id;
    const seen = async (slug: string) =>
      (await list(slug)).body.documents.map((one: { id: string }) => one.id);
    expect(await seen('ane')).toEqual(expect.arrayContaining([housing, economy]));
    expect(await seen('per')).toContain(housing);
    expect(await seen('per')).not.toContain(economy);
    expect(await seen('nils')).toEqual([economy]);
    expect((await server.as('nils', 'GET', `/api/documents/${housing}/content`)).status).toBe(404);
    expect((await server.as('per', 'GET', `/api/documents/${housing}/content`)).status).toBe(200);
  });

  it('lets a service file papers under its own topics only, and never a signed consent', async () => {
    expect((await attach('nils', { fields: { kind: 'attachment', topics: 'economy' } })).status).toBe(201);
    const other = await attach('nils', { fields: { kind: 'attachment', topics: 'economy,diagnosis' } });
    expect(other).toMatchObject({ status: 422, body: { errors: [{ field: 'topics' }] } });
    const consent = await attach('nils', { fields: { kind: 'signed-consent', topics: 'practical' } });
    expect(consent).toMatchObject({ status: 422, body: { errors: [{ field: 'kind' }] } });
    expect((await list('nils')).body.may).toEqual({
      upload: true,
      uploadConsent: false,
      topics: ['economy', 'practical'],
    });
  });

  it('files a signed consent under all topics', async () => {
    const answer = await attach('ane', { fields: { kind: 'signed-consent', topics: 'practical' } });
    expect(answer.body.topics).toHaveLength(13);
    expect((await list('per')).body.documents.map((one: { kind: string }) => one.kind)).not.toContain(
      'signed-consent',
    );
  });

  it('is nobody without the record open', async () => {
    const id = (await attach('ane')).body.id;
    const before = await documentCount();
    for (const slug of ['dag', 'lene', 'ruth', 'mona', 'gry', 'arne', 'kaja']) {
      expect([slug, (await list(slug)).status]).toEqual([slug, 404]);
      expect([slug, (await attach(slug)).status]).toEqual([slug, 404]);
      expect([slug, (await server.as(slug, 'GET', `/api/documents/${id}/content`)).status]).toEqual([
        slug,
        404,
      ]);
    }
    expect([(await list(null)).status, (await attach(null)).status]).toEqual([401, 401]);
    expect(await documentCount()).toBe(before);
  });
});

it('shows no file whose bytes have been altered', async () => {
  const { id } = (await attach('ane')).body;
  await server.test.owner.query('update document_content set bytes = bytes || $2 where document_id = $1', [
    id,
    'x',
  ]);
  expect(await server.as('ane', 'GET', `/api/documents/${id}/content`)).toMatchObject({
    status: 500,
    body: { code: 'document.altered', title: 'Filen er ikke lenger den som ble lagret' },
  });
});

it('keeps a letter in both standards; the copy for one recipient is for that unit and its author', async () => {
  const data = {
    language: 'nb' as const,
    date: '2026-11-24',
    sender: { organisation: 'Fjellsiden', unit: 'DPS' },
    form: 'blank' as const,
    patient: {},
  };
  const [pdf, archive] = await Promise.all([consentPdf(data, 'ua-1'), consentPdf(data, 'a-2a')]);
  const kept = await server.test.database.withActor(server.practice.actor('ane'), (work) =>
    storeGenerated(work, {
      pathwayId,
      kind: 'invitation',
      title: 'Innkalling til NAV',
      language: 'nb',
      topics: topicBit('practical'),
      audienceUnitId: server.practice.units['nav']!,
      pdf,
      archive,
    }),
  );
  const mine = (await list('ane')).body.documents.find((one: { id: string }) => one.id === kept.documentId);
  expect(mine).toMatchObject({ archiveId: kept.archiveId, audienceUnit: 'NAV Solbakken', size: pdf.length });
  expect((await server.as('nils', 'GET', `/api/documents/${kept.archiveId}/content`)).status).toBe(200);
  expect((await server.as('per', 'GET', `/api/documents/${kept.documentId}/content`)).status).toBe(404);
  // A printed letter of ours can be scanned back in.
  const again = await attach('ane', {
    file: { name: 'a.pdf', type: 'application/pdf', bytes: Buffer.from(pdf) },
  });
  expect(again.status).toBe(201);
});

it('lets nobody store a paper in another name, not even past the actions', async () => {
  const { staff, units } = server.practice;
  const row = (createdBy: string, unitId: string) => ({
    pathwayId,
    topics: topicBit('practical'),
    authorUnitId: unitId,
    kind: 'attachment',
    title: 'x',
    mimeType: 'image/png',
    size: 1,
    sha256: createHash('sha256').update('').digest(),
    createdBy,
    createdAt: server.test.clock.now(),
  });
  const insert = (createdBy: string, unitId: string) =>
    server.test.database.withActor(server.practice.actor('ane'), (work) =>
      work.tx.insertInto('document').values(row(createdBy, unitId)).execute(),
    );
  await expect(insert(staff['dag']!, units['dps']!)).rejects.toMatchObject({ code: '42501' });
  await expect(insert(staff['ane']!, units['nav']!)).rejects.toMatchObject({ code: '42501' });
});
