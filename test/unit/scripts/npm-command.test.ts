import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { load } from "./load";

interface NpmCommand {
    npmCommand: (script: string, args: string[]) => string;
}
interface NextSteps {
    afterDestroy: (args: string[]) => string;
}

test.each([
    ["up", [], "npm run up"],
    ["up", ["--twcc", "--skip-preview"], "npm run up -- --twcc --skip-preview"],
    ["pulumi", ["--twcc", "config", "set", "a", "it's b"], "npm run pulumi -- --twcc config set a 'it'\\''s b'"],
])("%s with %j is typed again as %s", async (script, args, line) => {
    const { npmCommand } = await load<NpmCommand>("support/npm-command.mjs");
    expect(npmCommand(script, args)).toBe(line);
});

test("after a destroy, the command that removes the stack repeats the flags", async () => {
    const { afterDestroy } = await load<NextSteps>("stack/next-steps.mjs");
    expect(afterDestroy(["--twcc"])).toContain("npm run down -- --twcc --remove");
});

test.each([["up"], ["down"]])("npm run %s without a passphrase repeats the flags that were given", (script) => {
    const folder = mkdtempSync(path.join(tmpdir(), "twcc-npm-command-"));
    const file = path.resolve(__dirname, `../../../scripts/${script}.mjs`);
    const env = { PATH: process.env.PATH, HOME: folder, XDG_DATA_HOME: folder };
    try {
        const { status, stderr } = spawnSync(process.execPath, [file, "--twcc", "--skip-preview"], {
            env,
            encoding: "utf8",
        });
        expect(status).toBe(1);
        expect(stderr.match(new RegExp(`^ +npm run ${script} -- --twcc --skip-preview$`, "gm"))).toHaveLength(2);
    } finally {
        rmSync(folder, { recursive: true });
    }
});
