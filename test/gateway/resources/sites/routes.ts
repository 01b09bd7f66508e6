import { makeHostKey } from "../../machines/host-key";
import { type Answer, empty, json } from "../../http/answer";
import { jsonBody } from "../../http/json-body";
import { coded, detail } from "../../http/refusal";
import type { Call, Handler, Route, World } from "../../handler-context";
import { findKeypair, listKeypairs } from "../keypairs/records";
import { param, parseId } from "../parameters";
import { projectInQuery, projectsOf } from "../projects";
import { type CreateBody, parseCreateBody } from "./create-request";
import { parseExtraProperties, type Wish } from "./extra-properties";
import { type Instance, privateIpOf } from "./instance";
import { addSite, changeSite, findSite, listSites, type SiteRecord } from "./records";
import { wireServer, wireSite } from "./site-json";

/** A server's id is its site's and this: not the same, so that a mix-up shows. */
const SERVER_ID_OFFSET = 1_000_000;

const create: Handler = (call, world) => {
    const body = parseCreateBody(call, world);
    const owner = { platform: body.project.platform, account: call.account };
    const names = listKeypairs(world.store, owner).map(({ name }) => name);
    const wish = parseExtraProperties(call.extraProperties, body.solution, names);
    // As in Nova: the public key goes into the machine now; what becomes of the key pair later does not touch it.
    const keypair = wish.keypair === null ? undefined : findKeypair(world.store, owner, wish.keypair);
    const site = addSite(world.store, (id) => ({
        id,
        platform: owner.platform,
        userId: call.account.id,
        project: body.project.id,
        solution: body.solution.id,
        name: body.name,
        desc: body.desc,
        terminationProtection: false,
        created: Date.now(),
        bootDelay: world.bootDelay,
        fate: world.fates.take(),
        instance: instanceOf(id, body, wish, keypair?.publicKey ?? null),
    }));
    return json(201, wireSite(site, world, site.created));
};

function instanceOf(id: number, { name, solution }: CreateBody, wish: Wish, authorizedKey: string | null): Instance {
    const serverId = id + SERVER_ID_OFFSET;
    return {
        ...wish,
        serverId,
        hostname: `${name}-${id}`,
        os: solution.os,
        user: solution.user,
        authorizedKey,
        hostKey: authorizedKey === null ? null : makeHostKey(),
        privateIp: privateIpOf(serverId),
    };
}

/** Of a project: the caller's own, with `all_users=1` everybody's. The filter by name is what TWCC's Terraform sends. */
const list: Handler = (call, world) => {
    const name = call.query.get("name");
    const sites = sitesOf(call, world).filter((site) => name === null || site.name === name);
    return json(
        200,
        sites.flatMap((site) => wireSite(site, world) ?? []),
    );
};

const read: Handler = (call, world) => answerOf(visibleSite(call, world), call, world);

/** What the official client sends to describe or protect an instance. */
const change: Handler = (call, world) => {
    const site = ownSite(call, world);
    const body = jsonBody(call);
    const { desc, termination_protection: protection, ...others } = (body ?? {}) as Record<string, unknown>;
    if (
        Object.keys(others).length > 0 ||
        !["string", "undefined"].includes(typeof desc) ||
        !["boolean", "undefined"].includes(typeof protection)
    ) {
        throw detail(400, "Only desc, a string, and termination_protection, true or false, can be changed.");
    }
    const changed = changeSite(world.store, site.id, {
        ...(typeof desc === "string" ? { desc } : {}),
        ...(typeof protection === "boolean" ? { terminationProtection: protection } : {}),
    });
    return answerOf(changed ?? site, call, world);
};

const remove: Handler = (call, world): Answer => {
    const site = ownSite(call, world);
    if (site.terminationProtection) {
        throw coded(40002, `Site ${site.id} is under termination protection.`);
    }
    if (!site.deletion) {
        const began = Date.now();
        changeSite(world.store, site.id, { deletion: { began, over: began + world.deleteDelay } });
    }
    return empty(204);
};

const listServers: Handler = (call, world) => {
    const site = parseId(call.query.get("site"));
    const sites = sitesOf(call, world).filter(({ id }) => site === undefined || id === site);
    return json(
        200,
        sites.flatMap((one) => wireServer(one, world) ?? []),
    );
};

const readServer: Handler = (call, world) => {
    const id = parseId(param(call, "id"));
    const site = listSites(world.store).find(({ instance }) => instance.serverId === id);
    const server = site && wireServer(visible(site, call, world, "Server"), world);
    if (!server) {
        throw notFound("Server", call);
    }
    return json(200, server);
};

function sitesOf(call: Call, world: World): SiteRecord[] {
    const platform = param(call, "platform");
    const project = projectInQuery(call, world, [platform]);
    const all = call.query.get("all_users") === "1";
    return listSites(world.store).filter(
        (site) => site.platform === platform && site.project === project.id && (all || site.userId === call.account.id),
    );
}

function answerOf(site: SiteRecord, call: Call, world: World): Answer {
    const wire = wireSite(site, world);
    if (!wire) {
        throw notFound("Site", call);
    }
    return json(200, wire);
}

function visibleSite(call: Call, world: World): SiteRecord {
    return visible(findSite(world.store, parseId(param(call, "id"))), call, world, "Site");
}

/** Members see all that is in a project; what is in others is not there for them. */
function visible(site: SiteRecord | undefined, call: Call, world: World, what: string): SiteRecord {
    const platform = param(call, "platform");
    const projects = projectsOf(world, call.account, platform).map(({ id }) => id);
    if (site?.platform !== platform || !projects.includes(site.project)) {
        throw notFound(what, call);
    }
    return site;
}

const notFound = (what: string, call: Call) => coded(40401, `${what} ${param(call, "id")} not found.`);

/** Only whoever made a site may touch it. */
function ownSite(call: Call, world: World): SiteRecord {
    const site = visibleSite(call, world);
    if (site.userId !== call.account.id) {
        throw coded(40301, "You do not have permission to perform this action.");
    }
    return site;
}

export const siteRoutes: readonly Route[] = ["/api/v3", "/api/v2"].flatMap((base): Route[] => [
    route(`${base}/{platform}/sites/`, { GET: list, POST: create }),
    route(`${base}/{platform}/sites/{id}/`, { GET: read, PATCH: change, DELETE: remove }),
    route(`${base}/{platform}/servers/`, { GET: listServers }),
    route(`${base}/{platform}/servers/{id}/`, { GET: readServer }),
]);

function route(path: string, methods: Route["methods"]): Route {
    return { path, apiHost: "platform", restricted: true, methods };
}
