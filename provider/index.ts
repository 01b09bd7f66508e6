import { adapt } from "./dynamic/adapter";
import { instance } from "./instance";
import { keypair } from "./keypair";

/** Every resource that is served, by the name that its stub in state asks for: names stay for ever. */
const resources = {
    Keypair: () => adapt(keypair),
    Instance: () => adapt(instance),
} as const;

/**
 * The dynamic provider of a resource. Pulumi's process calls it through the stub that each resource keeps in its state,
 * so today's code serves states that any earlier release wrote.
 */
export function dynamicProvider(type: keyof typeof resources): ReturnType<typeof adapt> {
    return resources[type]();
}
