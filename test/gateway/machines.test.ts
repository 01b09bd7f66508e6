import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { type GatewayProcess, spawnGateway } from "../support/gateway-process";
import { makeKey } from "../support/ssh-keygen";
import { sshLogin } from "../support/ssh-login";
import { startGateway } from "./index";
import { installedSshd } from "./machines/openssh";
import { sshdLetsIn } from "./machines/sshd-proof";
import { Client } from "./testing/client";
import { type Machine, machinesOf, SiteClient } from "./testing/sites";

/** A gateway process whose machines have this software, and what was made there. */
let gateway: GatewayProcess;
let folder: string;
let key: { privateKey: string; publicKey: string };
let other: { privateKey: string; publicKey: string };

beforeAll(async () => {
    [key, other] = await Promise.all([makeKey("-t", "ed25519"), makeKey("-t", "ed25519")]);
});
beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "twcc-gateway-test-"));
});
afterEach(async () => {
    await gateway.stop();
    rmSync(folder, { recursive: true });
});

const dataFile = () => path.join(folder, "data.json");

async function start(sshd: string, ...args: string[]): Promise<void> {
    const delays = ["--boot-delay", "50", "--delete-delay", "50"];
    gateway = await spawnGateway({ dataFile: dataFile(), args: ["--sshd", sshd, ...delays, ...args] });
}

const keypairs = () => new Client(gateway);
const sites = () => new SiteClient(gateway);

/** An instance with this key pair, once it is Ready. */
async function boot(keypair = "k1", extra: Record<string, string> = {}): Promise<Machine> {
    const { id } = await sites().create("web-01", { keypair, ...extra });
    await sites().until(id, "Ready");
    const machine = (await machinesOf(gateway)).find(({ site }) => site === id);
    return machine!;
}

const login = (machine: Machine, privateKey: string, command = "hostname", user = machine.user) =>
    sshLogin(machine.port, privateKey, command, { user, hostKey: machine.hostKey });

/** Whether the port takes connections. */
function answers(port: number): Promise<Socket | undefined> {
    return new Promise((resolve) => {
        const socket = connect(port, "127.0.0.1").resume(); // else it would not see the other side hang up
        socket.once("connect", () => {
            resolve(socket);
        });
        socket.on("error", () => {
            resolve(undefined);
        });
    });
}

async function eventually(isTrue: () => Promise<boolean> | boolean): Promise<boolean> {
    for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
        if (await isTrue()) return true;
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return false;
}

/** The sshds of the connections that are open; the package ssh2 has none. */
const childrenOf = (pid: number) =>
    spawnSync("pgrep", ["-P", String(pid)], { encoding: "utf8" })
        .stdout.split("\n")
        .flatMap((line) => (line === "" ? [] : [Number(line)]));

async function haveEnded(pids: readonly number[]): Promise<boolean> {
    const isGone = (pid: number) => {
        try {
            return !process.kill(pid, 0);
        } catch {
            return true;
        }
    };
    return eventually(() => pids.every(isGone));
}

/** OpenSSH's server is not everywhere. */
const sshd = installedSshd();
const everySoftware = ["none", ...(sshd === undefined ? [] : [sshd])];

