import { setTimeout as pause } from "node:timers/promises";
import { isProvider, processesOf } from "../../support/processes";
import { type World } from "../gateway-and-stack";
import { machine, startPluginWorld, writeYaml } from "./yaml-program";

jest.setTimeout(300_000);

describe("an up that is interrupted while an instance starts, through the plugin", () => {
    let world: World;
    const creates = async () => {
        const calls = (await world.gateway.control("GET", "requests")) as { method: string; path: string }[];
        return calls.filter(({ method, path }) => method === "POST" && path.includes("/sites/"));
    };
    /** Starts an up, and returns when it waits for the instance. */
    const upThatWaits = async () => {
        const up = world.project.start("up", "--yes", "--skip-preview");
        while (!/Instance "vm-\w+": Initializing/.test(up.output())) await pause(50);
        return up;
    };

    beforeEach(async () => {
        world = await startPluginWorld(["--boot-delay", "8000"]);
        writeYaml(
            world,
            `
resources:
  key: { type: twcc:Keypair }
  vm: { type: twcc:Instance, properties: { keypair: "\${key.name}", ${machine} } }`,
        );
    });
    afterEach(() => world.stop());

    test("Ctrl-C ends the waiting, and the next up goes on with the same instance", async () => {
        const up = await upThatWaits();
        up.interrupt();
        const { code, output } = await up.ended;
        expect(code).not.toBe(0);
        expect(output).not.toContain(": Ready");
        expect(output).toMatch(/It is kept in the stack's state/);
        const [vm] = await world.project.resources("twcc:index:Instance");
        expect(await world.project.pendingOperations()).toEqual([]);

        const again = await world.project.must("up", "--yes", "--skip-preview");
        expect(again.output).toMatch(/Instance "vm-\w+": Ready/);
        const [after] = await world.project.resources("twcc:index:Instance");
        expect(after!.id).toBe(vm!.id);
        expect(await creates()).toHaveLength(1);
    });

    test("a killed engine leaves no instance and no process behind", async () => {
        const { project, alice } = world;
        const up = await upThatWaits();
        const home = project.env.HOME!;
        const engine = processesOf(home).find(({ command }) => command.startsWith("pulumi up"));
        process.kill(engine!.pid, "SIGKILL");
        await up.ended;
        while (processesOf(home).some(isProvider)) await pause(100);
        expect(await creates()).toHaveLength(1);
        const calls = (await world.gateway.control("GET", "requests")) as { method: string; path: string }[];
        expect(calls.filter(({ method, path }) => method === "DELETE" && path.includes("/sites/"))).toHaveLength(1);
        // The key pair was created before, and is in the state.
        const [key] = await project.resources("twcc:index:Keypair");
        expect(Object.keys(await alice.keys())).toEqual([key!.id]);
    });
});
