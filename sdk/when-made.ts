import * as pulumi from "@pulumi/pulumi";
import * as dependencies from "@pulumi/pulumi/runtime/dependsOn";

/** The SDK's own functions for invokes: in every supported version, but not in its type declarations. */
const { gatherExplicitDependencies, getAllTransitivelyReferencedResources } = dependencies as unknown as {
    readonly gatherExplicitDependencies: (
        dependsOn: pulumi.InvokeOutputOptions["dependsOn"],
    ) => Promise<pulumi.Resource[]>;
    readonly getAllTransitivelyReferencedResources: (
        resources: Set<pulumi.Resource>,
        exclude: Set<pulumi.Resource>,
    ) => Promise<pulumi.Resource[]>;
};

/**
 * The arguments of a look-up, when they are known and every resource that it depends on exists: those that the
 * arguments come from, those in `dependsOn`, and a parent that is not a component. Until then they are unknown, as in
 * Pulumi's invokes.
 */
export function whenMade<Args>(
    args: pulumi.Input<Args>,
    opts: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<Args>> {
    const values = pulumi.output(args);
    return pulumi.output([values, idsOf(values, opts)]).apply(() => values);
}

/** The ids of those resources: an id is unknown until its resource exists. */
async function idsOf(
    args: pulumi.Output<unknown>,
    { dependsOn, parent }: pulumi.InvokeOutputOptions,
): Promise<pulumi.Output<pulumi.ID>[]> {
    const resources = new Set([
        ...(await pulumi.getAllResources(args)),
        ...(await gatherExplicitDependencies(dependsOn)),
        // Waiting for a component would mean waiting for its children, and one of them may need this look-up.
        ...(pulumi.CustomResource.isInstance(parent) ? [parent] : []),
    ]);
    const all = await getAllTransitivelyReferencedResources(resources, new Set());
    // Components in other languages have no id, and neither do resources that are known only by their URN.
    return all.flatMap((one) => ("id" in one && pulumi.Output.isInstance<pulumi.ID>(one.id) ? [one.id] : []));
}
