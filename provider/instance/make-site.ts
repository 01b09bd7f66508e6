import { mayTryAgain, longestCall, TwccError, type Site, type SiteOrder } from "../client";
import { ambiguous, appearedAfterRefusal, maybeMade, namesakesThere, neverSeen } from "./messages";
import { refreshed, type Operation } from "./operations/operation";

/** Seconds between looks for an instance after a lost answer. */
const pauses = [1, 2, 3, 4];

/**
 * Sends `POST sites/`. TWCC accepts any number of instances with one name, so a second POST could create a second
 * instance. It is sent again only if TWCC certainly did not act, or answered that there were too many calls and shows
 * no new instance.
 *
 * After a lost answer it looks for the instance: one of our user with our name that did not exist before. So it also
 * looks before the POST, and this process creates one instance per name at a time. Clocks are not compared: TWCC's may
 * differ. After a refusal it looks, too, since a proxy may have refused what TWCC had done. But another process may have
 * created what appears then, so it is taken only under a generated name.
 * @param generatedName - whether the name was generated at random, so that whatever has it is ours.
 */
export async function makeSite(given: Operation, order: SiteOrder, generatedName: boolean): Promise<Site> {
    const { locks } = given.context;
    return locks.run(`sites/${order.project}/${given.name}`, async () => {
        // Waiting for others of this name does not count.
        const operation = refreshed(given);
        const { context, name, sites } = operation;
        const before = (await namesakes(operation, order)).map(({ id }) => id);
        if (before.length > 0) context.log.info(namesakesThere(name, before));
        let [sent, lost] = [false, false];
        for (let attempt = 1; ; attempt++) {
            try {
                return await sites.create(order, context);
            } catch (error) {
                if (!(error instanceof TwccError)) throw error;
                // An earlier one may appear late.
                sent ||= error.outcome !== "not-done";
                lost ||= error.outcome === "unknown";
                const found = sent ? await findLost(refreshed(operation), order, before, error) : undefined;
                if (found !== undefined && !lost && !generatedName) throw appearedAfterRefusal(name, found.id, error);
                if (found !== undefined) return found;
                if (error.outcome === "unknown" && error.kind !== "rate-limit") throw neverSeen(name, error);
                if (!(await mayTryAgain(context, error, attempt, longestCall(context.configuration, context.deadline))))
                    throw error.afterAttempts(attempt);
            }
        }
    });
}

/** The instance from a POST without a usable answer; `undefined` if TWCC shows none. */
async function findLost(
    operation: Operation,
    order: SiteOrder,
    before: readonly number[],
    lost: TwccError,
): Promise<Site | undefined> {
    const { context, name } = operation;
    // A refusal is believed at the first look. After a lost answer the instance may appear late.
    for (const pause of lost.outcome === "unknown" ? [...pauses, undefined] : [undefined]) {
        const found = await candidates(operation, order, before).catch((error: unknown) => {
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
        if (pause === undefined || !(await context.deadline.pause(pause * 1000))) return undefined;
    }
    return undefined;
}

/** New instances that may be ours. One without a server shows no key pair, so only another key pair excludes it. */
async function candidates(operation: Operation, order: SiteOrder, before: readonly number[]): Promise<readonly Site[]> {
    const fresh = (await namesakes(operation, order)).filter(({ id }) => !before.includes(id));
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
