import { Fields } from "../fields";
import { type Answer, empty, json } from "../http/answer";
import { plain } from "../http/refusal";
import { parseId } from "../resources/parameters";
import { parseFate } from "../resources/sites/fates";
import { changeSite, findSite, type SiteRecord } from "../resources/sites/records";
import { wireSite } from "../resources/sites/site-json";
import { type Action, type ActionRoute, type Controlled, done, parse } from "./action";

/** Changes a site behind its owner's back; a fate counts at once when the boot is over. */
const change: Action = ({ world }, params, body) => {
    const site = siteAt(world, params);
    const fields = new Fields(parse(body), "the body");
    const [protection, fate] = [fields.boolean("termination_protection"), fields.any("fate")];
    fields.end();
    const changed = changeSite(world.store, site.id, {
        ...(protection === undefined ? {} : { terminationProtection: protection }),
        ...(fate === undefined ? {} : { fate: parseFate(fate, "fate") }),
    });
    return json(200, wireSite(changed ?? site, world) ?? {});
};

/** Gone at once, protected or not. */
const remove: Action = ({ world }, params) => {
    const now = Date.now();
    changeSite(world.store, siteAt(world, params).id, { deletion: { began: now, over: now } });
    return empty(204);
};

const machines: Action = async (gateway): Promise<Answer> => json(200, await gateway.machines.list());

const SITE = /^sites\/(\d+)$/;

export const instanceActions: readonly ActionRoute[] = [
    ["GET", /^machines$/, machines],
    ["PATCH", SITE, change],
    ["DELETE", SITE, remove],
    ["GET", /^fates$/, ({ world }) => json(200, world.fates.list())],
    [
        "PUT",
        /^fates$/,
        ({ world }, _, body) =>
            done(() => {
                world.fates.set(parse(body));
            }),
    ],
    [
        "DELETE",
        /^fates$/,
        ({ world }) =>
            done(() => {
                world.fates.set([]);
            }),
    ],
];

function siteAt(world: Controlled["world"], [id]: readonly string[]): SiteRecord {
    const site = findSite(world.store, parseId(id));
    if (!site) {
        throw plain(404, `No site ${id ?? ""}.`);
    }
    return site;
}
