export { type Access, type Account, DEMO_ACCOUNTS } from "./accounts";
export type { BodyChange, Fault, Rule } from "./faults/fault";
export { type Gateway, type GatewayOptions, startGateway } from "./gateway";
export type { LoggedRequest } from "./request-log";
