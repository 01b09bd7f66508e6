import { setTimeout as sleep } from "node:timers/promises";
import { parsePrivateKey, type PrivateKeyFormat } from "../../provider/key-material";
import { Age, type Someone } from "../support/age";
import { failureOf, type Properties, type ProviderProcess } from "../support/provider-process";
import { learn } from "../support/secrets/watch";
import { derivePublicKey, makeKey, puttygenPublicKey } from "../support/ssh-keygen";
import { startWorld, type World } from "./gateway-and-providers";

let world: World;
let provider: ProviderProcess;
let age: Age;
let alice: Someone;
let bob: Someone;
let nextName = 0;
const name = () => `encrypted-${++nextName}`;

beforeAll(async () => {
    world = await startWorld(["--spare-keys", "5", "--boot-delay", "0", "--sshd", "none"]);
    provider = await world.provider();
    age = await Age.build();
    alice = age.native();
    bob = age.ssh("ed25519");
}, 120_000);
afterEach(() => world.clean());
afterAll(async () => {
    age.remove();
    await world.stop();
});

/** The decrypted key, which from now on is searched for in everything. */
async function opened({ encryptedPrivateKey }: Properties, by: Someone = alice): Promise<string> {
    const text = await age.decrypt(by, encryptedPrivateKey as string);
    learn(text, "an encrypted private key");
    return text;
}

const blobOf = ({ publicKey }: Properties) => (publicKey as string).split(" ")[1];
const to = (...people: readonly Someone[]) => ({ recipients: people.map(({ recipient }) => recipient) });
const parts = ({ encryptedPrivateKey, fingerprint }: Properties) => ({ encryptedPrivateKey, fingerprint });

/** Today's arguments of a resource, checked as the engine does it before a diff. */
async function next(args: Properties, inputs: Properties): Promise<Properties> {
    const again = await provider.check({ logicalName: "web", ...args }, inputs);
    expect(again.failures).toEqual([]);
    return again.inputs;
}

/** Waits until the provider has printed this: what it prints and what it answers come by different ways. */
async function said(text: string): Promise<void> {
    for (let tries = 0; tries < 100 && !provider.output().includes(text); tries++) await sleep(50);
    expect(provider.output()).toContain(text);
}

