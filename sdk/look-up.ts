import * as pulumi from "@pulumi/pulumi";
import { UserError } from "../provider/core/errors";
import type { Context } from "../provider/core/resource";
import type * as LookUps from "../provider/look-ups";
import { apart } from "./apart";
import { warnAboutPlainApiKey } from "./plain-api-key";
import { requireSupportedVersions } from "./requirements";
import { runError } from "./run-error";
import { runtimeConfig } from "./runtime-config";

/** Options of look-ups. */
export interface LookUpOptions {
    /** TWCC's platform to look on. Default: the configured one (`twcc:platform`). */
    readonly platform?: string | undefined;
}

/** The same where the value may be an output. */
export type LookUpOutputOptions = { readonly [K in keyof LookUpOptions]: pulumi.Input<LookUpOptions[K]> };

/** Looks something up in the program's own process; the code for it is loaded with the first look-up. */
export function lookUp<T>(
    { platform }: LookUpOptions,
    work: (lookUps: typeof LookUps, context: Context) => Promise<T>,
): Promise<T> {
    const looked = async (): Promise<T> => {
        requireSupportedVersions();
        warnAboutPlainApiKey();
        const lookUps = await import("../provider/look-ups.js");
        return work(
            lookUps,
            lookUps.lookUpContext((key) => runtimeConfig.getConfig?.(key), platform, log),
        );
    };
    return apart(looked, (error) => (error instanceof UserError ? runError(error.message) : error));
}

const log = {
    info: (message: string): void => {
        void pulumi.log.info(message);
    },
    warn: (message: string): void => {
        void pulumi.log.warn(message);
    },
};
