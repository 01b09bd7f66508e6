// Only the compiler reads this file: programs get the SDK's types and the provider works with its own, and where both
// describe the same thing they have to agree.
import type { Output, Unwrap } from "@pulumi/pulumi";
import type * as instance from "../../../provider/instance/properties";
import type * as keypair from "../../../provider/keypair/properties";
import type * as file from "../../../provider/private-key-file/properties";
import type * as lookUp from "../../../provider/keypair/operations/look-up";
import type * as keypairs from "../../../provider/keypair/types";
import type * as files from "../../../provider/private-key-file/types";
import type { PublicHalf } from "../../../provider/public-half";
import type * as sdk from "../../../sdk";

/** The same names, and each can take the other's place; else the error shows both. */
type Equal<A, B> = [A, keyof A] extends [B, keyof B]
    ? [B, keyof B] extends [A, keyof A]
        ? true
        : { sdk: A; provider: B }
    : { sdk: A; provider: B };

/** Compiles for the type `true` alone. */
type Agree<All extends true> = All;

type Outputs<R> = { [K in keyof R as R[K] extends Output<unknown> ? K : never]: Unwrap<R[K]> };
/** The outputs that a resource declares itself. */
type NamesOf<R> = Exclude<keyof Outputs<R>, "id" | "urn">;
/** What an argument is after check, where it was given. */
type Given<Args, K extends keyof Args> = Exclude<Unwrap<Args[K]>, undefined>;

export type All = [
    // Every argument and every output of the tables, and no other.
    Agree<Equal<keyof sdk.KeypairArgs, keypair.ArgumentName>>,
    Agree<Equal<keyof sdk.InstanceArgs, instance.ArgumentName>>,
    Agree<Equal<keyof sdk.PrivateKeyFileArgs, file.ArgumentName>>,
    Agree<Equal<NamesOf<sdk.Keypair>, keyof typeof keypair.keypairOutputs>>,
    Agree<Equal<NamesOf<sdk.Instance>, keyof typeof instance.instanceOutputs>>,
    Agree<Equal<NamesOf<sdk.PrivateKeyFile>, keyof typeof file.privateKeyFileOutputs>>,
    Agree<Equal<keyof sdk.KeypairState, keyof typeof keypair.keypairOutputs>>,
    Agree<Equal<keyof sdk.InstanceState, keyof typeof instance.instanceOutputs>>,
    // Closed sets.
    Agree<Equal<Given<sdk.KeypairArgs, "algorithm">, NonNullable<keypairs.KeypairInputs["algorithm"]>>>,
    Agree<Equal<Given<sdk.KeypairArgs, "ecdsaCurve">, NonNullable<keypairs.KeypairInputs["ecdsaCurve"]>>>,
    Agree<Equal<Given<sdk.KeypairArgs, "privateKeyFormat">, NonNullable<keypairs.KeypairInputs["privateKeyFormat"]>>>,
    Agree<Equal<Given<sdk.KeypairArgs, "onConflict">, keypairs.OnConflict>>,
    // What outputs and look-ups hold.
    Agree<Equal<sdk.KeypairDrift, keypairs.Drift>>,
    Agree<Equal<sdk.PrivateKeyFileDrift, files.Drift>>,
    Agree<Equal<sdk.KeypairSummary, lookUp.KeypairSummary>>,
    Agree<Equal<sdk.GetKeypairResult, lookUp.KeypairDetails>>,
    Agree<Equal<sdk.GetPublicKeyResult, PublicHalf>>,
];
