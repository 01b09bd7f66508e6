import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { compileCache } from "./compile-cache";
import { endProcesses } from "./processes";
import type { Door } from "./door";
import { installPlugin, throughPlugin, typeAtPlugin } from "./plugin";
import { newStack } from "./new-stack";
import type { Leak } from "./secrets/scanner";
import { secretsInFiles } from "./secrets/pulumi-secrets";
import { StackState, type PendingOperation, type Resource } from "./stack-state";
import { learn, leaksIn, refuseLeaks } from "./secrets/watch";

/** For a project's environment: runs its program without a check of its types, which takes seconds. */
export const withoutTypes = { PULUMI_NODEJS_TRANSPILE_ONLY: "true" };

/** What a command did. */
export interface Ran {
    readonly code: number;
    /** stdout and stderr, in the order in which they came. */
    readonly output: string;
    readonly stdout: string;
}

/** A command that is under way. */
export interface Running {
    /** stdout and stderr so far. */
    output(): string;
    /** What Ctrl-C in a terminal does: SIGINT to the command's process group. */
    interrupt(): void;
    /** Fails where the command takes so long that it must have hung. */
    readonly ended: Promise<Ran>;
}

/** A Pulumi project in a temporary folder, with a stack of its own on a file backend. */
export interface Project {
    readonly folder: string;
    readonly env: NodeJS.ProcessEnv;
    /** Writes the program, plain JavaScript. */
    write(program: string): void;
    /** Runs the real `pulumi`, without questions. */
    pulumi(...args: string[]): Promise<Ran>;
    /** Starts it without waiting for its end. */
    start(...args: string[]): Running;
    /** The same as `pulumi`, and a failure is the test's. */
    must(...args: string[]): Promise<Ran>;
    /** The stack's outputs, secrets decrypted. */
    outputs(): Promise<Record<string, string>>;
    /** The resources of one type in the stack's state. */
    resources(type?: string): Promise<Resource[]>;
    /** Those resources with their secrets decrypted. */
    secretResources(type?: string): Promise<Resource[]>;
    /** What the engine was doing when it was killed, with the state that it had so far. */
    pendingOperations(): Promise<PendingOperation[]>;
    /** Puts another state in place of the stack's, as `pulumi stack import` does. */
    load(state: unknown): Promise<void>;
    /** Every file that Pulumi wrote for this stack: state, history, backups. */
    files(): string[];
    /** All that any command printed so far. */
    printed(): string;
    /** Tells of a file of the project's folder that holds a secret on purpose. The program is one by itself. */
    holdsSecrets(file: string): void;
    /**
     * The secrets in plain text in anything that this project's commands left: all files (state, history, backups,
     * Pulumi's home, temporary ones) and all that they printed. Known are all secrets that the stack ever encrypted,
     * and what the test's other parts told of.
     */
    leaks(): Leak[];
    /**
     * Removes everything, and fails where a secret is left in plain text.
     * @param known - leaks that this test is about.
     */
    remove(known?: (leak: Leak) => boolean): void;
}

const repository = path.resolve(__dirname, "../..");
const keypairType = "pulumi-nodejs:dynamic/twcc:Keypair";

/**
 * Makes a project.
 * @param options - `modules`: the node_modules to use, else this repository's own build; `from`: a folder to copy; `at`: a
 * folder that is a project already, packages included, and stays; `in` and `with`: where Pulumi is started, and with
 * which arguments before its own; `door`: `plugin` gives all resources of a program an explicit provider.
 */
