import type { Account } from "../accounts";
import { json } from "../http/answer";
import { coded, detail } from "../http/refusal";
import type { Call, Route, World } from "../handler-context";
import { param, parseId } from "./parameters";

/** A project has one code, and an id of its own on each platform. */
export interface Project {
    readonly id: number;
    /** The code: `ENT123456`. */
    readonly name: string;
    readonly platform: string;
}

/** The code of the project with this id, on whichever platform. */
export function codeOfProject(id: number): string {
    return `ENT${String(Math.floor(id / 10)).padStart(6, "0")}`;
}

/** The projects that this account is a member of, on one platform. */
export function projectsOf(world: World, account: Account, platform: string): Project[] {
    const place = world.platforms.indexOf(platform) + 1;
    return codesOf(account).map((name) => ({ id: Number(name.slice(3)) * 10 + place, name, platform }));
}

/** Refuses a project that exists on none of the platforms (404) or is others' (403). */
export function projectOf(
    world: World,
    account: Account,
    platforms: readonly string[],
    id: number | undefined,
): Project {
    const there = (one: Account) => platforms.flatMap((platform) => projectsOf(world, one, platform));
    const own = there(account).find((project) => project.id === id);
    if (own) {
        return own;
    }
    throw world.accounts.flatMap(there).some((project) => project.id === id)
        ? coded(40301, "You do not have permission to perform this action.")
        : coded(40401, "Project not found.");
}

/** The one that `?project=` names; it is not optional. */
export function projectInQuery(call: Call, world: World, platforms: readonly string[]): Project {
    const id = parseId(call.query.get("project"));
    if (id === undefined) {
        throw detail(400, "project: A valid integer is required.");
    }
    return projectOf(world, call.account, platforms, id);
}

/** One of their own unless the account says otherwise: alice 1001 has ENT101001. */
export function codesOf(account: Account): readonly string[] {
    return account.projects ?? [`ENT${100_000 + (account.id % 900_000)}`];
}

export const projectRoutes: readonly Route[] = ["/api/v3", "/api/v2"].map((base): Route => ({
    path: `${base}/{platform}/projects/`,
    apiHost: "platform",
    restricted: true,
    methods: {
        GET: (call, world) => {
            const name = call.query.get("name");
            const projects = projectsOf(world, call.account, param(call, "platform"));
            return json(
                200,
                projects.filter((project) => name === null || project.name === name),
            );
        },
    },
}));
