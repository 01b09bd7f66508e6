export { TwccClient } from "./client";
export { TwccError, type Failure, type FailureKind } from "./errors";
export type { Bounds } from "./http/caller";
export { mayRetry, pauseBefore } from "./http/retry";
export type { Keypairs, ListedKeypair, RemoteKeypair } from "./keypairs";
export { userName, type User } from "./users";
