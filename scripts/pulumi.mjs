// npm run pulumi -- …: any Pulumi command on the stack of `npm run up`. Only Pulumi writes to standard output.
import { compile, setUp } from "./setup.mjs";
import { splitStackFlag } from "./stack/choose.mjs";
import { runPulumi } from "./stack/pulumi.mjs";
import { openStack } from "./stack/stack.mjs";
import { main } from "./support/failure.mjs";
import { npmCommand } from "./support/npm-command.mjs";

await main(async () => {
    const { forced, rest } = splitStackFlag(process.argv.slice(2));
    await compile();
    const stack = openStack(forced, npmCommand("pulumi", process.argv.slice(2)));
    console.error(stack.announcement);
    const cli = await setUp(stack.env);
    return runPulumi(cli, stack, rest);
});
