import type { Server, Site } from "../client";
import type { InstanceInputs, InstanceState, Memory } from "./types";

/** The place of an instance, as far as TWCC's answers do not show it. */
export interface Place {
    readonly platform: string;
    readonly projectId?: number;
    readonly solutionId?: number;
    readonly owner?: string;
}

/** The arguments that the state stores. */
export function memoryOf({
    createTimeout: _time,
    name: _name,
    nameProposed: _proposed,
    ...memory
}: InstanceInputs): Memory {
    return memory;
}

/** The arguments and the place in a state. */
export function memoryOfState(state: InstanceState): Memory & Place {
    const {
        name: _name,
        status: _status,
        statusReason: _reason,
        hostname: _hostname,
        publicIp: _ip,
        ...others
    } = state;
    const { privateIps: _ips, serverIds: _ids, createTime: _time, unfinished: _unfinished, ...memory } = others;
    return memory;
}

/** The complete state of an instance. `description` is TWCC's: a difference is drift. */
export function stateOf(
    name: string,
    memory: Memory & Place,
    site: Site,
    servers: readonly Server[],
    unfinished: boolean,
): InstanceState {
    const { description: known, ...kept } = memory;
    // Not every answer from TWCC shows it.
    const description = site.description ?? known ?? "";
    const hostname = servers[0]?.hostname ?? site.servers[0]?.hostname;
    const publicIp = site.publicIp ?? servers.flatMap((one) => one.publicIps)[0];
    const owner = kept.owner ?? site.user?.id;
    const projectId = kept.projectId ?? site.project;
    const reason = site.statusReason ?? servers.find((one) => one.statusReason !== undefined)?.statusReason;
    return {
        ...kept,
        name,
        status: site.status,
        ...(reason !== undefined && { statusReason: reason }),
        ...(hostname !== undefined && { hostname }),
        ...(publicIp !== undefined && { publicIp }),
        privateIps: servers.flatMap((one) => one.privateIps),
        serverIds: site.servers.map(({ id }) => id),
        ...(description !== "" && { description }),
        ...(site.createTime !== undefined && { createTime: site.createTime }),
        ...(owner !== undefined && { owner }),
        ...(projectId !== undefined && { projectId }),
        ...(unfinished && { unfinished: true }),
    };
}
