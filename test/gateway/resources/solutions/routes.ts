import { json } from "../../http/answer";
import { coded } from "../../http/refusal";
import type { Handler, Route } from "../../handler-context";
import { listKeypairs } from "../keypairs/records";
import { param, parseId } from "../parameters";
import { projectInQuery, projectOf } from "../projects";
import {
    AVAILABILITY_ZONES,
    FLAVORS,
    FLOATING_IP,
    PRIVATE_NETWORKS,
    SECURITY_GROUPS,
    type Solution,
    SOLUTIONS,
    SYSTEM_VOLUME_TYPES,
    VOLUME_TYPES,
} from "./catalogue";

/** A management call: it names no platform, so the project may be of any. */
const list: Handler = (call, world) => {
    projectInQuery(call, world, world.platforms);
    const category = call.query.get("category") ?? "os";
    return json(200, category === "os" ? SOLUTIONS.map(wireSolution) : []);
};

const read: Handler = (call, world) => {
    const platform = param(call, "platform");
    projectOf(world, call.account, [platform], parseId(param(call, "project")));
    const id = parseId(param(call, "solution"));
    const solution = SOLUTIONS.find((one) => one.id === id);
    if (!solution) {
        throw coded(40401, "Solution not found.");
    }
    const keypairs = listKeypairs(world.store, { platform, account: call.account }).map(({ name }) => name);
    return json(200, { ...wireSolution(solution), site_extra_prop: extraProperties(solution, keypairs) });
};

function wireSolution(solution: Solution) {
    return {
        id: solution.id,
        name: solution.name,
        desc: `${solution.name} instances`,
        category: "os",
        is_public: true,
        is_tenant_admin_only: false,
    };
}

/**
 * The legal values of the `x-extra-property-` headers. Images carry whose they are in front, `(public)Ubuntu 22.04`, and
 * are asked for without it: the official client cuts it off.
 */
function extraProperties(solution: Solution, keypairs: readonly string[]) {
    return {
        image: solution.images.map((image) => `(public)${image}`),
        flavor: Object.keys(FLAVORS),
        ...(solution.os === "Linux" ? { keypair: keypairs } : { password: [] }),
        "private-network": PRIVATE_NETWORKS,
        "floating-ip": FLOATING_IP,
        "volume-type": VOLUME_TYPES,
        "system-volume-type": SYSTEM_VOLUME_TYPES,
        "availability-zone": AVAILABILITY_ZONES,
        sg: SECURITY_GROUPS,
    };
}

export const solutionRoutes: readonly Route[] = ["/api/v3", "/api/v2"].flatMap((base): Route[] => [
    { path: `${base}/solutions/`, apiHost: "goc", restricted: true, methods: { GET: list } },
    {
        path: `${base}/{platform}/projects/{project}/solutions/{solution}/`,
        apiHost: "platform",
        restricted: true,
        methods: { GET: read },
    },
]);
