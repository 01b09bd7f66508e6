import * as pulumi from "@pulumi/pulumi";

/** Which outputs carry the values of which arguments: the tables of properties say so. */
type Carriers = Readonly<Record<string, { readonly carries?: readonly string[] }>>;

type Inputs = Readonly<Record<string, pulumi.Input<unknown>>>;

/**
 * Follows arguments that the program may have made secret to the outputs that carry their values.
 *
 * Whether an output is secret shows only later, and the list of secret outputs is wanted at once. Pulumi reads that list
 * after it has waited for all inputs, though, so an argument waits until the outputs that carry it are on the list.
 * @param secretOutputs - the list, which grows.
 * @returns the arguments that have to wait, to be given in place of the others.
 */
export function followSecrets(
    outputs: Carriers,
    args: Inputs,
    secretOutputs: string[],
): Record<string, pulumi.Input<unknown>> {
    const waiting: Record<string, pulumi.Input<unknown>> = {};
    for (const [name, value] of Object.entries(args)) {
        const carriers = Object.keys(outputs).filter((output) => outputs[output]?.carries?.includes(name));
        // A plain value is no secret.
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
