// Every page of the product as axe sees it: on a phone and on a desktop, light and dark, with the practice scenario in it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pages } from '../src/app/browser/routes.tsx';
import { expectNoAxeFindings } from './axe.ts';
import { startPractice, type PracticeStage } from './practice.ts';

interface Visit {
  /** Slug of somebody who has something to see there; null is nobody. */
  readonly as: string | null;
  /** The address, made of the scenario's ids. */
  readonly at: (stage: PracticeStage) => string | Promise<string>;
}

const same = (path: string) => () => path;
const kim = (rest: string) => (stage: PracticeStage) => `/pathways/${stage.course.pathways['kim']}${rest}`;

/** What the patient Kim has agreed to towards the municipality, with the pathway's address before it. */
async function consentTo(stage: PracticeStage, unit: string, before: string): Promise<string> {
  const { rows } = await stage.server.test.owner.query<{ id: string }>(
    `select b.id from legal_basis b join party p on p.id = b.party_id
     where b.pathway_id = $1 and p.unit_id = $2 and b.kind = 'oral-consent'`,
    [stage.course.pathways['kim'], stage.practice.units[unit]],
  );
  if (!rows[0]) throw new Error(`Kim has agreed to nothing towards ${unit}`);
  return kim(`${before}${rows[0].id}`)(stage);
}

/** The minutes of a meeting that is over, in their latest version. */
async function latestMinutes(stage: PracticeStage, meeting: string): Promise<string> {
  const { rows } = await stage.server.test.owner.query<{ id: string }>(
    'select id from minutes_version where meeting_id = $1 order by number desc limit 1',
    [stage.course.meetings[meeting]],
  );
  if (!rows[0]) throw new Error(`The meeting of ${meeting} has no minutes`);
  return `/minutes/${rows[0].id}`;
}

/** The walk: each path of routes.tsx, with every person for whom it looks different. */
const walk: Record<string, readonly Visit[]> = {
  '/': [
    { as: null, at: same('/') },
    { as: 'ane', at: same('/') },
    { as: 'nils', at: same('/') },
    { as: 'arne', at: same('/') },
  ],
  '/persons': [{ as: 'ane', at: same('/persons') }],
  '/persons/new': [{ as: 'ane', at: same('/persons/new') }],
  '/registrations/:registrationId': [
    { as: 'ane', at: ({ course }) => `/registrations/${course.registrations['kim']}` },
    { as: 'ane', at: ({ course }) => `/registrations/${course.registrations['ragna']}` },
    { as: 'ane', at: ({ course }) => `/registrations/${course.registrations['ukjent']}` },
  ],
  '/responsibility': [{ as: 'lene', at: same('/responsibility') }],
  '/pathways/:pathwayId': [
    { as: 'ane', at: kim('') },
    { as: 'dag', at: kim('') },
  ],
  '/meetings': [
    { as: 'ane', at: same('/meetings') },
    { as: 'nils', at: same('/meetings') },
  ],
  '/meetings/:meetingId': [
    { as: 'ane', at: ({ course }) => `/meetings/${course.meetings['kim']}` },
    { as: 'ane', at: ({ course }) => `/meetings/${course.meetings['jonas']}` },
    { as: 'ane', at: ({ course }) => `/meetings/${course.meetings['ragna']}?tab=replies` },
    { as: 'ane', at: ({ course }) => `/meetings/${course.meetings['ragna']}?change` },
    { as: 'ruth', at: ({ course }) => `/meetings/${course.meetings['kim']}?tab=preparation` },
    { as: 'nils', at: ({ course }) => `/meetings/${course.meetings['ragna']}` },
  ],
  '/pathways/:pathwayId/eligibility': [
    { as: 'ane', at: kim('/eligibility') },
    { as: 'ane', at: ({ course }) => `/pathways/${course.pathways['oskar']}/eligibility` },
  ],
  '/pathways/:pathwayId/consent': [{ as: 'ane', at: kim('/consent') }],
  '/pathways/:pathwayId/consent/recipient': [{ as: 'ane', at: kim('/consent/recipient') }],
  '/pathways/:pathwayId/consent/limit/:legalBasisId': [
    { as: 'ane', at: (stage) => consentTo(stage, 'kommune', '/consent/limit/') },
  ],
  '/pathways/:pathwayId/consent/withdraw': [{ as: 'ane', at: kim('/consent/withdraw') }],
  '/pathways/:pathwayId/consent/receipts/:legalBasisId': [
    { as: 'ane', at: (stage) => consentTo(stage, 'nav', '/consent/receipts/') },
  ],
  '/pathways/:pathwayId/who-sees-what': [{ as: 'ane', at: kim('/who-sees-what') }],
  '/pathways/:pathwayId/documents': [{ as: 'ane', at: kim('/documents') }],
  '/pathways/:pathwayId/tasks': [
    { as: 'ane', at: kim('/tasks') },
    { as: 'dag', at: kim('/tasks') },
  ],
  '/pathways/:pathwayId/minutes': [{ as: 'ane', at: kim('/minutes') }],
  '/meetings/:meetingId/room': [
    { as: 'ane', at: ({ course }) => `/meetings/${course.meetings['ragna']}/room` },
    { as: 'ruth', at: ({ course }) => `/meetings/${course.meetings['ragna']}/room` },
    { as: 'ane', at: ({ course }) => `/meetings/${course.meetings['kim']}/room` },
  ],
  '/minutes/:versionId': [
    { as: 'ane', at: (stage) => latestMinutes(stage, 'kim') },
    { as: 'ruth', at: (stage) => latestMinutes(stage, 'kim') },
  ],
  '/tasks': [
    { as: 'ane', at: same('/tasks') },
    { as: 'per', at: same('/tasks') },
  ],
  '/registrations/:registrationId/request': [
    { as: 'gry', at: ({ course }) => `/registrations/${course.registrations['oskar']}/request` },
  ],
  '/requests': [
    { as: 'ane', at: same('/requests') },
    { as: 'per', at: same('/requests') },
  ],
  '/requests/:requestId': [
    { as: 'ane', at: ({ course }) => `/requests/${course.requests['liv']}` },
    { as: 'per', at: ({ course }) => `/requests/${course.requests['liv']}` },
  ],
  '/pathways/:pathwayId/meetings': [{ as: 'ane', at: kim('/meetings') }],
  '/notices': [{ as: 'ane', at: same('/notices') }],
  '/outbox': [{ as: 'ane', at: same('/outbox') }],
  '/administration': [{ as: 'arne', at: same('/administration') }],
  '/administration/units/new': [{ as: 'arne', at: same('/administration/units/new') }],
  '/administration/units/:unitId': [
    { as: 'arne', at: ({ practice }) => `/administration/units/${practice.units['dps']}` },
  ],
  '/administration/units/:unitId/edit': [
    { as: 'arne', at: ({ practice }) => `/administration/units/${practice.units['dps']}/edit` },
  ],
  '/administration/units/:unitId/new-staff': [
    { as: 'arne', at: ({ practice }) => `/administration/units/${practice.units['dps']}/new-staff` },
  ],
  '/administration/staff/:staffId': [
    { as: 'arne', at: ({ practice }) => `/administration/staff/${practice.staff['dag']}` },
  ],
  '/administration/changes': [{ as: 'arne', at: same('/administration/changes') }],
};

