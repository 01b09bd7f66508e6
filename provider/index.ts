import { adapt } from "./dynamic/adapter";
import { instance } from "./instance";
import { keypair } from "./keypair";
import { privateKeyFile } from "./private-key-file";

type DynamicProvider = ReturnType<typeof adapt>;

/** Every resource, by the name that its stub in the state uses. The names can never change. */
const resources = {
    Keypair: () => adapt(keypair),
    Instance: () => adapt(instance),
    PrivateKeyFile: () => adapt(privateKeyFile),
} as const;

const served = new Map<keyof typeof resources, DynamicProvider>();

/**
 * The dynamic provider of a resource. Pulumi's process calls it through the stub in each resource's state, so today's
 * code serves the states of every earlier release. There is one per process, even if the states of a run have different
 * stubs.
 */
export function dynamicProvider(type: keyof typeof resources): DynamicProvider {
    const provider = served.get(type) ?? resources[type]();
    served.set(type, provider);
    return provider;
}

/** What the stub of a key pair passes to Pulumi as its `handler`. */
export const Keypair = (): DynamicProvider => dynamicProvider("Keypair");

/** What the stub of a private key file passes to Pulumi. */
export const PrivateKeyFile = (): DynamicProvider => dynamicProvider("PrivateKeyFile");

/** What the stub of an instance passes to Pulumi. */
export const Instance = (): DynamicProvider => dynamicProvider("Instance");
