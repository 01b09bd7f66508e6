// npm run down: removes what `npm run up` made. Options of `pulumi destroy` may follow: npm run down -- --remove
import { setUp } from "./setup.mjs";
import { main } from "./support/failure.mjs";
import { overhear } from "./support/overhear.mjs";
import { splitWorldFlag } from "./world/choose.mjs";
import { changesNothing, confirmation } from "./world/confirmation.mjs";
import { afterDestroy, afterFailure } from "./world/next-steps.mjs";
import { runPulumi, selectStack } from "./world/pulumi.mjs";
import { typed } from "./world/typed.mjs";
import { openWorld } from "./world/world.mjs";

await main(async () => {
    const { forced, rest } = splitWorldFlag(process.argv.slice(2));
    await setUp({ engine: false });
    const world = openWorld(forced, typed("down", process.argv.slice(2)));
    console.log(world.sentence);
    const cli = await setUp({ engine: true, env: world.env });
    if (!(await selectStack({ ...cli, env: { ...world.env, ...cli.env } }, world, { create: false }))) {
        console.log(`There is no stack ${world.name} yet: nothing to remove.`);
        return 0;
    }
    const heard = overhear();
    const code = await runPulumi(cli, world, ["destroy", ...confirmation(world, rest), ...rest], { heard });
    if (code !== 0 && heard.named()) {
        console.log(afterFailure(forced));
    } else if (code === 0 && !changesNothing(rest) && !rest.includes("--remove")) {
        console.log(afterDestroy(process.argv.slice(2)));
    }
    return code;
});
