/**
 * What the state keeps as `__provider`: text that loads today's `pulumi-twcc/provider`. It is a promise for ever, since
 * old states call it: the same on every machine and in every release, and no paths. The state holds it twice for each
 * resource, and is written at every step, so every byte counts
 * (docs/contributing/pulumi-engine.md#the-code-in-the-state).
 *
 * Pulumi gives the text a module of its own, whose `require` looks from the program's folder; where that does not see the
 * package (pnpm), the place of Pulumi's SDK does.
 */
const stubOf = (type: string): string =>
    `module.paths.push(...require.main.paths);exports.handler=require('pulumi-twcc/provider').${type}`;

/** The stub of every key pair. */
export const keypairStub = stubOf("Keypair");

/** The stub of every private key file. */
export const privateKeyFileStub = stubOf("PrivateKeyFile");

/** The stub of every instance. */
export const instanceStub = stubOf("Instance");
