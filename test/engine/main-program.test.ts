import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { accountOf } from "../support/account";
import { spawnGateway } from "../support/gateway-process";
import { makeProject, withoutTypes } from "../support/project";

jest.setTimeout(180_000);

const repository = path.resolve(__dirname, "../..");

test("the main job's program makes an instance, which costs money at TWCC, only when it is told", async () => {
    const gateway = await spawnGateway();
    const folder = mkdtempSync(path.join(tmpdir(), "twcc-main-"));
    for (const name of ["Pulumi.yaml", "index.ts", "tsconfig.json", "package.json"]) {
        cpSync(path.join(repository, name), path.join(folder, name));
    }
    for (const name of ["node_modules", "dist"]) symlinkSync(path.join(repository, name), path.join(folder, name));
    const { env } = accountOf(gateway, "alice");
    const project = await makeProject({ at: folder, env: { ...env, ...withoutTypes } });
    try {
        const { output } = await project.must("preview");
        expect(output).toMatch(/twcc:Keypair web create/);
        expect(output).not.toMatch(/Instance|Undefined value|warning/);
        await project.must("config", "set", "instance", "true");
        await project.must("config", "set", "twcc:project", "ENT101001");
        expect((await project.must("preview")).output).toMatch(/twcc:Instance web create/);
    } finally {
        project.remove();
        rmSync(folder, { recursive: true });
        await gateway.stop();
    }
});
