// npm run pulumi -- …: any Pulumi command in the world of `npm run up`. Standard output is Pulumi's alone.
import { setUp } from "./setup.mjs";
import { main } from "./support/failure.mjs";
import { splitWorldFlag } from "./world/choose.mjs";
import { runPulumi } from "./world/pulumi.mjs";
import { typed } from "./world/typed.mjs";
import { openWorld } from "./world/world.mjs";

await main(async () => {
    const { forced, rest } = splitWorldFlag(process.argv.slice(2));
    await setUp({ engine: false });
    const world = openWorld(forced, typed("pulumi", process.argv.slice(2)));
    console.error(world.sentence);
    const cli = await setUp({ engine: true, env: world.env });
    return runPulumi(cli, world, rest);
});