describe.each(everySoftware)("a machine, --sshd %s", (program) => {
    let software: Machine["software"];
    beforeAll(async () => {
        // Nor does it work for every user, and then the package ssh2 takes its place.
        const proof = mkdtempSync(path.join(tmpdir(), "twcc-gateway-test-"));
        const works = program !== "none" && (await sshdLetsIn(program, userInfo().username, proof));
        rmSync(proof, { recursive: true, force: true });
        software = works ? "OpenSSH" : "ssh2";
    });
    beforeEach(async () => {
        await start(program);
        await keypairs().create({ name: "k1", public_key: key.publicKey.trim() });
    });

    test("lets in the key pair of its creation and no other, and answers commands", async () => {
        const machine = await boot();
        expect(machine).toMatchObject({ host: "127.0.0.1", hostname: `web-01-${machine.site}`, software });
        expect(machine.authorizedKeys).toBe(key.publicKey.trim());

        expect(await login(machine, key.privateKey)).toEqual({
            code: 0,
            stdout: `${machine.hostname}\n`,
            stderr: "",
        });
        const release = await login(machine, key.privateKey, "cat /etc/os-release");
        expect(release.stdout).toBe('PRETTY_NAME="Ubuntu 22.04"\n');
        const nasty = `rm -rf '/x' "$(id)"`;
        expect((await login(machine, key.privateKey, nasty)).stdout).toMatch(/^Hello from web-01-.*not run: rm -rf '/);

        const refused = await login(machine, other.privateKey);
        expect([refused.code, refused.stderr]).toEqual([255, expect.stringContaining("Permission denied (publickey)")]);
        expect((await login(machine, key.privateKey, "hostname", "somebody")).code).toBe(255);
    });

    test("lets in an RSA key that TWCC has made", async () => {
        const made = (await keypairs().create({ name: "made" })).text;

        expect((await login(await boot("made"), made)).code).toBe(0);
    });

    test("does not see that its key pair is exchanged or deleted", async () => {
        const machine = await boot();
        await keypairs().delete("k1");
        await keypairs().create({ name: "k1", public_key: other.publicKey.trim() });

        expect((await login(machine, key.privateKey)).code).toBe(0);
        expect((await login(machine, other.privateKey)).code).toBe(255);
        const next = await boot();
        expect((await login(next, other.privateKey)).code).toBe(0);
        expect(next.port).not.toBe(machine.port);
        expect(next.hostKey).not.toBe(machine.hostKey);
    });

    test("comes back after a restart: the same port, host key and authorized keys", async () => {
        const machine = await boot();
        await keypairs().delete("k1");
        await answers(machine.port);
        const connections = software === "OpenSSH" ? 1 : 0;
        expect(await eventually(() => childrenOf(gateway.pid).length === connections)).toBe(true);
        const children = childrenOf(gateway.pid);
        await gateway.kill();
        expect(await haveEnded(children)).toBe(true);
        expect(await answers(machine.port)).toBeUndefined();

        await start(program);
        expect(await eventually(async () => (await answers(machine.port))?.destroy() !== undefined)).toBe(true);
        expect(await machinesOf(gateway)).toEqual([machine]);
        expect((await login(machine, key.privateKey)).code).toBe(0);
    });

    test("ends with the deletion, and with the gateway, whatever is open", async () => {
        const [deleted, left] = [await boot(), await boot()];
        const held = await answers(deleted.port);
        const broken = new Promise((resolve) => held!.once("close", resolve));
        await sites().delete(deleted.site);
        await broken;
        expect(await answers(deleted.port)).toBeUndefined();
        expect(await machinesOf(gateway)).toEqual([left]);

        await answers(left.port);
        const connections = software === "OpenSSH" ? 1 : 0;
        expect(await eventually(() => childrenOf(gateway.pid).length === connections)).toBe(true);
        const children = childrenOf(gateway.pid);
        expect(await gateway.stop()).toBe(0);

        expect(await answers(left.port)).toBeUndefined();
        expect(await haveEnded(children)).toBe(true);
        expect(readdirSync(folder)).toEqual(["data.json"]);
    });
});

describe("machines", () => {
    beforeEach(async () => {
        await start("none");
        await keypairs().create({ name: "k1", public_key: key.publicKey.trim() });
    });

    test("answer from Ready on, without being asked for, as the image's user", async () => {
        await gateway.stop();
        await start("none", "--boot-delay", "5000");
        const { id } = await sites().create();
        expect(await machinesOf(gateway)).toEqual([]);
        await sites().until(id, "Ready");
        const [machine] = await machinesOf(gateway);

        expect(machine).toMatchObject({ site: id, server: id + 1_000_000, user: "ubuntu" });
        expect((await answers(machine!.port))?.destroy()).toBeDefined();
    });

    test("that fail or vanish do not answer", async () => {
        const machine = await boot();
        const fate = { kind: "error", reason: "The host died." };
        await gateway.control("PATCH", `sites/${machine.site}`, { fate });

        expect(await machinesOf(gateway)).toEqual([]);
        expect(await eventually(async () => (await answers(machine.port)) === undefined)).toBe(true);
    });

    test("have host keys that do not look like a user's in the data file, which stays private", async () => {
        await boot();

        expect(readFileSync(dataFile(), "utf8")).not.toContain("PRIVATE");
        expect(statSync(dataFile()).mode & 0o777).toBe(0o600);
    });

    test("an sshd that cannot work is passed over", async () => {
        await gateway.stop();
        await start(process.execPath);

        const machine = await boot();
        expect(machine).toMatchObject({ software: "ssh2", user: "ubuntu" });
        expect((await login(machine, key.privateKey)).code).toBe(0);
        expect(readdirSync(folder)).toEqual(["data.json"]);
    });

    test("end with a gateway that is no process of its own", async () => {
        const within = await startGateway({ bootDelay: 50, sshd: null });
        await new Client(within).create({ name: "k1", public_key: key.publicKey.trim() });
        const client = new SiteClient(within);
        await client.until((await client.create()).id, "Ready");
        const [machine] = await machinesOf(within);
        const held = await answers(machine!.port);
        const broken = new Promise((resolve) => held!.once("close", resolve));
        await within.close();

        await broken;
        expect(await answers(machine!.port)).toBeUndefined();
    });

    test("cost a gateway without instances nothing: ssh2 is not loaded", () => {
        const index = path.resolve(__dirname, "../../build/gateway/index.js");
        const program = `require(${JSON.stringify(index)}).startGateway().then((gateway) => {
            console.log(Object.keys(require.cache).filter((file) => file.includes("ssh2/")).length);
            return gateway.close();
        });`;

        expect(execFileSync(process.execPath, ["-e", program], { encoding: "utf8" })).toBe("0\n");
    });
});
