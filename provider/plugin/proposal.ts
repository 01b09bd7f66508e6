import { CheckRequest } from "@pulumi/pulumi/proto/provider_pb.js";
import type { NameProposal } from "../core/resource";

/** What `pulumi:autonaming` asks for. */
export function proposalOf(autonaming: CheckRequest.AutonamingOptions | undefined): NameProposal | undefined {
    const { ENFORCE, DISABLE } = CheckRequest.AutonamingOptions.Mode;
    if (autonaming === undefined) return undefined;
    const mode = autonaming.getMode();
    if (mode === DISABLE) return { mode: "disable" };
    return { mode: mode === ENFORCE ? "enforce" : "propose", name: autonaming.getProposedName() };
}
