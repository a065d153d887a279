// Every capability's routes, mounted on one server.
import { pathwayRoutes } from '../capabilities/pathway/routes.ts';
import { noticeRoutes } from '../capabilities/notice/routes.ts';
import { patientRoutes } from '../capabilities/patient/routes.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db/actor.ts';
import { createAct, type App } from '../platform/http/server.ts';

export interface RouteDependencies {
  database: Database;
  clock: Clock;
  /** False in production. */
  allowSyntheticNumbers: boolean;
}

export function mountRoutes(app: App, dependencies: RouteDependencies): void {
  const act = createAct(dependencies.database);
  patientRoutes(app, act, { allowSynthetic: dependencies.allowSyntheticNumbers });
  pathwayRoutes(app, act);
  noticeRoutes(app, act);
}