describe("with recipients", () => {
    const formats: readonly [string, Properties, PrivateKeyFormat][] = [
        ["ED25519", {}, "OpenSSH"],
        ["ED25519", {}, "PuTTY"],
        ["ECDSA", { algorithm: "ECDSA" }, "SEC1"],
        ["RSA", { algorithm: "RSA", rsaBits: 2048 }, "PKCS8"],
        ["TWCC's", { generatedBy: "twcc" }, "PKCS1"],
        ["TWCC's", { generatedBy: "twcc" }, "OpenSSH"],
        ["TWCC's", { generatedBy: "twcc" }, "PuTTY"],
    ];
    test.each(formats)("the state has an age file: %s, %p, as %s", async (_what, args, privateKeyFormat) => {
        const { id, state } = await provider.up("web", { ...args, privateKeyFormat, name: name(), ...to(alice, bob) });
        expect(Object.keys(state)).not.toContain("privateKey");
        expect(await world.there(id)).toBe(state.fingerprint);
        for (const someone of [alice, bob]) {
            const text = await opened(state, someone);
            const derive = privateKeyFormat === "PuTTY" ? puttygenPublicKey : derivePublicKey;
            expect(await derive(text)).toContain(blobOf(state));
        }
    });

    test("the calls are the same as without, and nothing is sent before the key is encrypted", async () => {
        expect(await world.calls(() => provider.up("a", to(alice)))).toEqual(["POST", "GET"]);
        expect(await world.calls(() => provider.up("b", { generatedBy: "twcc", ...to(alice) }))).toEqual([
            "GET",
            "POST",
            "GET",
        ]);
        // The identity point: whatever is encrypted to it, anybody can decrypt.
        const anybody = `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAE${"A".repeat(41)}`;
        for (const generatedBy of ["client", "twcc"]) {
            const args = { generatedBy, recipients: [alice.recipient, anybody] };
            let failed: Awaited<ReturnType<typeof failureOf>> | undefined;
            const calls = await world.calls(async () => {
                failed = await failureOf(provider.up("c", args));
            });
            expect(calls).toEqual([]);
            expect(failed?.partial).toBeUndefined();
            expect(failed?.message).toMatch(
                /^Cannot create the key pair "c-[0-9a-f]{7}"\. recipients\[1\] cannot be encrypted to: /,
            );
        }
    });

    test("reordered, repeated, commented or written in capitals, they change nothing", async () => {
        const { id, state, inputs } = await provider.up("web", to(alice, bob));
        const others = [`${bob.recipient.trim()} renamed`, alice.recipient.toUpperCase(), alice.recipient];
        const news = await next({ recipients: others }, inputs);
        expect(await provider.diff(id, state, news)).toEqual({ changes: false, replaces: [] });
    });

    test("a refresh, drift, its repair and another comment keep the age file byte for byte", async () => {
        const { id, state, inputs } = await provider.up("web", to(alice));
        expect((await provider.read(id, state)).state).toEqual(state);
        await world.remove(id);
        const gone = await (await world.provider()).read(id, state);
        expect(gone.state).toEqual({ ...state, drift: { kind: "missing" } });
        const back = await provider.update(id, gone.state, inputs);
        expect(parts(back)).toEqual(parts(state));
        expect(await world.there(id)).toBe(state.fingerprint);
        const stranger = await makeKey("-t", "ed25519");
        await world.put(id, stranger.publicKey);
        const swapped = await provider.update(id, (await (await world.provider()).read(id, back)).state, inputs);
        expect(parts(swapped)).toEqual(parts(state));
        expect(await world.there(id)).toBe(state.fingerprint);
        const news = await next({ ...to(alice), comment: "another" }, inputs);
        const commented = await provider.update(id, swapped, news);
        expect(parts(commented)).toEqual(parts(state));
        expect(commented.publicKey).toMatch(/ another$/);
        expect(await derivePublicKey(await opened(commented))).toContain(blobOf(state));
    });

    test("a changed format is refused before anything happens, with the ways out", async () => {
        const { id, state, inputs } = await provider.up("web", to(alice));
        const news = await next({ ...to(alice), privateKeyFormat: "PKCS8" }, inputs);
        const { message } = await failureOf(provider.diff(id, state, news));
        expect(message).toContain(`Cannot change privateKeyFormat of the key pair "${id}"`);
        for (const way of ["undo the change", "keepers", "age -d", "ssh-keygen -p"]) expect(message).toContain(way);
        // With another key there is no such obstacle.
        const rotated = await next({ ...to(alice), privateKeyFormat: "PKCS8", keepers: { v: "2" } }, inputs);
        const exchanged = await provider.update(id, state, rotated);
        expect(await opened(exchanged)).toMatch(/^-----BEGIN PRIVATE KEY-----/);
    });

    test("an unfinished create keeps the age file, and the next up finishes with the same key", async () => {
        for (const generatedBy of ["client", "twcc"]) {
            const args = { name: name(), generatedBy, ...to(alice) };
            // TWCC acts, and does not show it. The first look, before TWCC makes a key, finds nothing.
            const path = `/keypairs/${args.name}/$`;
            await world.faults({
                match: { method: "GET", path, nth: generatedBy === "twcc" ? 2 : 1 },
                times: "always",
                fault: { kind: "status", status: 500 },
            });
            const short = await world.provider({ "twcc:timeout": "8" });
            const { partial } = await failureOf(short.up("web", args));
            await world.faults();
            expect(partial?.properties.drift).toEqual({ kind: "missing" });
            expect(Object.keys(partial!.properties)).not.toContain("privateKey");
            const { inputs } = await provider.check({ ...args, logicalName: "web" });
            const finished = await provider.update(partial!.id, partial!.properties, inputs);
            expect(parts(finished)).toEqual(parts(partial!.properties));
            expect(await world.there(args.name)).toBe(finished.fingerprint);
            expect(await derivePublicKey(await opened(finished))).toContain(blobOf(finished));
        }
    });
});

