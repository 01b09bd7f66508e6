// npm run up: the main job, by the plain Pulumi CLI. Options of `pulumi up` may follow: npm run up -- --skip-preview
import { showLogin } from "./login/log-in.mjs";
import { setUp } from "./setup.mjs";
import { main } from "./support/failure.mjs";
import { splitWorldFlag } from "./world/choose.mjs";
import { changesNothing, confirmation } from "./world/confirmation.mjs";
import { afterFailure, loginAgain, loginAtTwcc, nextSteps } from "./world/next-steps.mjs";
import { readOutputs, runPulumi } from "./world/pulumi.mjs";
import { openWorld } from "./world/world.mjs";

await main(async () => {
    const { forced, rest } = splitWorldFlag(process.argv.slice(2));
    await setUp({ engine: false });
    const world = openWorld(forced, "npm run up");
    console.log(world.sentence);
    const cli = await setUp({ engine: true, env: world.env });
    const onlyLooks = changesNothing(rest);
    let login = world.name === "twcc" ? loginAtTwcc(forced) : undefined;
    const code = await runPulumi(cli, world, ["up", ...confirmation(world, rest), ...rest], async (gateway) => {
        if (!onlyLooks && (await showLogin(await readOutputs(cli, world), gateway))) {
            login = loginAgain(forced);
        }
    });
    if (code !== 0) {
        console.log(afterFailure(forced));
    } else if (!onlyLooks) {
        console.log(nextSteps(forced, login));
    }
    return code;
});
