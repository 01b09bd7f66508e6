// npm run up: the main job, by the plain Pulumi CLI. Options of `pulumi up` may follow: npm run up -- --skip-preview
import { setUp } from "./setup.mjs";
import { main } from "./support/failure.mjs";
import { splitWorldFlag } from "./world/choose.mjs";
import { confirmation } from "./world/confirmation.mjs";
import { afterFailure, nextSteps } from "./world/next-steps.mjs";
import { runPulumi } from "./world/pulumi.mjs";
import { openWorld } from "./world/world.mjs";

await main(async () => {
    const { forced, rest } = splitWorldFlag(process.argv.slice(2));
    const world = openWorld(forced, "npm run up");
    console.log(world.sentence);
    const cli = await setUp({ engine: true, env: world.env });
    const code = await runPulumi(cli, world, ["up", ...confirmation(world, rest), ...rest]);
    console.log(code === 0 ? nextSteps(forced) : afterFailure(forced));
    return code;
});