describe("other recipients", () => {
    test("exchange the key in place, and the warning says why", async () => {
        const { id, state, inputs } = await provider.up("web", to(alice));
        const news = await next(to(bob), inputs);
        expect(await provider.diff(id, state, news)).toEqual({ changes: true, replaces: [] });
        await said(
            `Key pair "${id}": its recipients changed. Only the old ones can decrypt its private key, so the key (${String(state.fingerprint)}) is exchanged for a new one.`,
        );
        const exchanged = await provider.update(id, state, news);
        expect(exchanged.fingerprint).not.toBe(state.fingerprint);
        expect(await world.there(id)).toBe(exchanged.fingerprint);
        expect(await derivePublicKey(await opened(exchanged, bob))).toContain(blobOf(exchanged));
        await expect(age.decrypt(alice, exchanged.encryptedPrivateKey as string)).rejects.toThrow(
            "no identity matched",
        );
    });

    test("none any more: the key is exchanged for one in the state, and the warning asks if that is meant", async () => {
        const { id, state, inputs } = await provider.up("web", to(alice));
        const news = await next({}, inputs);
        expect(await provider.diff(id, state, news)).toEqual({ changes: true, replaces: [] });
        await said(`Key pair "${id}": it has no recipients any more`);
        await said("If that is not what you want, set recipients again.");
        const exchanged = await provider.update(id, state, news);
        expect(exchanged.fingerprint).not.toBe(state.fingerprint);
        expect(exchanged.privateKey).toMatch(/^-----BEGIN OPENSSH/);
        expect(Object.keys(exchanged)).not.toContain("encryptedPrivateKey");
        expect(Object.keys(exchanged)).not.toContain("recipients");
    });

    test("where there were none: the same key leaves the state, and nothing is sent", async () => {
        const { id, state, inputs } = await provider.up("web", {});
        const news = await next(to(alice, bob), inputs);
        expect(await provider.diff(id, state, news)).toEqual({ changes: true, replaces: [] });
        await said(
            `Key pair "${id}": its private key is encrypted to the recipients and leaves the state. The key stays the same, and older versions of the state (history, backups) still have it.`,
        );
        let moved: Properties = {};
        const calls = await world.calls(async () => {
            moved = await provider.update(id, state, news);
        });
        expect(calls).toEqual([]);
        expect(moved.fingerprint).toBe(state.fingerprint);
        expect(Object.keys(moved)).not.toContain("privateKey");
        expect(await age.decrypt(bob, moved.encryptedPrivateKey as string)).toBe(state.privateKey);
        expect(await provider.diff(id, moved, news)).toEqual({ changes: false, replaces: [] });
    });

    test("of an adopted key, whose private half nobody has here, only change what is noted", async () => {
        const taken = name();
        await world.put(taken, (await makeKey("-t", "ed25519")).publicKey);
        const { id, state, inputs } = await provider.up("web", { name: taken, onConflict: "adopt", ...to(alice) });
        expect(Object.keys(state)).not.toContain("encryptedPrivateKey");
        const news = await next({ name: taken, onConflict: "adopt", ...to(bob) }, inputs);
        const after = await provider.update(id, state, news);
        expect(after.fingerprint).toBe(state.fingerprint);
        expect(await provider.diff(id, after, news)).toEqual({ changes: false, replaces: [] });
    });

    test("are no reason to exchange a key of your own that has the same public half", async () => {
        const { id, state, inputs } = await provider.up("web", { name: name(), ...to(alice) });
        const news = await next({ name: id, publicKey: state.publicKey }, inputs);
        const after = await provider.update(id, state, news);
        expect(parts(after)).toEqual(parts(state));
        expect(await provider.diff(id, after, news)).toEqual({ changes: false, replaces: [] });
        expect(parsePrivateKey(await opened(after)).publicKey.fingerprint).toBe(state.fingerprint);
    });
});
