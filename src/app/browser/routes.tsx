// Every page of the product, in the order of the menu. A page is a default export and a chunk of its own.
import { Buildings3Icon, CalendarIcon, PersonGroupIcon, SunIcon } from '@navikt/aksel-icons';
import type { PageEntry } from '../../web/pages.ts';

export const pages: readonly PageEntry[] = [
  {
    path: '/',
    load: () => import('../../capabilities/work-list/web/my-day-page.tsx'),
    menu: { textKey: 'web.menu.my-day', icon: SunIcon },
  },
  {
    path: '/persons',
    load: () => import('../../capabilities/patient/web/persons-page.tsx'),
    may: 'seePatients',
    menu: { textKey: 'web.menu.persons', icon: PersonGroupIcon },
    isSearch: true,
  },
  {
    path: '/persons/new',
    load: () => import('../../capabilities/patient/web/register-page.tsx'),
    may: 'seePatients',
  },
  {
    path: '/registrations/:registrationId',
    load: () => import('../../capabilities/patient/web/registration-page.tsx'),
    may: 'seePatients',
  },
  {
    path: '/responsibility',
    load: () => import('../../capabilities/pathway/web/responsibility-page.tsx'),
    may: 'seePatients',
  },
  {
    path: '/pathways/:pathwayId',
    load: () => import('../../capabilities/pathway/web/pathway-layout.tsx'),
    may: 'seePatients',
    // Each part of a pathway stands inside its layout, which has read the pathway (usePathway); they begin with an h2.
    children: [
      { path: '', load: () => import('../../capabilities/pathway/web/overview-page.tsx') },
      { path: 'tasks', load: () => import('../../capabilities/task/web/pathway-tasks-page.tsx') },
      { path: 'minutes', load: () => import('../../capabilities/minutes/web/minutes-list-page.tsx') },
      {
        path: 'eligibility',
        load: () => import('../../capabilities/eligibility/web/eligibility-page.tsx'),
      },
      { path: 'consent', load: () => import('../../capabilities/consent/web/consent-page.tsx') },
      { path: 'consent/recipient', load: () => import('../../capabilities/consent/web/recipient-page.tsx') },
      {
        path: 'consent/limit/:legalBasisId',
        load: () => import('../../capabilities/consent/web/limit-page.tsx'),
      },
      { path: 'consent/withdraw', load: () => import('../../capabilities/consent/web/withdraw-page.tsx') },
      {
        path: 'consent/receipts/:legalBasisId',
        load: () => import('../../capabilities/consent/web/receipt-page.tsx'),
      },
      { path: 'who-sees-what', load: () => import('../../capabilities/consent/web/who-sees-what-page.tsx') },
      { path: 'documents', load: () => import('../../capabilities/document/web/documents-page.tsx') },
      { path: 'meetings', load: () => import('../../capabilities/meeting/web/pathway-meetings-page.tsx') },
    ],
  },
  {
    path: '/registrations/:registrationId/request',
    load: () => import('../../capabilities/meeting-request/web/request-form-page.tsx'),
    may: 'seePatients',
  },
  {
    path: '/requests',
    load: () => import('../../capabilities/meeting-request/web/requests-page.tsx'),
    may: 'seePatients',
  },
  {
    path: '/requests/:requestId',
    load: () => import('../../capabilities/meeting-request/web/request-page.tsx'),
    may: 'seePatients',
  },
  {
    path: '/meetings',
    load: () => import('../../capabilities/meeting/web/meetings-page.tsx'),
    may: 'seePatients',
    menu: { textKey: 'web.menu.meetings', icon: CalendarIcon },
  },
  {
    path: '/meetings/:meetingId',
    load: () => import('../../capabilities/meeting/web/meeting-page.tsx'),
    may: 'seePatients',
  },
  {
    path: '/meetings/:meetingId/room',
    load: () => import('../../capabilities/minutes/web/room-page.tsx'),
    may: 'seePatients',
  },
  {
    path: '/minutes/:versionId',
    load: () => import('../../capabilities/minutes/web/version-page.tsx'),
    may: 'seePatients',
  },
  {
    path: '/tasks',
    load: () => import('../../capabilities/task/web/tasks-page.tsx'),
    may: 'seePatients',
  },
  {
    path: '/notices',
    load: () => import('../../capabilities/notice/web/notices-page.tsx'),
  },
  {
    path: '/outbox',
    load: () => import('../../capabilities/notice/web/outbox-page.tsx'),
    practiceLink: 'notice.outbox.title',
  },
  {
    path: '/administration',
    load: () => import('../../capabilities/directory/web/administration/administration-page.tsx'),
    may: 'administer',
    menu: { textKey: 'web.menu.administration', icon: Buildings3Icon },
  },
  {
    path: '/administration/units/new',
    load: () => import('../../capabilities/directory/web/administration/new-unit-page.tsx'),
    may: 'administer',
  },
  {
    path: '/administration/units/:unitId',
    load: () => import('../../capabilities/directory/web/administration/unit-page.tsx'),
    may: 'administer',
  },
  {
    path: '/administration/units/:unitId/edit',
    load: () => import('../../capabilities/directory/web/administration/edit-unit-page.tsx'),
    may: 'administer',
  },
  {
    path: '/administration/units/:unitId/new-staff',
    load: () => import('../../capabilities/directory/web/administration/new-staff-page.tsx'),
    may: 'administer',
  },
  {
    path: '/administration/staff/:staffId',
    load: () => import('../../capabilities/directory/web/administration/staff-page.tsx'),
    may: 'administer',
  },
  {
    path: '/administration/changes',
    load: () => import('../../capabilities/directory/web/administration/changes-page.tsx'),
    may: 'administer',
  },
];
