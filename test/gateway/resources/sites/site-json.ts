import type { Account } from "../../accounts";
import type { World } from "../../handler-context";
import { MACHINE_HOST } from "../../machines/ssh-port";
import { FLAVORS } from "../solutions/catalogue";
import { wireUser } from "../users";
import { progressOf, type SiteStatus, statusOf } from "./lifecycle";
import type { SiteRecord } from "./records";

/** Servers have OpenStack's words for their status. None: there is no server yet. */
const SERVER_STATUS: Readonly<Record<SiteStatus, string | undefined>> = {
    Initializing: undefined,
    Queueing: undefined,
    NotReady: "BUILD",
    Starting: "BUILD",
    Ready: "ACTIVE",
    Error: "ERROR",
    Deleting: "DELETED",
};

/** A site (docs/contributing/twcc-api.md#sites-and-servers); undefined for one that is gone. */
export function wireSite(site: SiteRecord, world: World, now = Date.now()) {
    const status = statusOf(site, now);
    if (status === undefined) {
        return undefined;
    }
    const { instance } = site;
    const serverStatus = SERVER_STATUS[status];
    return {
        id: site.id,
        name: site.name,
        desc: site.desc,
        platform: site.platform,
        project: site.project,
        solution: site.solution,
        status,
        status_reason: reasonOf(site, status),
        progress: progressOf(site, now),
        public_ip: publicIpOf(site, status),
        create_time: timeOf(site.created),
        user: userOf(site, world),
        servers:
            serverStatus === undefined
                ? []
                : [
                      {
                          id: instance.serverId,
                          hostname: instance.hostname,
                          status: serverStatus,
                          flavor_id: FLAVORS[instance.flavor],
                      },
                  ],
        termination_protection: site.terminationProtection,
        callback: null,
        is_preemptive: false,
    };
}

/** The site's one server; undefined before it is built and after it is gone. */
export function wireServer(site: SiteRecord, world: World) {
    const status = statusOf(site, Date.now());
    const serverStatus = status && SERVER_STATUS[status];
    if (status === undefined || serverStatus === undefined) {
        return undefined;
    }
    const { instance } = site;
    const publicIp = publicIpOf(site, status);
    const net = (name: string, ip: string, type: string) => ({ name, ip, id: instance.serverId, type });
    return {
        id: instance.serverId,
        hostname: instance.hostname,
        fqdn: `${instance.hostname}.twcc.example`,
        status: serverStatus,
        status_reason: reasonOf(site, status),
        flavor: instance.flavor,
        image: instance.image,
        os: instance.os,
        os_version: instance.image,
        keypair: instance.keypair,
        availability_zone: instance.availabilityZone,
        security_groups: instance.securityGroups,
        private_nets: [net(instance.privateNetwork, instance.privateIp, "private")],
        public_nets: publicIp === "" ? [] : [net("public", publicIp, "floating")],
        site: site.id,
        project: site.project,
        platform: site.platform,
        create_time: timeOf(site.created),
        user: userOf(site, world),
    };
}

/** All machines answer there, each on a port of its own. Empty, never null: the official client searches the text. */
function publicIpOf(site: SiteRecord, status: SiteStatus): string {
    return site.instance.floating && status === "Ready" ? MACHINE_HOST : "";
}

function reasonOf(site: SiteRecord, status: SiteStatus): string {
    return status === "Error" && site.fate.kind === "error" ? site.fate.reason : "";
}

/** null for somebody whom the accounts file no longer has. */
function userOf(site: SiteRecord, world: World) {
    const owner: Account | undefined = world.accounts.find((account) => account.id === site.userId);
    return owner ? wireUser(owner) : null;
}

/** UTC to the second, with the Z that makes it a date-time (docs/contributing/twcc-api.md#times). */
const timeOf = (time: number): string => new Date(time).toISOString().replace(/\.\d+Z$/, "Z");
