/** Takes what the user should know. The adapter decides how to show it. Never pass a secret. */
export interface Logger {
    info(message: string): void;
    warn(message: string): void;
}
