import { mayTryAgain, TwccError, type Site } from "../../client";
import type { Context } from "../../core/resource";
import { guardAccount } from "../account";
import { failed, isProtected, stillThere } from "../messages";
import { begin, look, lookForGone, refreshed, siteIdOf, type Operation } from "./operation";
import { pauseBeforeLook, rest } from "../waiting/polling";
import { Progress } from "../waiting/progress";
import type { InstanceState } from "../types";

/** Milliseconds to wait for TWCC to delete an instance, unless the option `customTimeouts` says otherwise. */
const longest = 10 * 60_000;

/** Deletes an instance and waits until it is gone. If it is already gone, that is a success. */
export async function remove(context: Context, id: string, state: InstanceState): Promise<void> {
    const operation = begin(context, state, state.platform);
    try {
        const siteId = siteIdOf(id);
        const site = siteId === undefined ? undefined : await lookForGone(operation, siteId);
        if (site === undefined) {
            await guardAccount(operation, state.owner);
            return;
        }
        if (site.status !== "Deleting") await sendDelete(operation, site);
        await awaitGone(operation, site);
    } catch (error) {
        throw failed("delete", state.name, error);
    }
}

/** Sends the DELETE. After a lost answer it looks before it sends again. */
export async function sendDelete(operation: Operation, site: Site): Promise<void> {
    const { context, name, sites } = operation;
    if (site.terminationProtection) throw isProtected(name, site.id);
    for (let attempt = 1; ; attempt++) {
        try {
            await sites.delete(site.id, context);
            return;
        } catch (error) {
            if (!(error instanceof TwccError) || error.outcome === "not-done") throw error;
            const now = await look(operation, site.id);
            if (now === undefined || now.status === "Deleting") return;
            if (!(await mayTryAgain(context, error, attempt))) throw error.afterAttempts(attempt);
        }
    }
}

async function awaitGone(operation: Operation, site: Site): Promise<void> {
    const { context, name } = operation;
    const progress = new Progress(context.log, name);
    for (let looks = 0; ; looks++) {
        const passed = await rest(pauseBeforeLook(looks), context.signal);
        const now = await look(refreshed(operation), site.id);
        if (now === undefined) return;
        if (!passed || progress.elapsed() > (context.limit ?? longest))
            throw stillThere(name, site.id, now.status, Math.round(progress.elapsed() / 1000));
        progress.tell(now.status);
    }
}
