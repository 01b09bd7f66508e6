import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { PassThrough } from "node:stream";
import { load } from "./load";

interface Heard {
    named(): boolean;
    readonly stdio: ["inherit", "inherit" | "pipe", "inherit" | "pipe"];
    listen(child: ChildProcess): void;
}
interface Overhear {
    overhear: (streams: object) => Heard;
}

async function hear(program: string, terminal = false) {
    const { overhear } = await load<Overhear>("support/overhear.mjs");
    const [out, err] = [new PassThrough(), new PassThrough()];
    const heard = overhear({ out: Object.assign(out, { isTTY: terminal }), err });
    const stdio = heard.stdio.map((one) => (one === "pipe" ? "pipe" : "ignore")) as "pipe"[];
    const child = spawn(process.execPath, ["-e", program], { stdio });
    heard.listen(child);
    await once(child, "close");
    const text = (stream: PassThrough) => String(stream.read() ?? "");
    return { named: heard.named(), out: text(out), err: text(err) };
}

test.each([
    ["console.log('error: run `pulumi refresh`, then again')", true],
    ["console.error('use pulumi cancel to unlock it')", true],
    ["process.stdout.write('run `pul'); setTimeout(() => process.stdout.write('umi up` again'), 100)", true],
    ["console.log('pulumi:pulumi:Stack create failed: TWCC answered 500')", false],
])("%s: a command of Pulumi's is named: %s", async (program, named) => {
    expect((await hear(program)).named).toBe(named);
});

test("all of it is passed on, each to its own stream", async () => {
    expect(await hear("console.log('a'); console.error('b')")).toEqual({ named: false, out: "a\n", err: "b\n" });
});

test("where Pulumi has the terminal, it may have named one", async () => {
    expect(await hear("console.log('a')", true)).toMatchObject({ named: true, out: "" });
});
