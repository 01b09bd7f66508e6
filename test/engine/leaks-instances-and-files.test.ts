import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { run } from "../support/project";
import { leaksIn, learn } from "../support/secrets/watch";
import { makeKey } from "../support/ssh-keygen";
import { startWorld, type World } from "./gateway-and-stack";

jest.setTimeout(400_000);

const recorder = path.resolve(__dirname, "../support/secrets/record-output.cjs");
/** Without a common part: the search looks at pieces, and a piece of one would be taken for the other. */
const [marked, unmarked] = ["Marked-horse 7/battery", "Plain-donkey 93/engines"];
const [passwordMarked, passwordUnmarked] = ["the password marked as a secret", "the password that is not marked"];
const [keyMarked, keyUnmarked] = ["the private key marked as a secret", "the private key that is not marked"];

/** What the engine writes is Pulumi's; what our code writes is ours to answer for (SECURITY.md has both). */
describe("no password of an instance and no private key of a file leaks, whether or not the program marks it", () => {
    let gateway: World["gateway"];
    let project: World["project"];
    let stop: World["stop"];
    let outside: string;
    let ours: string;
    const keys: Record<"marked" | "unmarked" | "next", string> = { marked: "", unmarked: "", next: "" };
    const told = () => kindsOf(readFileSync(ours, "utf8"));
    const kindsOf = (text: string) => [...new Set(leaksIn("", text).map(({ what }) => what))].sort();
    const debugging = (args: string[], env: NodeJS.ProcessEnv = {}) =>
        run("pulumi", [...args, "--non-interactive"], project.folder, { ...project.env, ...env });
    const write = (round: string, more = "") => {
        project.write(`
            const windows = { solution: "Windows", image: "Windows Server 2022", flavor: "v.super", keepers: { v: "${round}" } };
            const keys = ${JSON.stringify(keys)};
            const at = (name) => ${JSON.stringify(outside)} + "/" + name;
            const first = new twcc.Instance("win-marked", { ...windows, password: pulumi.secret(${JSON.stringify(marked)}) });
            const second = new twcc.Instance("win-plain", { ...windows, password: ${JSON.stringify(unmarked)} });
            new twcc.PrivateKeyFile("marked", { privateKey: pulumi.secret(keys.marked), path: at("marked.pem") });
            new twcc.PrivateKeyFile("unmarked", { privateKey: keys.${round === "1" ? "unmarked" : "next"}, path: at("unmarked.pem") });
            exports.first = first.password; exports.second = second.password;
            ${more}`);
    };

    beforeAll(async () => {
        const args = ["--boot-delay", "300", "--delete-delay", "100", "--sshd", "none"];
        ({ gateway, project, stop } = await startWorld({ gateway: args }));
        outside = mkdtempSync(path.join(tmpdir(), "twcc-leaks-"));
        ours = path.join(outside, "provider-output");
        Object.assign(project.env, {
            TWCC_PROJECT: "ENT101001",
            NODE_OPTIONS: `--require ${recorder}`,
            RECORD_OUTPUT: ours,
        });
        keys.marked = (await makeKey("-t", "ed25519")).privateKey;
        keys.unmarked = (await makeKey("-t", "ecdsa")).privateKey;
        keys.next = (await makeKey("-t", "ed25519")).privateKey;
        learn(marked, passwordMarked);
        learn(unmarked, passwordUnmarked);
        learn(keys.marked, keyMarked);
        for (const key of [keys.unmarked, keys.next]) learn(key, keyUnmarked);
        write("1");
    });
    afterAll(async () => {
        rmSync(outside, { recursive: true, force: true });
        await stop();
    });

    test("preview, create and refresh", async () => {
        await project.must("preview", "--json");
        await project.must("preview", "--diff");
        await project.must("up", "--yes", "--skip-preview", "--diff");
        await project.must("refresh", "--yes", "--skip-preview", "--diff");
        expect(await project.outputs()).toEqual({ first: marked, second: unmarked });
        expect(project.leaks()).toEqual([]);
        expect(told()).toEqual([]);
    });

    test("a secret in plain text would be found, in the state, too", async () => {
        const { stdout } = await debugging(["stack", "export", "--show-secrets"]);
        expect(kindsOf(stdout)).toEqual(
            expect.arrayContaining([keyMarked, keyUnmarked, passwordMarked, passwordUnmarked]),
        );
        const planted = path.join(project.folder, "planted.log");
        for (const text of [
            marked,
            encodeURIComponent(unmarked),
            keys.unmarked,
            Buffer.from(keys.marked).toString("base64"),
        ]) {
            writeFileSync(planted, `a log\n${text}`);
            expect(project.leaks().map(({ where }) => path.basename(where))).toContain("planted.log");
        }
        rmSync(planted);
    });

    test("a rebuild and another key, with --debug and --event-log: Pulumi prints secrets, our code none", async () => {
        write("2");
        const grpc = path.join(outside, "grpc");
        const { code, output } = await debugging(["up", "--yes", "--skip-preview", "--debug", "--diff"], {
            PULUMI_DEBUG_GRPC: grpc,
        });
        expect(code).toBe(0);
        expect(kindsOf(output)).not.toEqual([]);
        expect(kindsOf(readFileSync(grpc, "utf8"))).toContain(passwordUnmarked);
        expect(told()).toEqual([]);
        expect(project.leaks()).toEqual([]);
    });

    test("arguments that are refused are not repeated", async () => {
        const windows = 'solution: "Windows", image: "Windows Server 2022", flavor: "v.super"';
        for (const [wrong, said] of [
            [
                `new twcc.Instance("wrong", { ${windows}, password: ${JSON.stringify(`${unmarked}\n`)} });`,
                /password has a character that cannot be sent at position \d+/,
            ],
            [`new twcc.Instance("long", { ${windows}, password: keys.unmarked });`, /password has a character/],
            [
                'new twcc.PrivateKeyFile("torn", { privateKey: keys.unmarked.slice(0, 120), path: at("torn.pem") });',
                /privateKey is not a readable private key/,
            ],
            [
                'new twcc.PrivateKeyFile("swapped", { privateKey: "no key", path: keys.marked });',
                /path contains a line break/,
            ],
        ] as const) {
            write("2", wrong);
            const { code, output } = await project.pulumi("preview");
            expect(code).not.toBe(0);
            expect(output).toMatch(said);
        }
        expect(project.leaks()).toEqual([]);
        expect(told()).toEqual([]);
    });

    test("failure, partial failure and drift, at a TWCC that repeats what it was sent", async () => {
        const repeated = (name: string, password: string) => ({
            match: { method: "POST", name: `^${name}$` },
            times: "always",
            fault: {
                kind: "status",
                status: 400,
                body: { message: `no: ${password} ${encodeURIComponent(password)} ${JSON.stringify({ password })}` },
            },
        });
        await gateway.control("PUT", "faults", [repeated("refused-a", unmarked), repeated("refused-b", marked)]);
        await gateway.control("PUT", "fates", [{ kind: "error", reason: `cannot set ${unmarked}` }]);
        const windows = 'solution: "Windows", image: "Windows Server 2022", flavor: "v.super"';
        writeFileSync(path.join(outside, "unmarked.pem"), "somebody's");
        writeFileSync(path.join(outside, "taken.pem"), "somebody's");
        write(
            "2",
            `new twcc.Instance("broken", { ${windows}, password: ${JSON.stringify(unmarked)} });
            new twcc.Instance("refused-a", { ${windows}, name: "refused-a", password: ${JSON.stringify(unmarked)} });
            new twcc.Instance("refused-b", { ${windows}, name: "refused-b", password: pulumi.secret(${JSON.stringify(marked)}) });
            new twcc.PrivateKeyFile("taken", { privateKey: keys.marked, path: at("taken.pem") });`,
        );
        const first = await project.pulumi("up", "--yes", "--skip-preview", "--continue-on-error");
        expect(first.code).not.toBe(0);
        const { code, output } = await project.pulumi(
            "up",
            "--yes",
            "--refresh",
            "--skip-preview",
            "--continue-on-error",
        );
        await gateway.control("DELETE", "faults");
        expect(code).not.toBe(0);
        expect(`${first.output}${output}`).toMatch(/is in Error at TWCC: cannot set \[secret\]/);
        expect(`${first.output}${output}`).toMatch(/no: .*\[secret\]/);
        expect(`${first.output}${output}`).toMatch(/taken\.pem": there is already a file/);
        expect(output).toMatch(/unmarked\.pem": there is a file that this resource did not write/);
        await project.must("stack", "history", "--json");
        await project.must("stack", "export");
        expect(project.leaks()).toEqual([]);
        expect(told()).toEqual([]);
    });

    test("destroy", async () => {
        write("2");
        rmSync(path.join(outside, "unmarked.pem"));
        await project.must("destroy", "--yes", "--skip-preview");
        expect(project.leaks()).toEqual([]);
        expect(told()).toEqual([]);
    });
});
