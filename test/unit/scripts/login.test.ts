import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "../../gateway/testing/client";
import { machinesOf, SiteClient, type Machine } from "../../gateway/testing/sites";
import { spawnGateway, type GatewayProcess } from "../../support/gateway-process";
import { makeKey } from "../../support/ssh-keygen";
import { load } from "./load";

interface Outputs {
    instanceId?: string;
    privateKey?: string;
    byTwccPrivateKey?: string;
}
interface LogIn {
    showLogin: (
        outputs: Outputs,
        gateway: { endpoint: string },
        options: { say: (text: string) => void },
    ) => Promise<boolean>;
}
interface Attempt {
    end: string;
    text: string;
}
type Client2 = (
    machine: Machine,
    privateKey: string,
    command: string,
    options?: object,
) => Promise<Attempt | undefined>;
interface Clients {
    logInByOpenSsh: Client2;
    logInBySsh2: Client2;
}

let gateway: GatewayProcess;
let machine: Machine;
let key: { privateKey: string; publicKey: string };
let other: typeof key;

beforeAll(async () => {
    gateway = await spawnGateway({ args: ["--boot-delay", "50", "--sshd", "none"] });
    [key, other] = await Promise.all([makeKey("-t", "ed25519"), makeKey("-t", "rsa", "-b", "2048", "-m", "PEM")]);
    await new Client(gateway).create({ name: "k1", public_key: key.publicKey.trim() });
    const sites = new SiteClient(gateway);
    await sites.until((await sites.create()).id, "Ready");
    [machine] = (await machinesOf(gateway)) as [Machine];
});
afterAll(() => gateway.stop());

/** What the end of `npm run up` says, or the whole message of its failure. */
async function show(outputs: Outputs): Promise<{ said: string; done?: boolean; failure?: string }> {
    const { showLogin } = await load<LogIn>("login/log-in.mjs");
    const lines: string[] = [];
    const say = (text: string) => lines.push(text);
    try {
        const done = await showLogin({ instanceId: String(machine.site), ...outputs }, gateway, { say });
        return { said: lines.join("\n"), done };
    } catch (error) {
        return { said: lines.join("\n"), failure: (error as { describe: () => string }).describe() };
    }
}

describe("the login at the end of the main job", () => {
    test("shows the command, what the machine answered, and that another key is refused; no key", async () => {
        const { said, done } = await show({ privateKey: key.privateKey, byTwccPrivateKey: other.privateKey });
        expect(done).toBe(true);
        expect(said).toContain(`-p ${machine.port} ubuntu@127.0.0.1 hostname\n    ${machine.hostname}`);
        expect(said).toMatch(/by-twcc, is refused:\n\n.*Permission denied/);
        const lines = [key, other].flatMap(({ privateKey }) => privateKey.trim().split("\n"));
        expect(lines.filter((line) => said.includes(line))).toHaveLength(0);
    });

    test("fails with another key than the machine's, and says how to go on", async () => {
        const { failure } = await show({ privateKey: other.privateKey });
        expect(failure).toMatch(/^Could not log in to web-01-\d+ [^]*Permission denied[^]*--replace/);
    });

    test("fails when the machine takes the key that it has to refuse", async () => {
        const { failure } = await show({ privateKey: key.privateKey, byTwccPrivateKey: key.privateKey });
        expect(failure).toMatch(/did not refuse the key/);
    });

    test("fails without a private key, and without a machine", async () => {
        expect((await show({})).failure).toMatch(/no private key to log in with/);
        expect((await show({ instanceId: "1", privateKey: key.privateKey })).failure).toMatch(
            /no machine for instance 1/,
        );
    });

    test("is left out, in words, where the program has no instance", async () => {
        const { said, done } = await show({ instanceId: "", privateKey: key.privateKey });
        expect({ said, done }).toEqual({ said: expect.stringContaining("nothing to log in to"), done: false });
    });
});

describe.each(["logInByOpenSsh", "logInBySsh2"] as const)("%s", (name) => {
    const attempt = async (to: Partial<Machine>, privateKey: string) =>
        (await load<Clients>(name === "logInBySsh2" ? "login/ssh2.mjs" : "login/openssh.mjs"))[name](
            { ...machine, ...to },
            privateKey,
            "whoami",
        );

    test("gets in with the right key alone", async () => {
        expect(await attempt({}, key.privateKey)).toEqual({ end: "answered", text: "ubuntu" });
        expect(await attempt({}, other.privateKey)).toMatchObject({ end: "refused" });
        expect(await attempt({ user: "root" }, key.privateKey)).toMatchObject({ end: "refused" });
    });

    test("tells nothing to a machine with another host key, and nobody's door is no refusal", async () => {
        const [type = "", blob = ""] = machine.hostKey.split(" ");
        const another = `${type} ${blob.slice(0, -8)}${blob.endsWith("AAAAAAA=") ? "B" : "A"}AAAAAA=`;
        expect(await attempt({ hostKey: another }, key.privateKey)).toMatchObject({ end: "failed" });
        expect(await attempt({ port: 1 }, key.privateKey)).toMatchObject({ end: "failed" });
    });
});

test("the files of OpenSSH's client are gone afterwards, and without it there is no attempt", async () => {
    const { logInByOpenSsh } = await load<Clients>("login/openssh.mjs");
    const temporary = mkdtempSync(path.join(tmpdir(), "with a blank "));
    const attempt = (privateKey: string, options = {}) =>
        logInByOpenSsh(machine, privateKey, "whoami", { temporary, ...options });
    try {
        expect(await attempt(key.privateKey.trim())).toMatchObject({ end: "answered" });
        expect(await attempt(other.privateKey)).toMatchObject({ end: "refused" });
        expect(await attempt(key.privateKey, { program: "no-such-ssh" })).toBeUndefined();
        expect(readdirSync(temporary)).toEqual([]);
    } finally {
        rmSync(temporary, { recursive: true });
    }
});
