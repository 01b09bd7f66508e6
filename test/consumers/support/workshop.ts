import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { accountOf, type Account } from "../../support/account";
import { packPackage } from "../../support/consumer";
import { spawnGateway } from "../../support/gateway-process";
import { put, type Files } from "./files";
import type { Manager } from "./managers";

/** A gateway, the packed package, and room for projects. */
export interface Workshop {
    readonly alice: Account;
    readonly root: string;
    readonly tarball: string;
    /** A package.json's dependencies, as a user has them. */
    readonly dependencies: {
        readonly dependencies: Readonly<Record<string, string>>;
        readonly devDependencies: Readonly<Record<string, string>>;
    };
    /** Writes a folder's files and installs its packages. */
    install(name: string, manager: Manager, files: Files): Promise<string>;
    close(): Promise<void>;
}

const manifest = JSON.parse(readFileSync(path.resolve(__dirname, "../../../package.json"), "utf8")) as {
    readonly devDependencies: { readonly "@pulumi/pulumi": string };
};

/** What programs are written and run with: the SDK that this repository is tested with. */
export const versions = {
    sdk: manifest.devDependencies["@pulumi/pulumi"],
    typescript: "5.9.3",
    types: "20.19.0",
};

export async function openWorkshop(): Promise<Workshop> {
    // Pulumi resolves links, as in a user's folder there are none on the way.
    const root = realpathSync(mkdtempSync(path.join(tmpdir(), "twcc-consumers-")));
    const gateway = await spawnGateway();
    const { tarball } = await packPackage(root);
    return {
        alice: accountOf(gateway, "alice"),
        root,
        tarball,
        dependencies: {
            dependencies: { "@pulumi/pulumi": versions.sdk, "pulumi-twcc": `file:${tarball}` },
            devDependencies: { typescript: versions.typescript, "@types/node": versions.types },
        },
        install: async (name, manager, files) => {
            const folder = path.join(root, name);
            mkdirSync(folder);
            put(folder, files);
            await manager.install(folder);
            return folder;
        },
        close: async () => {
            rmSync(root, { recursive: true, force: true, maxRetries: 3 });
            await gateway.stop();
        },
    };
}
