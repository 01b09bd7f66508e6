import { mkdirSync } from "node:fs";
import path from "node:path";
import { npm } from "../../support/consumer";
import { run } from "../../support/project";

/** A package manager, ready to install. */
export interface Manager {
    /** As the table names it: "pnpm 12.21.0". */
    readonly title: string;
    install(folder: string): Promise<void>;
}

/** What npm is told of the registry; the others do not read all of its settings. */
interface Settings {
    readonly registry: string;
    readonly cafile?: string | null;
    readonly userconfig: string;
}

/** npm, as it stands on PATH. */
export async function getNpm(): Promise<Manager> {
    return {
        title: `npm ${(await npm(["--version"], process.cwd())).trim()}`,
        install: async (folder) => {
            await npm(["install", "--no-audit", "--no-fund"], folder);
        },
    };
}

/** pnpm with its default layout, where a package sees only what it declares. Everything it writes stays in `home`. */
export async function getPnpm(home: string): Promise<Manager> {
    const { registry, cafile, userconfig } = await npmSettings();
    return fromNpm("pnpm", "pnpm@12", "pnpm/pnpm", home, ["install"], {
        npm_config_userconfig: userconfig,
        pnpm_config_registry: registry,
        ...(cafile ? { pnpm_config_cafile: cafile } : {}),
    });
}

/** Yarn 4 with one of its linkers. Everything it writes stays in `home`. */
export async function getYarn(home: string, linker: "node-modules" | "pnp"): Promise<Manager> {
    const { registry, cafile } = await npmSettings();
    const { protocol, hostname } = new URL(registry);
    return fromNpm("Yarn", "@yarnpkg/cli-dist@4", "@yarnpkg/cli-dist/bin/yarn.js", home, ["install"], {
        YARN_NODE_LINKER: linker,
        YARN_NPM_REGISTRY_SERVER: registry,
        YARN_GLOBAL_FOLDER: path.join(home, "yarn"),
        YARN_ENABLE_TELEMETRY: "false",
        // Yarn refuses to write a first lock file where it finds itself in a pipeline.
        YARN_ENABLE_IMMUTABLE_INSTALLS: "false",
        ...(cafile ? { YARN_HTTPS_CA_FILE_PATH: cafile } : {}),
        ...(protocol === "http:" ? { YARN_UNSAFE_HTTP_WHITELIST: hostname } : {}),
    });
}

/** The developer's own settings. */
export async function npmSettings(): Promise<Settings> {
    return JSON.parse(await npm(["config", "list", "--json"], process.cwd())) as Settings;
}

/** A package manager that npm brings. */
async function fromNpm(
    name: string,
    spec: string,
    program: string,
    home: string,
    args: readonly string[],
    more: NodeJS.ProcessEnv,
): Promise<Manager> {
    mkdirSync(home, { recursive: true });
    await npm(["install", "--no-audit", "--no-fund", "--no-save", "--prefix", home, spec], home);
    const file = path.join(home, "node_modules", program);
    const env = {
        ...process.env,
        HOME: home,
        XDG_CACHE_HOME: path.join(home, "cache"),
        XDG_CONFIG_HOME: path.join(home, "config"),
        XDG_DATA_HOME: path.join(home, "data"),
        XDG_STATE_HOME: path.join(home, "state"),
        ...more,
    };
    const must = async (given: readonly string[], cwd: string) => {
        const command: [string, ...string[]] = file.endsWith(".js") ? [process.execPath, file] : [file];
        const ran = await run(command[0], [...command.slice(1), ...given], cwd, env);
        if (ran.code !== 0) throw new Error(`${name} ${given.join(" ")} failed:\n${ran.output}`);
        return ran.stdout;
    };
    return {
        title: `${name} ${(await must(["--version"], home)).trim()}`,
        install: async (folder) => {
            await must(args, folder);
        },
    };
}
