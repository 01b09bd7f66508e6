import { isNamed } from "../accounts";
import { Fields, required } from "../fields";
import { type Answer, empty, json } from "../http/answer";
import { plain } from "../http/refusal";
import { fingerprintOf } from "../resources/keypairs/public-key";
import { type Owner, putKeypair, removeKeypair } from "../resources/keypairs/records";
import { wireKeypair } from "../resources/keypairs/keypair-json";
import type { World } from "../handler-context";
import { type ActionRoute, type Controlled, parse } from "./action";

const KEYPAIR = /^store\/([^/]+)\/([^/]+)\/keypairs\/([^/]+)$/;

export const keypairActions: readonly ActionRoute[] = [
    ["PUT", KEYPAIR, putStrangersKey],
    ["DELETE", KEYPAIR, removeKey],
];

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
