// The practice scenario plays through on a fresh server, and each person shows what they are there to show.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testServer, type TestServer } from '../src/app/testing/server.ts';
import { playPracticeCourse, type PracticeCourse } from './practice-course.ts';
import { practicePatients } from './practice-patients.ts';
import { createStage } from './stage.ts';

let server: TestServer;
let course: PracticeCourse;

beforeAll(async () => {
  server = await testServer();
  server.test.clock.set(new Date('2026-10-01T07:00:00Z'));
  course = await playPracticeCourse(
    createStage({
      app: server.app,
      clock: server.test.clock,
      database: server.test.database,
      directory: server.practice,
    }),
    '2026-11-24',
  );
});
afterAll(() => server.stop());

it('has a pathway for each of the six', () => {
  expect(Object.keys(course.pathways).toSorted()).toEqual(
    practicePatients.map((patient) => patient.slug).toSorted(),
  );
});

it('gives the one under 25 priority', async () => {
  const { body } = await server.as('ane', 'GET', `/api/pathways/${course.pathways['kim']}`);
  expect(body.page).toMatchObject({ isPriority: true, givenName: 'Kim' });
});

it('never prints a protected address, and lets nobody see it', async () => {
  const { body } = await server.as('ane', 'GET', `/api/pathways/${course.pathways['ragna']}`);
  expect(body.page).toMatchObject({ addressProtection: 'strictly-confidential', address: null });
});

it('keeps NAV out where it was refused', async () => {
  expect((await server.as('nils', 'GET', `/api/pathways/${course.pathways['jonas']}`)).status).toBe(404);
});

it('waits for an answer from the specialist unit', async () => {
  const { body } = await server.as('lene', 'GET', '/api/meeting-requests?direction=in&isWaiting=true');
  expect(body.lines.map((line: { id: string; state: string }) => [line.id, line.state])).toContainEqual([
    course.requests['liv'],
    'sent',
  ]);
});
