import * as pulumi from "@pulumi/pulumi";
import { UserError } from "../provider/core/errors";
import type { KeypairDetails, KeypairSummary } from "./look-up-results";
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

/** What can be looked up. These are types of our own: a program's compiler never reads the provider's. */
export interface LookUps {
    getKeypair(name: string): Promise<KeypairDetails>;
    listKeypairs(): Promise<KeypairSummary[]>;
    listKeypairDetails(): Promise<KeypairDetails[]>;
}

/** Looks something up in the program's own process; the code for it is loaded with the first look-up. */
export async function lookUp<T>({ platform }: LookUpOptions, work: (lookUps: LookUps) => Promise<T>): Promise<T> {
    requireSupportedVersions();
    warnAboutPlainApiKey();
    const provider = await import("../provider/look-ups.js");
    try {
        const context = provider.lookUpContext((key) => runtimeConfig.getConfig?.(key), platform, log);
        return await work({
            getKeypair: (name) => provider.getKeypair(context, name),
            listKeypairs: () => provider.listKeypairs(context),
            listKeypairDetails: () => provider.listKeypairDetails(context),
        });
    } catch (error) {
        throw error instanceof UserError ? runError(error.message) : error;
    }
}

const log = {
    info: (message: string): void => {
        void pulumi.log.info(message);
    },
    warn: (message: string): void => {
        void pulumi.log.warn(message);
    },
};
