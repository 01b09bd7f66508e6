import { adapt } from "./dynamic/adapter";
import { instance } from "./instance";
import { keypair } from "./keypair";
import { privateKeyFile } from "./private-key-file";

type DynamicProvider = ReturnType<typeof adapt>;

/** Every resource that is served, by the name that its stub in state asks for: names stay for ever. */
const resources = {
    Keypair: () => adapt(keypair),
    Instance: () => adapt(instance),
    PrivateKeyFile: () => adapt(privateKeyFile),
} as const;

const served = new Map<keyof typeof resources, DynamicProvider>();

/**
 * The dynamic provider of a resource. Pulumi's process calls it through the stub that each resource keeps in its state,
 * so today's code serves states that any earlier release wrote. There is one of it in a process, also where the states
 * of one run hold stubs with different texts.
 */
export function dynamicProvider(type: keyof typeof resources): DynamicProvider {
    const provider = served.get(type) ?? resources[type]();
    served.set(type, provider);
    return provider;
}

/** What the stub of a key pair hands to Pulumi as its `handler`. */
export const Keypair = (): DynamicProvider => dynamicProvider("Keypair");

/** The same for a private key file. */
export const PrivateKeyFile = (): DynamicProvider => dynamicProvider("PrivateKeyFile");

/** The same for an instance. */
export const Instance = (): DynamicProvider => dynamicProvider("Instance");
