import { keypairStub } from "../../sdk/stub";
import { derivePublicKey, listKeys, makeKey } from "../support/ssh-keygen";
import { doorOfTests } from "../support/door";
import { failureOf, type ProviderProcess } from "../support/provider-process";
import { fieldsOf, startWorld, type World } from "./gateway-and-providers";

let world: World;
let provider: ProviderProcess;
let nextName = 0;
const name = () => `create-${++nextName}`;

beforeAll(async () => {
    // Short time limits are to strike where a test means them to, not where a busy machine makes keys for TWCC.
    world = await startWorld(["--spare-keys", "30"]);
    provider = await world.provider();
});
afterEach(() => world.clean());
afterAll(() => world.stop());

describe("create", () => {
    test("generates an ED25519 key, sends only its public half, and knows everything about it", async () => {
        const { id, state } = await provider.up("web", {});
        expect(id).toMatch(/^web-[0-9a-f]{7}$/);
        expect(state).toMatchObject({ name: id, algorithm: "ED25519", bits: 256, owner: "1001" });
        expect(state.privateKey).toMatch(/^-----BEGIN OPENSSH PRIVATE KEY-----/);
        expect(state.createTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        const [md5] = await listKeys(state.publicKey as string, "md5");
        const [sha256] = await listKeys(state.publicKey as string, "sha256");
        expect(`MD5:${state.fingerprint as string}`).toBe(md5?.fingerprint);
        expect(state.fingerprintSha256).toBe(sha256?.fingerprint);
        expect(await derivePublicKey(state.privateKey as string)).toContain((state.publicKey as string).split(" ")[1]);
        expect(await world.there(id)).toBe(state.fingerprint);
        expect(state.drift).toBeUndefined();
    });

    test("imports a public key without a private one", async () => {
        const { publicKey } = await makeKey("-t", "ed25519", "-C", "me@laptop");
        const { state } = await provider.up("given", { name: name(), publicKey: `${publicKey.trim()}\r\n` });
        expect(state.publicKey).toBe(publicKey.trim());
        expect(Object.keys(state)).not.toContain("privateKey");
    });

    test("takes your own private key and keeps its text", async () => {
        const { privateKey, publicKey } = await makeKey("-t", "ecdsa", "-b", "256", "-m", "PEM");
        const { state } = await provider.up("own", { name: name(), privateKey });
        expect(state.privateKey).toBe(privateKey);
        expect((state.publicKey as string).split(" ")[1]).toBe(publicKey.split(" ")[1]);
    });

    test("has TWCC make a key", async () => {
        const { id, state } = await provider.up("twcc", { name: name(), generatedBy: "twcc" });
        expect(state).toMatchObject({ algorithm: "RSA", bits: 2048, owner: "1001" });
        expect(state.privateKey).toMatch(/^-----BEGIN RSA PRIVATE KEY-----/);
        expect(await world.there(id)).toBe(state.fingerprint);
        expect(await derivePublicKey(state.privateKey as string)).toContain((state.publicKey as string).split(" ")[1]);
    });

    test.each([
        ["ECDSA in SEC1", { algorithm: "ECDSA", ecdsaCurve: "P384", privateKeyFormat: "SEC1" }, /BEGIN EC PRIVATE/],
        ["RSA in PKCS#8", { algorithm: "RSA", rsaBits: 2048, privateKeyFormat: "PKCS8" }, /BEGIN PRIVATE KEY/],
        ["ED25519 for PuTTY", { privateKeyFormat: "PuTTY" }, /^PuTTY-User-Key-File/],
    ])("writes the private key as asked: %s", async (_what, args, form) => {
        expect((await provider.up("format", args)).state.privateKey).toMatch(form);
    });

    test("is followed by no difference and an unchanged refresh, whatever the source of the key", async () => {
        const { publicKey, privateKey } = await makeKey("-t", "ed25519");
        const kinds = [{}, { publicKey }, { privateKey }, { generatedBy: "twcc" }, { keepers: { a: "1" } }];
        for (const args of kinds) {
            const { id, state, inputs } = await provider.up("stable", args);
            const again = await provider.check({ ...args, logicalName: "stable" }, inputs);
            expect(again.inputs).toEqual(inputs);
            expect(await provider.diff(id, state, again.inputs)).toEqual({ changes: false, replaces: [] });
            expect((await provider.read(id, state)).state).toEqual(state);
        }
    });

    test("comes with few calls", async () => {
        const { publicKey } = await makeKey("-t", "ed25519");
        expect(await world.calls(() => provider.up("a", {}))).toEqual(["POST", "GET"]);
        expect(await world.calls(() => provider.up("b", { publicKey }))).toEqual(["GET", "POST", "GET"]);
        expect(await world.calls(() => provider.up("c", { generatedBy: "twcc" }))).toEqual(["GET", "POST", "GET"]);
    });

    test("survives a parallel cold start", async () => {
        const fresh = await world.provider();
        const made = await Promise.all(Array.from({ length: 20 }, (_, index) => fresh.up(`cold${index}`, {})));
        expect(new Set(made.map(({ id }) => id)).size).toBe(20);
        expect(new Set(made.map(({ state }) => state.fingerprint)).size).toBe(20);
    });
});

describe("a taken name", () => {
    test("fails by default, names both keys and the ways out, and touches nothing", async () => {
        const taken = name();
        const { publicKey } = await makeKey("-t", "ed25519");
        await world.put(taken, publicKey);
        const before = await world.there(taken);
        for (const args of [{}, { generatedBy: "twcc" }]) {
            const { message, partial } = await failureOf(provider.up("taken", { name: taken, ...args }));
            expect(partial).toBeUndefined();
            expect(message).toContain(before);
            for (const way of ["adopt", "replace", "Keypair.get", "keepers", "created 20"]) {
                expect(message).toContain(way);
            }
        }
        expect(await world.there(taken)).toBe(before);
    });

    test("is adopted without a private key where no key was given", async () => {
        const taken = name();
        const { publicKey } = await makeKey("-t", "ed25519");
        await world.put(taken, publicKey);
        const { state, inputs } = await provider.up("adopt", { name: taken, onConflict: "adopt" });
        expect(state.privateKey).toBeUndefined();
        expect(state.fingerprint).toBe(await world.there(taken));
        expect(await provider.diff(taken, state, inputs)).toEqual({ changes: false, replaces: [] });
        expect(provider.output()).toContain(`"${taken}" already exists`);
        await provider.delete(taken, state);
        expect(await world.there(taken)).toBeUndefined();
    });

    test("is adopted only as the given key, where one was given", async () => {
        const taken = name();
        const ours = await makeKey("-t", "ed25519");
        const theirs = await makeKey("-t", "ed25519");
        await world.put(taken, theirs.publicKey);
        const before = await world.there(taken);
        const args = { name: taken, onConflict: "adopt" };
        await failureOf(provider.up("adopt", { ...args, publicKey: ours.publicKey }));
        expect(await world.there(taken)).toBe(before);
        const { state } = await provider.up("adopt", { ...args, privateKey: theirs.privateKey });
        expect(state.privateKey).toBe(theirs.privateKey);
    });

    test("adopt creates where the name is free", async () => {
        const { state } = await provider.up("adopt", { name: name(), onConflict: "adopt" });
        expect(state.privateKey).toBeDefined();
    });

    test.each([{}, { generatedBy: "twcc" }])("is replaced when asked for (%j)", async (args) => {
        const taken = name();
        const { publicKey } = await makeKey("-t", "ed25519");
        await world.put(taken, publicKey);
        const before = await world.there(taken);
        const { state } = await provider.up("replace", { name: taken, onConflict: "replace", ...args });
        expect(state.fingerprint).not.toBe(before);
        expect(await world.there(taken)).toBe(state.fingerprint);
    });
});

describe("an outcome that nobody knows", () => {
    const post = { method: "POST", path: "/keypairs/$" };

    test.each([
        ["cut before it was done", { kind: "cut-before" }],
        ["cut after it was done", { kind: "cut-after" }],
        ["500, not done", { kind: "status", status: 500, body: { message: "50001: oops" } }],
        ["500, done", { kind: "status", status: 500, body: { message: "50001: oops" }, acted: true }],
        ["409, though done", { kind: "status", status: 409, body: { message: "40901: exists" }, acted: true }],
        ["429", { kind: "status", status: 429, headers: { "retry-after": "0" } }],
        ["HTML", { kind: "body", body: "<html>hello</html>" }],
    ])("of a client-made key: %s", async (_what, fault) => {
        await world.faults({ match: post, fault });
        const { id, state } = await provider.up("lost", { name: name() });
        expect(await world.there(id)).toBe(state.fingerprint);
    });

    test.each([
        ["cut before", {}, { kind: "cut-before" }],
        ["cut after, name generated", {}, { kind: "cut-after" }],
        ["500 done, name generated", {}, { kind: "status", status: 500, acted: true }],
        ["unusable answer, name generated", {}, { kind: "body", body: "sorry" }],
        ["unusable answer, name given", { name: "made-1" }, { kind: "body", body: "sorry" }],
        ["half an answer, name given", { name: "made-2" }, { kind: "body", shorten: 500 }],
    ])("of a TWCC-made key: %s", async (_what, args, fault) => {
        await world.faults({ match: post, fault });
        const { id, state } = await provider.up("made", { ...args, generatedBy: "twcc" });
        expect(await world.there(id)).toBe(state.fingerprint);
        const derived = await derivePublicKey(state.privateKey as string);
        expect(derived.split(" ")[1]).toBe((state.publicKey as string).split(" ")[1]);
    });

    test("of a TWCC-made key under a given name that may be somebody's: stops, and says how to go on", async () => {
        const given = name();
        await world.faults({ match: post, fault: { kind: "cut-after" } });
        const { message, partial } = await failureOf(provider.up("made", { name: given, generatedBy: "twcc" }));
        const there = await world.there(given);
        expect(there).toBeDefined();
        expect(partial).toBeUndefined();
        expect(message).toContain(there);
        expect(message).toContain(`twccli rm key -n ${given}`);
        expect(message).toMatch(/created 20\d\d-/);
    });
});

describe("a failure that lasts", () => {
    test("leaves the key in the state, and the next up finishes with it", async () => {
        const hasty = await world.provider({ "twcc:timeout": "2" });
        const given = name();
        await world.faults(
            { match: { method: "POST" }, fault: { kind: "cut-before" }, times: "always" },
            { match: { method: "GET" }, fault: { kind: "status", status: 503 }, times: "always" },
        );
        const { inputs } = await hasty.check({ name: given, logicalName: "x" });
        const { message, partial } = await failureOf(hasty.create(inputs));
        expect(partial).toMatchObject({ id: given, reasons: [message] });
        const { properties } = partial!;
        expect(properties.__provider).toBe(doorOfTests === "dynamic" ? keypairStub : undefined);
        expect(properties.privateKey).toMatch(/BEGIN OPENSSH PRIVATE KEY/);
        expect(message).not.toContain("PRIVATE KEY");
        expect(message).toContain("pulumi up");

        await world.gateway.control("DELETE", "faults");
        expect(await hasty.diff(given, properties, inputs)).toEqual({ changes: true, replaces: [] });
        const state = await provider.update(given, properties, inputs);
        expect(state).toMatchObject({
            privateKey: properties.privateKey,
            fingerprint: properties.fingerprint,
            owner: "1001",
        });
        expect(state.drift).toBeUndefined();
        expect(await world.there(given)).toBe(properties.fingerprint);
        expect(await hasty.diff(given, state, inputs)).toEqual({ changes: false, replaces: [] });
        await provider.delete(given, state);
    });

    test("of a key that was made after all is finished by the next up, too, or deleted", async () => {
        const hasty = await world.provider({ "twcc:timeout": "2" });
        for (const finish of ["update", "delete"]) {
            const given = name();
            await world.faults(
                { match: { method: "POST" }, fault: { kind: "cut-after" }, times: "always" },
                { match: { method: "GET" }, fault: { kind: "status", status: 503 }, times: "always" },
            );
            const { inputs } = await hasty.check({ name: given, logicalName: "x" });
            const { properties } = (await failureOf(hasty.create(inputs))).partial!;
            await world.gateway.control("DELETE", "faults");
            expect(await world.there(given)).toBe(properties.fingerprint);
            if (finish === "update") {
                const calls = await world.calls(() => provider.update(given, properties, inputs));
                expect(calls).not.toContain("POST");
            } else {
                await provider.delete(given, properties);
                expect(await world.there(given)).toBeUndefined();
            }
        }
    });

    test("of a TWCC-made key under a generated name is finished with a new key", async () => {
        const hasty = await world.provider({ "twcc:timeout": "8" });
        await world.faults(
            { match: { method: "POST" }, fault: { kind: "cut-after" }, times: "always" },
            { match: { method: "GET", nth: 2 }, fault: { kind: "status", status: 503 }, times: "always" },
        );
        const { inputs } = await hasty.check({ generatedBy: "twcc", logicalName: "x" });
        const { message, partial } = await failureOf(hasty.create(inputs));
        await world.gateway.control("DELETE", "faults");
        // The provider never had a key that could be the same.
        expect(message).toContain("whose private half was lost with the answer");
        expect(message).toContain("lets TWCC generate another");
        expect(message).not.toMatch(/same key|is kept/);
        const { id, properties } = partial!;
        expect(await world.there(id)).toBeDefined();
        expect((await hasty.diff(id, properties, inputs)).changes).toBe(true);
        const state = await provider.update(id, properties, inputs);
        expect(await world.there(id)).toBe(state.fingerprint);
        expect(fieldsOf(state)).not.toHaveProperty("pending");
        expect(state.privateKey).toMatch(/BEGIN RSA PRIVATE KEY/);
    });

    test.each(["update", "delete"])("of a useless key that could not be removed ends with %s", async (finish) => {
        const hasty = await world.provider({ "twcc:timeout": "4" });
        const given = name();
        await world.faults(
            { match: { method: "POST" }, fault: { kind: "body", body: "It works!" }, times: "always" },
            { match: { method: "DELETE" }, fault: { kind: "status", status: 503 }, times: "always" },
        );
        const { inputs } = await hasty.check({ name: given, generatedBy: "twcc", logicalName: "x" });
        const { message, partial } = await failureOf(hasty.create(inputs));
        await world.gateway.control("DELETE", "faults");
        const useless = await world.there(given);
        expect(message).toContain(`TWCC generated a key (${useless}), but its answer did not contain the private half`);
        const { properties } = partial!;
        expect((await hasty.diff(given, properties, inputs)).changes).toBe(true);
        if (finish === "update") {
            const state = await provider.update(given, properties, inputs);
            expect(state.fingerprint).not.toBe(useless);
            expect(await world.there(given)).toBe(state.fingerprint);
        } else {
            await provider.delete(given, properties);
            expect(await world.there(given)).toBeUndefined();
        }
    });

    test("a useless key that TWCC says it removed, and did not, ends it, and the next up may clear it away", async () => {
        const given = name();
        await world.faults(
            { match: { method: "POST", name: `^${given}$` }, fault: { kind: "body", body: "It works!" }, times: 1 },
            { match: { method: "DELETE" }, fault: { kind: "status", status: 204 }, times: "always" },
        );
        const { inputs } = await provider.check({ name: given, generatedBy: "twcc", logicalName: "x" });
        const { message, partial } = await failureOf(provider.create(inputs));
        const useless = await world.there(given);
        expect(message).toContain(`TWCC generated a key (${useless!})`);
        await world.clean();
        const state = await provider.update(given, partial!.properties, inputs);
        expect(state.fingerprint).not.toBe(useless);
        expect(await world.there(given)).toBe(state.fingerprint);
    });

    test("five useless keys end it, and none of them stays", async () => {
        const given = name();
        await world.faults({ match: { method: "POST" }, fault: { kind: "body", body: "It works!" }, times: "always" });
        const { inputs } = await provider.check({ name: given, generatedBy: "twcc", logicalName: "x" });
        const { message, partial } = await failureOf(provider.create(inputs));
        expect(message).toContain("its answer did not contain the private key");
        expect(partial).toBeUndefined();
        expect(await world.there(given)).toBeUndefined();
    });
});
