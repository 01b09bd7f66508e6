// Only the compiler reads this file: programs get the SDK's types and the provider works with its own, and where both
// describe the same thing they have to agree.
import type { Output, Unwrap } from "@pulumi/pulumi";
import type { settings } from "../../../provider/configuration/properties";
import type { Properties, ValueOf } from "../../../provider/core/property";
import type { functions } from "../../../provider/functions";
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

/** The type of each argument, if it is given. */
type Values<Args> = { [K in keyof Args]-?: Exclude<Unwrap<Args[K]>, undefined> };
type Table<T extends Properties> = { -readonly [K in keyof T]: ValueOf<T[K]> };
type OutputValues<R> = Omit<Values<Outputs<R>>, "id" | "urn" | "drift">;

/** The names of the properties that are never undefined. */
type Always<T> = Exclude<
    { [K in keyof T]: undefined extends Unwrap<T[K]> ? never : K }[keyof T],
    "id" | "urn" | undefined
>;
type Named<T extends Properties> = { [K in keyof T]: T[K] extends { required: true } ? K : never }[keyof T];

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
    // Every argument takes what its table says, and every output is what its table says; drift is compared below.
    Agree<Equal<Values<sdk.KeypairArgs>, Table<typeof keypair.keypairArguments>>>,
    Agree<Equal<Values<sdk.ProviderArgs>, Table<typeof settings>>>,
    Agree<Equal<Values<sdk.InstanceArgs>, Table<typeof instance.instanceArguments>>>,
    Agree<Equal<Values<sdk.PrivateKeyFileArgs>, Table<typeof file.privateKeyFileArguments>>>,
    Agree<Equal<OutputValues<sdk.Keypair>, Omit<Table<typeof keypair.keypairOutputs>, "drift">>>,
    Agree<Equal<OutputValues<sdk.Instance>, Table<typeof instance.instanceOutputs>>>,
    Agree<Equal<OutputValues<sdk.PrivateKeyFile>, Omit<Table<typeof file.privateKeyFileOutputs>, "drift">>>,
    Agree<Equal<Values<sdk.GetKeypairArgs>, Table<typeof functions.getKeypair.arguments>>>,
    Agree<Equal<Values<sdk.GetKeypairsArgs>, Table<typeof functions.getKeypairs.arguments>>>,
    Agree<Equal<Values<sdk.GetPublicKeyArgs>, Table<typeof functions.getPublicKey.arguments>>>,
    Agree<Equal<Values<sdk.GetKeypairResult>, Table<typeof functions.getKeypair.result>>>,
    Agree<Equal<Values<sdk.GetKeypairResult>, Table<typeof functions.getKeypairs.result.keypairs.fields>>>,
    Agree<Equal<Values<sdk.GetPublicKeyResult>, Table<typeof functions.getPublicKey.result>>>,
    // What is always there.
    Agree<Equal<Always<Outputs<sdk.Keypair>>, Named<typeof keypair.keypairOutputs>>>,
    Agree<Equal<Always<Outputs<sdk.Instance>>, Named<typeof instance.instanceOutputs>>>,
    Agree<Equal<Always<Outputs<sdk.PrivateKeyFile>>, Named<typeof file.privateKeyFileOutputs>>>,
    Agree<Equal<Always<sdk.InstanceArgs>, Named<typeof instance.instanceArguments>>>,
    Agree<Equal<Always<sdk.GetKeypairResult>, Named<typeof functions.getKeypair.result>>>,
    Agree<Equal<Always<sdk.KeypairSummary>, Named<typeof functions.getKeypairs.result.keypairs.fields>>>,
    Agree<Equal<Always<sdk.GetPublicKeyResult>, Named<typeof functions.getPublicKey.result>>>,
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
