// npm run pulumi -- …: any Pulumi command in the stack of `npm run up`. Standard output is Pulumi's alone.
import { setUp } from "./setup.mjs";
import { main } from "./support/failure.mjs";
import { splitStackFlag } from "./stack/choose.mjs";
import { runPulumi } from "./stack/pulumi.mjs";
import { npmCommand } from "./support/npm-command.mjs";
import { openStack } from "./stack/stack.mjs";

await main(async () => {
    const { forced, rest } = splitStackFlag(process.argv.slice(2));
    await setUp({ engine: false });
    const stack = openStack(forced, npmCommand("pulumi", process.argv.slice(2)));
    console.error(stack.sentence);
    const cli = await setUp({ engine: true, env: stack.env });
    return runPulumi(cli, stack, rest);
});
