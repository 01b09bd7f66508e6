import * as pulumi from "@pulumi/pulumi";

/** Which outputs contain the values of which arguments, from the tables of properties. */
type Carriers = Readonly<Record<string, { readonly carries?: readonly string[] }>>;

type Inputs = Readonly<Record<string, pulumi.Input<unknown>>>;

/**
 * Makes outputs secret if they contain an argument that the program made secret.
 *
 * Pulumi needs the list of secret outputs at once, but it is known only later if an argument is secret. Pulumi reads
 * the list after it has waited for all inputs, so each argument here waits until the outputs that contain it are on the
 * list.
 * @param secretOutputs - the list, which grows.
 * @returns the arguments that have to wait, to be passed in place of the originals.
 */
export function followSecrets(
    outputs: Carriers,
    args: Inputs,
    secretOutputs: string[],
): Record<string, pulumi.Input<unknown>> {
    const waiting: Record<string, pulumi.Input<unknown>> = {};
    for (const [name, value] of Object.entries(args)) {
        const carriers = Object.keys(outputs).filter((output) => outputs[output]?.carries?.includes(name));
        // A plain value is not a secret.
        if (carriers.length > 0 && typeof value === "object" && value !== null) {
            waiting[name] = noted(value, () => {
                secretOutputs.push(...carriers.filter((one) => !secretOutputs.includes(one)));
            });
        }
    }
    return waiting;
}

async function noted(value: pulumi.Input<unknown>, note: () => void): Promise<pulumi.Input<unknown>> {
    const output = pulumi.output(value);
    if (await pulumi.isSecret(output)) note();
    return output;
}
