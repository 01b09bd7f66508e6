import { execFile } from "node:child_process";
import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import { makeCertificate } from "../faults/certificate";
import { SiteClient } from "../gateway/testing/sites";
import { normal, quotedMessages } from "../support/docs/messages";
import { spawnGateway } from "../support/gateway-process";
import { failureOf, type Properties, type ProviderProcess } from "../support/provider-process";
import { makeKey, withFolder } from "../support/ssh-keygen";
import { bob, startWorld, type World } from "./gateway-and-providers";

const expired = "demo-alice-expired-8000-000000001001";
/** Public keys that belong to nobody. */
const keyOf = (letter: string) => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${letter.repeat(43)}`;
const mine = keyOf("B");
const theirs = keyOf("C");

let world: World;
let provider: ProviderProcess;
let privateKey: string;
let pem: string;
let locked: string;

beforeAll(async () => {
    world = await startWorld(["--boot-delay", "100", "--sshd", "none"]);
    provider = await world.provider();
    ({ privateKey } = await makeKey("-t", "ed25519"));
    // In PEM, since the search for leaks must not take the public half, which OpenSSH's own form holds, for a secret.
    ({ privateKey: locked } = await makeKey("-t", "ecdsa", "-m", "PEM", "-N", "secret words"));
    ({ privateKey: pem } = await makeKey("-t", "ecdsa", "-m", "PEM"));
});
afterEach(() => world.clean());
afterAll(() => world.stop());

type Settings = [config?: Readonly<Record<string, string>>, env?: Readonly<Record<string, string>>];

/** What `pulumi up` says about a key pair with these arguments. */
async function saidOf(args: Properties, by = provider): Promise<string> {
    const { inputs, failures } = await by.check({ ...args, logicalName: "web" });
    if (failures.length > 0) return failures.map(({ reason }) => reason).join("\n");
    return (await failureOf(by.create(inputs))).message;
}

/** The same of a provider with another configuration, of a key that is generated: its first call is the POST. */
const configured = async (...settings: Settings) => saidOf({}, await world.provider(...settings));

/** Alice's key pair `name`, and what becomes of it before the next operation. */
async function made(name: string, then: () => Promise<void>) {
    const up = await provider.up("web", { name, publicKey: mine });
    await then();
    return { id: name, state: up.state, inputs: up.inputs };
}

/** The SDK's part, which a program runs. */
const missingPlugin = path.resolve(__dirname, "../../dist/sdk/missing-plugin.js");

/** Each mistake, by its heading in the page; the message that it really ends in. */
const mistakes: Readonly<Record<string, () => Promise<string>>> = {
    "A missing plugin": async () => {
        const warning = `require(${JSON.stringify(missingPlugin)}).warnAboutMissingPlugin()`;
        const env = { PATH: "/nowhere", PULUMI_HOME: "/nowhere" };
        const { stderr } = await promisify(execFile)(process.execPath, ["--eval", warning], { cwd: "/", env });
        return stderr;
    },
    "No API key": () => configured({ "twcc:apiKey": "" }),
    "An API key that has expired": () => configured({ "twcc:apiKey": "" }, { TWCC_API_KEY: expired }),
    "An API key that was mistyped or withdrawn": () => configured({ "twcc:apiKey": "not-mine-4000-8000" }),
    "Another account's API key": async () => {
        const { id, state } = await made("api", () => Promise.resolve());
        const asBob = await world.provider({ "twcc:apiKey": "" }, { TWCC_API_KEY: bob });
        return (await failureOf(asBob.delete(id, state))).message;
    },
    "A platform that does not exist": () => configured({ "twcc:platform": "openstack-taichung" }),
    "An endpoint without TLS": () => configured({ "twcc:endpoint": "http://gateway.example" }),
    "No network, or a wrong endpoint": () =>
        configured({ "twcc:endpoint": "https://gateway.invalid", "twcc:timeout": "5" }),
    "A proxy that needs a password": async () => {
        const proxy = http.createServer().on("connect", (_request, socket) => {
            socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
        });
        await once(proxy.listen(0, "127.0.0.1"), "listening");
        const { port } = proxy.address() as AddressInfo;
        try {
            const tls = { "twcc:endpoint": "https://gateway.invalid", "twcc:timeout": "5" };
            return await configured(tls, { HTTPS_PROXY: `http://127.0.0.1:${port}` });
        } finally {
            proxy.close();
        }
    },
    "A proxy that cannot be used": () =>
        configured({ "twcc:endpoint": "https://gateway.invalid" }, { ALL_PROXY: "socks5://127.0.0.1:1080" }),
    "A certificate that is not trusted, or a wrong clock": () =>
        withFolder(async (folder) => {
            const { key, cert } = await makeCertificate(folder, "self-signed");
            const gateway = await spawnGateway({ args: ["--tls-key", key, "--tls-cert", cert] });
            try {
                const said = await configured({ "twcc:endpoint": gateway.endpoint, "twcc:timeout": "10" });
                return said.replaceAll(gateway.endpoint, world.gateway.endpoint);
            } finally {
                await gateway.stop();
            }
        }),
    "The name is taken": async () => {
        await world.put("taken", theirs);
        return saidOf({ name: "taken", publicKey: mine });
    },
    "Two resources with one name": async () => {
        const own = await world.provider();
        await own.check({ name: "deploy", publicKey: mine, logicalName: "deploy" });
        return saidOf({ name: "deploy", publicKey: mine }, own);
    },
    "Too many key pairs": async () => {
        await world.faults({
            match: { method: "POST" },
            fault: {
                kind: "status",
                status: 403,
                body: { detail: "Quota exceeded, too many key pairs." },
            },
        });
        return saidOf({ publicKey: mine });
    },
    "The key was exchanged behind Pulumi's back": async () => {
        const { id, state } = await made("swapped", () => world.put("swapped", theirs));
        const { inputs } = await provider.check({ name: "swapped", publicKey: keyOf("D"), logicalName: "web" });
        return (await failureOf(provider.update(id, state, inputs))).message;
    },
    "A key pair that instances still use": async () => {
        const { id, state } = await provider.up("web", { name: "in-use", publicKey: mine, protectInUse: true });
        const sites = new SiteClient(world.gateway);
        const site = await sites.create("carrier", { keypair: id });
        await sites.until(site.id, "Ready");
        return (await failureOf(provider.delete(id, state))).message;
    },
    "A name that TWCC does not accept": () => saidOf({ name: "網站" }),
    "A misspelled argument": () => saidOf({ public_key: mine }),
    "Arguments that cannot be combined": () => saidOf({ publicKey: mine, algorithm: "RSA" }),
    "A private key as publicKey": () => saidOf({ publicKey: privateKey }),
    "A public key as privateKey": () => saidOf({ privateKey: mine }),
    "A file's name instead of its content": () => saidOf({ publicKey: "~/.ssh/id_ed25519.pub" }),
    "A file that PowerShell wrote": () =>
        saidOf({ publicKey: Buffer.from(`\uFEFF${mine}\r\n`, "utf16le").toString("utf8") }),
    "A private key whose line breaks were lost": () => saidOf({ privateKey: pem.replaceAll("\n", "\\n") }),
    "A private key with a passphrase": () => saidOf({ privateKey: locked }),
    "The passphrase of a private key is wrong": async () => {
        const { privateKey: inOpenSsh } = await makeKey("-t", "ed25519", "-N", "correct horse");
        return saidOf({ privateKey: inOpenSsh, passphrase: "another one" });
    },
    "A whole authorized_keys file": () => saidOf({ publicKey: `${mine} a\n${theirs} b\n` }),
    "An old key": async () => saidOf({ publicKey: (await makeKey("-t", "rsa", "-b", "1024")).publicKey }),
};

const page = quotedMessages("text");

test.each(Object.entries(mistakes))("%s: the page quotes what is really said", async (title, make) => {
    const said = normal(await make(), world.gateway.endpoint);
    expect((await page).get(title)).toBe(said);
});

test("the page quotes nothing that nobody says", async () => {
    expect([...(await page).keys()].sort()).toEqual(Object.keys(mistakes).sort());
});
