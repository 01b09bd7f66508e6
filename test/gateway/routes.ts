import { keypairRoutes } from "./resources/keypairs/routes";
import { projectRoutes } from "./resources/projects";
import { siteRoutes } from "./resources/sites/routes";
import { solutionRoutes } from "./resources/solutions/routes";
import { userRoutes } from "./resources/users";
import type { Route } from "./handler-context";

/** Everything that the gateway serves; a new resource adds its routes here. */
export const routes: readonly Route[] = [
    ...keypairRoutes,
    ...userRoutes,
    ...projectRoutes,
    ...solutionRoutes,
    ...siteRoutes,
];