const registered = pages.flatMap((page) =>
  page.children
    ? page.children.map((child) => (child.path === '' ? page.path : `${page.path}/${child.path}`))
    : [page.path],
);

let stage: PracticeStage;
beforeAll(async () => {
  stage = await startPractice();
});
afterAll(() => stage?.stop());

test('the walk goes to every registered page, and to no other', () => {
  expect(Object.keys(walk).toSorted()).toEqual(registered.toSorted());
});

const visits = Object.entries(walk).flatMap(([path, list]) => list.map((visit) => ({ path, ...visit })));

/** A page is fetched once and follows size and colours by itself. Each is read on a desktop and on a phone, in light and in
 *  dark; every second page the other way round. `AXE=all` reads every page in all four. */
function settingsFor(index: number) {
  const all = [
    { width: 1280, theme: 'light' },
    { width: 390, theme: 'dark' },
    { width: 1280, theme: 'dark' },
    { width: 390, theme: 'light' },
  ] as const;
  if (process.env['AXE'] === 'all') return all;
  return index % 2 === 0 ? all.slice(0, 2) : all.slice(2);
}

const numbered = visits.map((visit, index) => ({ ...visit, index }));

test.concurrent.for(numbered)('$path as $as: nothing on desktop and phone, light and dark', async (visit) => {
  const page = await stage.page(visit.as);
  await page.goto(await visit.at(stage));
  await page.locator('h1').waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.getByRole('heading', { name: 'Vi finner ikke denne siden' }).count()).toBe(0);
  for (const { width, theme } of settingsFor(visit.index)) {
    await page.setViewportSize({ width, height: width < 768 ? 844 : 900 });
    await page.emulateMedia({ colorScheme: theme });
    await page.waitForFunction(
      (isDark) => document.documentElement.classList.contains('dark') === isDark,
      theme === 'dark',
    );
    await expectNoAxeFindings(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `sideways scrolling at ${width} px`).toBeLessThanOrEqual(0);
  }
  await page.context().close();
});
