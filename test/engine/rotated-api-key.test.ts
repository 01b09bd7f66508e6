import { accountOf, type Account } from "../support/account";
import { startWorld, type World } from "./gateway-and-stack";

jest.setTimeout(300_000);

const urn = (name: string) => `urn:pulumi:test::test::pulumi-nodejs:dynamic/twcc:Keypair::${name}`;

describe("an API key that was rotated, on the real engine", () => {
    let gateway: World["gateway"];
    let alice: World["alice"];
    let bob: Account;
    let project: World["project"];
    let stop: World["stop"];
    const use = (apiKey: string) => project.must("config", "set", "--secret", "twcc:apiKey", apiKey);
    const run = (command: string) => project.pulumi(...command.split(" "), "--yes", "--skip-preview");
    const everything = async () => ({
        alice: await alice.keys(),
        bob: await bob.keys(),
        state: (await project.resources())
            .map(({ id, outputs: { fingerprint, owner, drift, privateKey } }) => [
                id,
                fingerprint,
                owner,
                drift,
                privateKey !== undefined,
            ])
            .sort(),
    });
    /** The command fails with these words. */
    const expectRefused = async (command: string, words: RegExp) => {
        const { code, output } = await run(command);
        expect([command, code === 0]).toEqual([command, false]);
        expect(output).toMatch(words);
        expect(output).not.toContain(alice.env.TWCC_API_KEY);
    };

    beforeAll(async () => {
        // No variable of TWCC's: all comes from the stack.
        ({ gateway, alice, project, stop } = await startWorld({ byEnvironment: false }));
        bob = accountOf(gateway, "bob");
        project.write('for (const n of ["a", "b"]) new twcc.Keypair(n, { name: n });');
        await project.must("config", "set", "twcc:endpoint", gateway.endpoint);
        await use(alice.env.TWCC_API_KEY);
        await project.must("up", "--yes", "--skip-preview");
    });
    afterAll(() => stop());

    test("the expired one of the last up stops what reads with it, and the message says how to go on", async () => {
        const { expiredApiKey } = gateway.accounts.find(({ username }) => username === "alice")!;
        // An up without changes asks TWCC nothing, so this one ends well.
        await use(expiredApiKey!);
        await project.must("up", "--yes", "--skip-preview");
        await use(alice.env.TWCC_API_KEY);
        const before = await everything();
        const commands = ["refresh", "destroy --refresh", `destroy --target ${urn("a")}`, "up --refresh"];
        for (const command of commands) {
            await expectRefused(command, /answered 401 .*Key is expired.*plain `pulumi up` first.*`--run-program`/s);
        }
        expect(await everything()).toEqual(before);
        await project.must("refresh", "--yes", "--skip-preview", "--run-program");
        expect(await everything()).toEqual(before);
        await project.must("up", "--yes", "--skip-preview");
        await project.must("refresh", "--yes", "--skip-preview");
        expect(await everything()).toEqual(before);
    });

    test("one of another account touches nothing, whatever the command", async () => {
        await bob.make("a");
        await use(bob.env.TWCC_API_KEY);
        const guard = /belongs to the TWCC user 1001, but the API key .* to the user bob \(1002\)/;
        const before = await everything();
        await expectRefused("up --refresh --run-program", guard);
        await expectRefused("destroy --refresh --run-program", guard);
        await expectRefused(`up --replace ${urn("a")}`, /TWCC already has one with this name/);
        expect(await everything()).toEqual(before);
    });

    test("a replacement under another account keeps the old key, in both places, until its owner's API key is back", async () => {
        const before = await everything();
        const { code, output } = await run(`up --target ${urn("b")} --replace ${urn("b")}`);
        expect(code).not.toBe(0);
        expect(output).toContain("belongs to the TWCC user 1001");
        const after = await everything();
        expect(after.alice).toEqual(before.alice);
        expect(after.bob).toMatchObject(before.bob);
        expect(after.state).toEqual(expect.arrayContaining(before.state));
        expect(after.state).toContainEqual(["b", after.bob.b, "1002", undefined, true]);

        // Each account's API key removes what is its own.
        expect((await run("destroy --run-program")).code).not.toBe(0);
        expect(await everything()).toEqual(before);
        await use(alice.env.TWCC_API_KEY);
        await project.must("destroy", "--yes", "--skip-preview", "--run-program");
        expect(await everything()).toEqual({ alice: {}, bob: before.bob, state: [] });
    });
});
