// npm run up: the main job, by the plain Pulumi CLI. Options of `pulumi up` may follow: npm run up -- --skip-preview
import { showLogin } from "./login/log-in.mjs";
import { setUp } from "./setup.mjs";
import { main } from "./support/failure.mjs";
import { overhear } from "./support/overhear.mjs";
import { splitWorldFlag } from "./world/choose.mjs";
import { changesNothing, confirmation } from "./world/confirmation.mjs";
import { afterFailure, loginAgain, loginAtTwcc, nextSteps } from "./world/next-steps.mjs";
import { readOutputs, runPulumi } from "./world/pulumi.mjs";
import { typed } from "./world/typed.mjs";
import { openWorld } from "./world/world.mjs";

await main(async () => {
    const { forced, rest } = splitWorldFlag(process.argv.slice(2));
    await setUp({ engine: false });
    const world = openWorld(forced, typed("up", process.argv.slice(2)));
    console.log(world.sentence);
    const cli = await setUp({ engine: true, env: world.env });
    const onlyLooks = changesNothing(rest);
    let login = world.name === "twcc" ? loginAtTwcc(forced) : undefined;
    const heard = overhear();
    const code = await runPulumi(cli, world, ["up", ...confirmation(world, rest), ...rest], {
        heard,
        afterwards: async (gateway) => {
            if (!onlyLooks && (await showLogin(await readOutputs(cli, world), gateway))) {
                login = loginAgain(forced);
            }
        },
    });
    if (code !== 0 && heard.named()) {
        console.log(afterFailure(forced));
    } else if (code === 0 && !onlyLooks) {
        console.log(nextSteps(forced, login));
    }
    return code;
});
