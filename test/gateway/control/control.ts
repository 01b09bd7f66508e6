import { type Answer, json } from "../http/answer";
import { plain, Refusal } from "../http/refusal";
import { type ActionRoute, type Controlled, done, parse } from "./action";
import { instanceActions } from "./instances";
import { keypairActions } from "./keypairs";

export const CONTROL_PREFIX = "/_gateway/";

/** What tests may ask of the gateway itself; TWCC has nothing of it, so no API key is needed. */
const ACTIONS: readonly ActionRoute[] = [
    ["GET", /^$/, ({ world }) => json(200, { pid: process.pid, accounts: world.accounts.map((one) => one.username) })],
    ["GET", /^requests$/, ({ requests }) => json(200, requests.list())],
    [
        "DELETE",
        /^requests$/,
        ({ requests }) =>
            done(() => {
                requests.clear();
            }),
    ],
    ["GET", /^faults$/, ({ faults }) => json(200, faults.list())],
    [
        "PUT",
        /^faults$/,
        ({ faults }, _, body) =>
            done(() => {
                faults.set(parse(body));
            }),
    ],
    [
        "DELETE",
        /^faults$/,
        ({ faults }) =>
            done(() => {
                faults.clear();
            }),
    ],
    ...keypairActions,
    ...instanceActions,
];

export async function control(gateway: Controlled, method: string, path: string, body: Buffer): Promise<Answer> {
    try {
        for (const [allowed, pattern, action] of ACTIONS) {
            const found = pattern.exec(path.slice(CONTROL_PREFIX.length));
            if (found && allowed === method) {
                return await action(gateway, found.slice(1).map(decodeURIComponent), body);
            }
        }
        return plain(404, `The gateway has no control ${method} ${path}`).answer;
    } catch (error) {
        if (error instanceof Refusal) {
            return error.answer;
        }
        return plain(400, (error as Error).message).answer;
    }
}
