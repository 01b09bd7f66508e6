/** Where the core says what a user should know. The adapter decides how it is shown. Never a secret. */
export interface Logger {
    info(message: string): void;
    warn(message: string): void;
}
