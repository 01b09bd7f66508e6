/**
 * The text that the state stores as `__provider`: it loads today's `pulumi-twcc/provider`. It can never change, since
 * old states call it. It is equal on every computer and in every release, and has no paths. The state contains it twice
 * per resource and is written at every step, so every byte counts
 * (docs/contributing/pulumi-engine.md#the-code-in-the-state).
 *
 * Pulumi gives the text its own module, whose `require` starts in the program's folder. If the package is not visible
 * from there (pnpm), it is visible from Pulumi's SDK.
 */
const stubOf = (type: string): string =>
    `module.paths.push(...require.main.paths);exports.handler=require('pulumi-twcc/provider').${type}`;

/** The stub of every key pair. */
export const keypairStub = stubOf("Keypair");

/** The stub of every private key file. */
export const privateKeyFileStub = stubOf("PrivateKeyFile");

/** The stub of every instance. */
export const instanceStub = stubOf("Instance");
