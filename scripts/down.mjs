// npm run down: deletes what `npm run up` created. Options of `pulumi destroy` may follow: npm run down -- --remove
import { compile, setUp } from "./setup.mjs";
import { splitStackFlag } from "./stack/choose.mjs";
import { changesNothing, confirmation } from "./stack/confirmation.mjs";
import { afterDestroy, otherCommands } from "./stack/next-steps.mjs";
import { runPulumi, selectStack } from "./stack/pulumi.mjs";
import { openStack } from "./stack/stack.mjs";
import { main } from "./support/failure.mjs";
import { npmCommand } from "./support/npm-command.mjs";

await main(async () => {
    const { forced, rest } = splitStackFlag(process.argv.slice(2));
    await compile();
    const stack = openStack(forced, npmCommand("down", process.argv.slice(2)));
    console.log(`${stack.announcement}\n${otherCommands(forced)}`);
    const cli = await setUp(stack.env);
    if (!(await selectStack({ ...cli, env: { ...stack.env, ...cli.env } }, stack, { create: false }))) {
        console.log(`There is no stack ${stack.name}, so there is nothing to remove.`);
        return 0;
    }
    const code = await runPulumi(cli, stack, ["destroy", ...confirmation(stack, rest), ...rest]);
    if (code === 0 && !changesNothing(rest) && !rest.includes("--remove")) {
        console.log(afterDestroy(process.argv.slice(2)));
    }
    return code;
});
