import { TwccError, type Site, type SiteOrder } from "../client";
import { ambiguous, maybeMade, namesakesThere, neverSeen } from "./messages";
import type { Operation } from "./operation";

/** Seconds between the looks for an instance whose creation was not answered. */
const pauses = [1, 2, 3, 4];

/** Milliseconds that TWCC's clock and ours may differ. */
const clockDifference = 5 * 60_000;

/**
 * Sends `POST sites/`, once: TWCC takes any number of instances of one name, so a second one would be a second machine.
 * After a lost answer it looks for the instance: one of our user with our name that was not there before. To know those,
 * it looks before, too; and this process makes one instance of a name at a time.
 */
export async function makeSite(operation: Operation, order: SiteOrder): Promise<Site> {
    const { context, name, sites } = operation;
    return context.locks.run(`sites/${order.project}/${name}`, async () => {
        const before = (await namesakes(operation, order)).map(({ id }) => id);
        if (before.length > 0) context.log.info(namesakesThere(name, before));
        const start = Date.now();
        try {
            return await sites.create(order, context);
        } catch (error) {
            if (!(error instanceof TwccError) || error.outcome === "not-done") throw error;
            return findLost(operation, order, before, start, error);
        }
    });
}

async function findLost(
    operation: Operation,
    order: SiteOrder,
    before: readonly number[],
    start: number,
    lost: TwccError,
): Promise<Site> {
    const { context, name } = operation;
    for (const pause of [...pauses, undefined]) {
        const found = await candidates(operation, order, before, start).catch((error: unknown) => {
            throw error instanceof TwccError ? maybeMade(name, error) : error;
        });
        const [only, ...others] = found;
        if (only !== undefined && others.length === 0) return only;
        if (only !== undefined) {
            throw ambiguous(
                name,
                found.map(({ id }) => id),
                lost,
            );
        }
        if (pause === undefined || !(await context.deadline.pause(pause * 1000))) break;
    }
    throw neverSeen(name, lost);
}

/** New instances that can be ours. Their key pair is not shown until there is a server, so only another one counts. */
async function candidates(
    operation: Operation,
    order: SiteOrder,
    before: readonly number[],
    start: number,
): Promise<readonly Site[]> {
    const fresh = (await namesakes(operation, order)).filter(
        ({ id, createTime }) =>
            !before.includes(id) && (createTime === undefined || Date.parse(createTime) >= start - clockDifference),
    );
    if (fresh.length === 0) return fresh;
    const servers = await operation.servers.list(order.project, operation.context);
    return fresh.filter(({ id }) => {
        const keypair = servers.find(({ site }) => site === id)?.keypair;
        return keypair === undefined || keypair === order.properties.keypair;
    });
}

async function namesakes({ sites, context, name }: Operation, { project }: SiteOrder): Promise<readonly Site[]> {
    return (await sites.list(project, context)).filter((site) => site.name === name);
}
