// Every capability's routes, mounted on one server.
import { directoryAdministrationRoutes } from '../capabilities/directory/routes-administer.ts';
import { directoryRoutes } from '../capabilities/directory/routes.ts';
import { draftRoutes } from '../capabilities/draft/routes.ts';
import { eligibilityRoutes } from '../capabilities/eligibility/routes.ts';
import { consentRoutes } from '../capabilities/consent/routes.ts';
import { documentRoutes } from '../capabilities/document/routes.ts';
import { meetingRequestRoutes } from '../capabilities/meeting-request/routes.ts';
import { pathwayRoutes } from '../capabilities/pathway/routes.ts';
import { meetingRoutes } from '../capabilities/meeting/routes.ts';
import { minutesRoutes } from '../capabilities/minutes/routes.ts';
import { minutesLive, minutesVersionRoutes } from '../capabilities/minutes/routes-versions.ts';
import { noticeRoutes } from '../capabilities/notice/routes.ts';
import { patientRoutes } from '../capabilities/patient/routes.ts';
import { taskRoutes } from '../capabilities/task/routes.ts';
import { workListRoutes } from '../capabilities/work-list/routes.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db/actor.ts';
import { createListener } from '../platform/db/notify.ts';
import { createAct, type App } from '../platform/http/server.ts';

export interface RouteDependencies {
  database: Database;
  clock: Clock;
  /** False in production. */
  allowSyntheticNumbers: boolean;
  /** Key of the hash that ties an identity number to a member of staff. */
  identityKey: string;
}

export function mountRoutes(app: App, dependencies: RouteDependencies): void {
  const act = createAct(dependencies.database);
  directoryRoutes(app, act);
  directoryAdministrationRoutes(app, act, {
    identityKey: dependencies.identityKey,
    allowSynthetic: dependencies.allowSyntheticNumbers,
  });
  patientRoutes(app, act, { allowSynthetic: dependencies.allowSyntheticNumbers });
  pathwayRoutes(app, act);
  consentRoutes(app, act);
  documentRoutes(app, act);
  draftRoutes(app, act);
  eligibilityRoutes(app, act);
  meetingRequestRoutes(app, act);
  workListRoutes(app, act);
  meetingRoutes(app, act);
  noticeRoutes(app, act);
  minutesRoutes(app, act);
  minutesVersionRoutes(app, act);
  taskRoutes(app, act);
  // Connects when the first page asks for it.
  const listener = createListener({
    url: dependencies.database.pool.options.connectionString ?? '',
    pool: dependencies.database.pool,
  });
  app.addHook('onClose', () => listener.close());
  minutesLive(app, act, { database: dependencies.database, listener });
}
