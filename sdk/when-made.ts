import * as pulumi from "@pulumi/pulumi";
import * as dependencies from "@pulumi/pulumi/runtime/dependsOn";

/** The SDK's own functions of its invokes: in every supported version, but not in its type declarations. */
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
 * The arguments of a look-up, once they are known and every resource that it depends on exists: those that the arguments
 * come from, those of `dependsOn`, and a parent that is no component. Not known before that, as with Pulumi's invokes.
 */
export function whenMade<Args>(
    args: pulumi.Input<Args>,
    opts: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<Args>> {
    const values = pulumi.output(args);
    return pulumi.output([values, idsOf(values, opts)]).apply(() => values);
}

/** What those resources are known by: an id is unknown until the resource exists. */
async function idsOf(
    args: pulumi.Output<unknown>,
    { dependsOn, parent }: pulumi.InvokeOutputOptions,
): Promise<pulumi.Output<pulumi.ID>[]> {
    const resources = new Set([
        ...(await pulumi.getAllResources(args)),
        ...(await gatherExplicitDependencies(dependsOn)),
        // Waiting for a component would be waiting for its children, and the look-up may be for one of these.
        ...(pulumi.CustomResource.isInstance(parent) ? [parent] : []),
    ]);
    const all = await getAllTransitivelyReferencedResources(resources, new Set());
    // Components of other languages have no id, and neither have resources that only stand for one by its URN.
    return all.flatMap((one) => ("id" in one && pulumi.Output.isInstance<pulumi.ID>(one.id) ? [one.id] : []));
}
