import type { Algorithm, PrivateKeyFormat } from "../key-material";
import type { WantedKey } from "./key/source";

/** What create does if the name is taken. */
export type OnConflict = "fail" | "adopt" | "replace";

/** Arguments after check. They are normalised: an argument that is set to its default is absent. */
export interface KeypairInputs extends WantedKey {
    readonly name: string;
    /** The name was generated here at random, so whatever has it is ours. */
    readonly autoNamed?: true;
    /** The name comes from `pulumi:autonaming`, so it need not be unique. */
    readonly nameProposed?: true;
    readonly keepers?: Readonly<Record<string, string>>;
    readonly comment?: string;
    /** The passphrase of the private key, which is still locked. */
    readonly passphrase?: string;
    readonly privateKeyFormat?: PrivateKeyFormat;
    /** In their standard form, in the program's order. */
    readonly recipients?: readonly string[];
    readonly onConflict?: OnConflict;
    /** The platform, if it is not the configured one. */
    readonly platform?: string;
    readonly protectInUse?: true;
}

/** How TWCC's key differed from ours at the last look. */
export interface Drift {
    readonly kind: "missing" | "swapped";
    /** The MD5 fingerprint of the key that was there instead of ours. */
    readonly fingerprint?: string;
}

/** The state of a key pair. Fields may be missing in states that older releases wrote. */
export interface KeypairState {
    readonly name: string;
    readonly publicKey?: string;
    readonly privateKey?: string;
    /** An armored age file, instead of the private key. */
    readonly encryptedPrivateKey?: string;
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
     * Where the key came from, see {@link sourceOf}. diff compares it. Absent if the key itself shows it, see {@link
     * sourceOfState}.
     */
    readonly source?: string;
    /** As in the inputs. Only an unfinished key pair needs it here, too. */
    readonly autoNamed?: true;
    /**
     * TWCC may have generated a key under our generated name. Its private half was lost with the answer, so it is
     * useless.
     */
    readonly pending?: true;
    /** The mark of an adoption, see {@link markAdoption}. */
    readonly adopted?: string;
    // The arguments that outputs do not show.
    readonly keepers?: Readonly<Record<string, string>>;
    readonly comment?: string;
    readonly privateKeyFormat?: PrivateKeyFormat;
    /** The recipients' fingerprint: the inputs hold the recipients, and a post-quantum one takes 2 KB. */
    readonly recipients?: string;
    readonly protectInUse?: true;
}
