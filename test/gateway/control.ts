import { isNamed } from "./accounts";
import type { Faults } from "./faults/faults";
import { Fields, required } from "./fields";
import { type Answer, empty, json } from "./http/answer";
import { plain, Refusal } from "./http/refusal";
import type { RequestLog } from "./request-log";
import { fingerprintOf } from "./resources/keypairs/public-key";
import { type Owner, putKeypair, removeKeypair } from "./resources/keypairs/records";
import { wireKeypair } from "./resources/keypairs/wire";
import type { World } from "./world";

export const CONTROL_PREFIX = "/_gateway/";

export interface Controlled {
    readonly world: World;
    readonly faults: Faults;
    readonly requests: RequestLog;
}

type Action = (gateway: Controlled, params: readonly string[], body: Buffer) => Answer;

const KEYPAIR = /^store\/([^/]+)\/([^/]+)\/keypairs\/([^/]+)$/;

/** What tests may ask of the gateway itself; TWCC has nothing of it, so no API key is needed. */
const ACTIONS: readonly (readonly [method: string, path: RegExp, action: Action])[] = [
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
    ["PUT", KEYPAIR, putStrangersKey],
    ["DELETE", KEYPAIR, removeKey],
];

export function control(gateway: Controlled, method: string, path: string, body: Buffer): Answer {
    try {
        for (const [allowed, pattern, action] of ACTIONS) {
            const found = pattern.exec(path.slice(CONTROL_PREFIX.length));
            if (found && allowed === method) {
                return action(gateway, found.slice(1).map(decodeURIComponent), body);
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

/** Takes the place of a key of this name: what a swapped key looks like to its owner. */
function putStrangersKey({ world }: Controlled, params: readonly string[], body: Buffer): Answer {
    const { owner, name } = keypairAt(world, params);
    const fields = new Fields(parse(body), "the body");
    const publicKey = required(fields.string("public_key"), "public_key", "the body");
    fields.end();
    const fingerprint = required(fingerprintOf(publicKey), "a public_key that Nova takes", "the body");
    return json(200, wireKeypair(putKeypair(world.store, owner, { name, publicKey, fingerprint }), owner));
}

function removeKey({ world }: Controlled, params: readonly string[]): Answer {
    const { owner, name } = keypairAt(world, params);
    if (!removeKeypair(world.store, owner, name)) {
        throw plain(404, `No key pair ${name}.`);
    }
    return empty(204);
}

function keypairAt(
    world: World,
    [who = "", platform = "", name = ""]: readonly string[],
): { owner: Owner; name: string } {
    const account = world.accounts.find((one) => isNamed(one, who));
    if (!account || !world.platforms.includes(platform)) {
        throw plain(404, `No account ${who} or no platform ${platform}.`);
    }
    return { owner: { platform, account }, name };
}

const parse = (body: Buffer): unknown => JSON.parse(body.toString("utf8"));

function done(change: () => void): Answer {
    change();
    return empty(204);
}