export async function makeProject(options: {
    env?: NodeJS.ProcessEnv;
    modules?: string;
    from?: string;
    at?: string;
    in?: string;
    with?: readonly string[];
    door?: Door;
}): Promise<Project> {
    const root = mkdtempSync(path.join(tmpdir(), "twcc-engine-"));
    const folder = options.at ?? path.join(root, "project");
    const state = path.join(root, "state");
    const temporary = path.join(root, "tmp");
    mkdirSync(state);
    mkdirSync(temporary);
    if (options.at === undefined && options.from === undefined) {
        mkdirSync(folder);
        writeFileSync(path.join(folder, "Pulumi.yaml"), "name: test\nruntime: nodejs\n");
        writeFileSync(path.join(folder, "package.json"), '{ "name": "test", "main": "index.js" }');
    } else if (options.from !== undefined) {
        cpSync(options.from, folder, { recursive: true, filter: (file) => !file.includes("node_modules") });
    }
    if (options.modules !== undefined) symlinkSync(options.modules, path.join(folder, "node_modules"));
    else if (options.at === undefined) linkRepository(path.join(folder, "node_modules"));

    const env: NodeJS.ProcessEnv = {
        PATH: process.env.PATH,
        HOME: root,
        TMPDIR: temporary,
        PULUMI_HOME: path.join(root, "pulumi"),
        PULUMI_BACKEND_URL: `file://${state}`,
        PULUMI_CONFIG_PASSPHRASE: "correct horse",
        PULUMI_STACK: "test",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        // Pulumi would try for seconds to download the plugin of @pulumi/command, which is among our packages.
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        // Commands are short and memory is there: a twentieth less processor time.
        GOGC: "400",
        ...compileCache(),
        ...options.env,
    };
    learn(env.PULUMI_CONFIG_PASSPHRASE ?? "", "the passphrase");
    const holdSecrets = new Set([path.join(folder, "index.js")]);
    let printed = "";
    const leaks = (): Leak[] => {
        const files = [...filesIn(root), ...(options.at === undefined ? [] : filesIn(options.at))];
        const texts = files.map((file) => readFileSync(file, "latin1"));
        for (const secret of secretsInFiles(texts, env.PULUMI_CONFIG_PASSPHRASE ?? "")) {
            learn(secret, "a secret of the stack");
        }
        const found = files.flatMap((file, index) =>
            holdSecrets.has(file) ? [] : leaksIn(path.relative(root, file), Buffer.from(texts[index]!, "latin1")),
        );
        return [...found, ...leaksIn("what the commands printed", printed)];
    };
    const start = (...args: string[]): Running => {
        const running = startCommand(
            "pulumi",
            [...(options.with ?? []), ...args, "--non-interactive"],
            options.in ?? folder,
            env,
        );
        const ended = running.ended.then((ran) => {
            if (!args.includes("--show-secrets")) printed += ran.output;
            return ran;
        });
        return { ...running, ended };
    };
    const pulumi = (...args: string[]): Promise<Ran> => start(...args).ended;
    const must = async (...args: string[]): Promise<Ran> => {
        const ran = await pulumi(...args);
        if (ran.code !== 0) throw new Error(`pulumi ${args.join(" ")} failed:\n${ran.output}`);
        return ran;
    };
    const current = () => StackState.read(state, "test", env.PULUMI_CONFIG_PASSPHRASE ?? "");
    const init = () => must("stack", "init", "test");
    if (options.at === undefined) await newStack({ folder, state }, env.PULUMI_CONFIG_PASSPHRASE ?? "", init);
    else await init();
    if (options.door === "plugin") installPlugin({ env });
    const typeOf = options.door === "plugin" ? typeAtPlugin : (type: string) => type;
    return {
        folder,
        env,
        write: (program) => {
            const head = 'const twcc = require("pulumi-twcc"); const pulumi = require("@pulumi/pulumi");\n';
            const served = options.door === "plugin" ? throughPlugin(program) : program;
            writeFileSync(path.join(folder, "index.js"), head + served);
        },
        pulumi,
        start,
        must,
        outputs: () => Promise.resolve(current().outputs() as Record<string, string>),
        resources: (type = keypairType) => Promise.resolve(current().resources(typeOf(type))),
        secretResources: (type = keypairType) => {
            const found = current();
            const inClear = (one: Resource) => ({
                ...one,
                inputs: found.decrypted(one.inputs) as Resource["inputs"],
                outputs: found.decrypted(one.outputs) as Resource["outputs"],
            });
            return Promise.resolve(found.resources(typeOf(type)).map(inClear));
        },
        pendingOperations: () => Promise.resolve(current().pendingOperations()),
        load: async (state) => {
            const file = path.join(root, "import.json");
            writeFileSync(file, JSON.stringify(state));
            await must("stack", "import", "--file", file);
        },
        files: () =>
            readdirSync(state, { recursive: true, withFileTypes: true })
                .filter((entry) => entry.isFile())
                .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), "utf8")),
        printed: () => printed,
        holdsSecrets: (file) => {
            holdSecrets.add(path.join(folder, file));
        },
        leaks,
        remove: (known = () => false) => {
            try {
                refuseLeaks(leaks().filter((leak) => !known(leak)));
            } finally {
                // What a test that failed has left running would print about its lost folder for ever.
                endProcesses(root);
                rmSync(root, { recursive: true, force: true });
            }
        },
    };
}

/** Whether a folder holds packages, or an installed plugin of ours. */
const isCode = (name: string) => name === "node_modules" || name.startsWith("resource-twcc-");

/** All files below a folder but code; links are not followed. */
function filesIn(folder: string): string[] {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const inner = path.join(folder, entry.name);
        if (entry.isDirectory()) return isCode(entry.name) ? [] : filesIn(inner);
        return entry.isFile() ? [inner] : [];
    });
}

/** Not the whole repository: Pulumi looks for plugins in all of a program's packages, and theirs, at each command. */
function linkRepository(modules: string): void {
    mkdirSync(path.join(modules, "@pulumi"), { recursive: true });
    mkdirSync(path.join(modules, "pulumi-twcc"));
    for (const name of ["package.json", "dist"]) {
        symlinkSync(path.join(repository, name), path.join(modules, "pulumi-twcc", name));
    }
    symlinkSync(path.join(repository, "node_modules/@pulumi/pulumi"), path.join(modules, "@pulumi/pulumi"));
}

/** Runs a command to its end. */
export function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Ran> {
    return startCommand(command, args, cwd, env).ended;
}

/** No command of the tests takes this long, on however busy a machine. */
const longest = 300_000;

function startCommand(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Running {
    // A process group of its own, so that an interrupt strikes it and not the tests.
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
    const interrupt = () => {
        if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
            process.kill(-child.pid, "SIGINT");
        }
    };
    let output = "";
    let stdout = "";
    child.stdout.on("data", (chunk: Buffer) => {
        stdout += chunk.toString();
        output += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    const ended = new Promise<Ran>((resolve, reject) => {
        const hung = setTimeout(() => {
            interrupt();
            setTimeout(() => child.kill("SIGKILL"), 10_000).unref();
            reject(new Error(`${command} ${args.join(" ")} hung. Its output so far:\n${output}`));
        }, longest);
        child.on("error", (error) => {
            clearTimeout(hung);
            reject(error);
        });
        child.on("close", (code) => {
            clearTimeout(hung);
            resolve({ code: code ?? 1, output, stdout });
        });
    });
    return { output: () => output, interrupt, ended };
}
