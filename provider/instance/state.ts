import type { Server, Site } from "../client";
import type { InstanceInputs, InstanceState, Memory } from "./types";

/** What is known of the place of an instance that TWCC's answers do not tell. */
export interface Place {
    readonly platform: string;
    readonly projectId?: number;
    readonly solutionId?: number;
    readonly owner?: string;
}

/** What the state remembers of the arguments. */
export function memoryOf({ createTimeout: _createTimeout, name: _name, ...memory }: InstanceInputs): Memory {
    return memory;
}

/** What a state remembers of the arguments that made it, and of the place. */
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

/** The whole state of an instance that TWCC shows. `description` is TWCC's: another one there is drift. */
export function stateOf(
    name: string,
    memory: Memory & Place,
    site: Site,
    servers: readonly Server[],
    unfinished: boolean,
): InstanceState {
    const { description: known, ...kept } = memory;
    // Not every answer of TWCC's shows it.
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
