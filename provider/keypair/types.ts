import type { Algorithm, PrivateKeyFormat } from "../key-material";
import type { WantedKey } from "./wanted";

/** What create does when the name is taken. */
export type OnConflict = "fail" | "adopt" | "replace";

/** Arguments after check: normalised, an argument set to its default is absent. */
export interface KeypairInputs extends WantedKey {
    readonly name: string;
    /** The name was generated here at random, so whatever is under it is ours. */
    readonly autoNamed?: true;
    readonly keepers?: Readonly<Record<string, string>>;
    readonly comment?: string;
    readonly privateKeyFormat?: PrivateKeyFormat;
    readonly onConflict?: OnConflict;
    /** Another platform than the configured one. */
    readonly platform?: string;
    readonly protectInUse?: true;
}

/** How TWCC's key differed from ours when it was last looked at. */
export interface Drift {
    readonly kind: "missing" | "swapped";
    /** MD5 of the key that was there instead of ours. */
    readonly fingerprint?: string;
}

/** What the stack's state holds of a key pair. Fields may be missing in states that older releases wrote. */
export interface KeypairState {
    readonly name: string;
    readonly publicKey?: string;
    readonly privateKey?: string;
    readonly fingerprint?: string;
    readonly fingerprintSha256?: string;
    readonly algorithm?: Algorithm;
    readonly bits?: number;
    readonly createTime?: string;
    /** TWCC's user id. */
    readonly owner?: string;
    readonly platform?: string;
    readonly drift?: Drift;

    /**
     * Where the key came from when it was made or adopted, see {@link sourceOf}: what diff compares. Absent where the
     * key itself shows it, see {@link sourceOfState}.
     */
    readonly source?: string;
    /** As in the inputs, which the state holds too: only an unfinished key pair needs it here. */
    readonly autoNamed?: true;
    /**
     * TWCC may have made a key under our generated name, and its private half was lost with the answer: it is useless.
     */
    readonly pending?: true;
    /** The mark of an adoption, see {@link markAdoption}. */
    readonly adopted?: string;
    // The arguments that outputs do not show.
    readonly keepers?: Readonly<Record<string, string>>;
    readonly comment?: string;
    readonly privateKeyFormat?: PrivateKeyFormat;
    readonly protectInUse?: true;
}
