import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { cacheFolder, makeSharedFolder } from "./shared-folder";
import { learn } from "./secrets/watch";

const run = promisify(execFile);

/** A recipient, and what decrypts a file that is encrypted to it. */
export interface Someone {
    readonly recipient: string;
    /** age's arguments. */
    readonly identity: readonly string[];
}

/**
 * age itself (filippo.io/age), as the judge of what we write: version 1.3, which knows post-quantum and tag recipients.
 * Go builds it, so that every machine tests with the same one.
 */
export class Age {
    private constructor(
        readonly folder: string,
        readonly bin: string,
    ) {}

    static async build(): Promise<Age> {
        const options = { cwd: path.join(__dirname, "age-cli"), stdio: "pipe" } as const;
        const modules = ["go.mod", "go.sum"].map((file) => readFileSync(path.join(options.cwd, file), "utf8"));
        // Linking its programs takes seconds, so all test files share them.
        const bin = cacheFolder("age", modules.join(""));
        await makeSharedFolder(bin, (unfinished) => {
            execFileSync("go", ["build", "-mod=readonly", "-o", `${unfinished}/`, "tool"], options);
        });
        return new Age(mkdtempSync(path.join(os.tmpdir(), "twcc-age-")), bin);
    }

    /** Someone with a native recipient. */
    native(kind: "x25519" | "pq" = "x25519"): Someone {
        const file = this.newFile();
        this.tool("age-keygen", ...(kind === "pq" ? ["-pq"] : []), "-o", file);
        learn(
            readFileSync(file, "utf8")
                .split("\n")
                .find((line) => line.startsWith("AGE-SECRET-KEY-"))!,
            "an identity",
        );
        return { recipient: this.tool("age-keygen", "-y", file).trim(), identity: ["-i", file] };
    }

    /** Someone with an SSH key. Its recipient is the whole line of the .pub file. */
    ssh(type: "ed25519" | "rsa"): Someone {
        const file = this.newFile();
        this.tool("ssh-keygen", "-q", "-t", type, "-N", "", "-C", "alice@laptop", "-f", file);
        return { recipient: readFileSync(`${file}.pub`, "utf8"), identity: ["-i", file] };
    }

    /** Whoever has the plugin with which age tests tag recipients. */
    tag(recipient: string): Someone {
        return { recipient, identity: ["-j", "tagtest"] };
    }

    async decrypt({ identity }: Someone, encrypted: string): Promise<string> {
        const file = this.newFile();
        writeFileSync(file, encrypted);
        const env = { ...process.env, PATH: `${this.bin}${path.delimiter}${process.env.PATH ?? ""}` };
        const { stdout } = await run(path.join(this.bin, "age"), ["--decrypt", ...identity, file], { env });
        return stdout;
    }

    private files = 0;

    private newFile(): string {
        return path.join(this.folder, `file-${++this.files}`);
    }

    private tool(name: string, ...args: readonly string[]): string {
        const file = name.startsWith("age") ? path.join(this.bin, name) : name;
        return execFileSync(file, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    }

    remove(): void {
        rmSync(this.folder, { recursive: true, force: true });
    }
}

/** The recipients of the plugin age-plugin-tagtest. */
const [classicTag, hybridTag] = readFileSync(path.join(__dirname, "age-cli/tag-recipients.txt"), "utf8").split(
    "\n",
) as [string, string];
export { classicTag, hybridTag };
