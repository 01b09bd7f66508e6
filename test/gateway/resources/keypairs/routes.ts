import { type Answer, empty, json, text } from "../../http/answer";
import { coded, type Refusal } from "../../http/refusal";
import type { Call, Handler, Route, World } from "../../handler-context";
import { param } from "../parameters";
import { parseCreateBody } from "./create-body";
import { type GeneratedKey, nextKey } from "./generate";
import { fingerprintOf } from "./public-key";
import { findKeypair, listKeypairs, type Owner, putKeypair, removeKeypair } from "./records";
import { wireKeypair, wireSummary } from "./keypair-json";

/** In Nova's order: body, quota, public key, and only when all is at hand whether the name is taken. */
async function create(call: Call, world: World): Promise<Answer> {
    const owner = ownerOf(call);
    const body = parseCreateBody(call);
    checkQuota(owner, world);
    const key = body.publicKey === undefined ? await makeKey(world) : importedKey(body.publicKey);
    const fingerprint = fingerprintOf(key.publicKey);
    if (fingerprint === undefined) {
        throw coded(40001, "Keypair data is invalid: failed to generate fingerprint");
    }
    checkQuota(owner, world); // others may have been created while this one was made
    if (findKeypair(world.store, owner, body.name)) {
        throw coded(40901, `Key pair '${body.name}' already exists.`);
    }
    putKeypair(world.store, owner, { name: body.name, fingerprint, publicKey: key.publicKey });
    // For an import TWCC's documentation does not specify the body: none.
    return text(200, key.privateKey);
}

async function makeKey(world: World): Promise<GeneratedKey> {
    const key = await nextKey();
    world.onMadeKey(key.privateKey);
    return key;
}

const importedKey = (publicKey: string): GeneratedKey => ({ publicKey, privateKey: "" });

const list: Handler = (call, world) => {
    const owner = ownerOf(call);
    return json(
        200,
        listKeypairs(world.store, owner).map((record) => wireSummary(record, owner)),
    );
};

const read: Handler = (call, world) => {
    const owner = ownerOf(call);
    const record = findKeypair(world.store, owner, nameOf(call));
    if (!record) {
        throw notFound(call);
    }
    return json(200, wireKeypair(record, owner));
};

const remove: Handler = (call, world) => {
    if (!removeKeypair(world.store, ownerOf(call), nameOf(call))) {
        throw notFound(call);
    }
    return empty(204); // Nova's own is 202; TWCC's 204
};

/** Only its text distinguishes it from a 403 about permission (docs/contributing/twcc-api.md#errors). */
function checkQuota(owner: Owner, world: World): void {
    if (listKeypairs(world.store, owner).length >= world.keypairQuota) {
        throw coded(40301, "Quota exceeded, too many key pairs.");
    }
}

function notFound(call: Call): Refusal {
    return coded(40401, `Keypair ${nameOf(call)} not found for user ${call.account.username}`);
}

const ownerOf = (call: Call): Owner => ({ platform: param(call, "platform"), account: call.account });
const nameOf = (call: Call): string => param(call, "name");

/** The same paths under both versions (docs/contributing/twcc-api.md#calls-and-headers). */
export const keypairRoutes: readonly Route[] = ["/api/v3", "/api/v2"].flatMap((base): Route[] => [
    {
        path: `${base}/{platform}/keypairs/`,
        apiHost: "platform",
        restricted: true,
        methods: { GET: list, POST: create },
    },
    {
        path: `${base}/{platform}/keypairs/{name}/`,
        apiHost: "platform",
        restricted: true,
        methods: { GET: read, DELETE: remove },
    },
]);
