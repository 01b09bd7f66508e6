// npm run up: the main job, run by the Pulumi CLI. Options of `pulumi up` may follow: npm run up -- --skip-preview
import { showLogin } from "./login/log-in.mjs";
import { compile, setUp } from "./setup.mjs";
import { splitStackFlag } from "./stack/choose.mjs";
import { changesNothing, confirmation } from "./stack/confirmation.mjs";
import { loginAgain, loginAtTwcc, nextSteps, otherCommands } from "./stack/next-steps.mjs";
import { readOutputs, runPulumi } from "./stack/pulumi.mjs";
import { openStack } from "./stack/stack.mjs";
import { main } from "./support/failure.mjs";
import { npmCommand } from "./support/npm-command.mjs";

await main(async () => {
    const { forced, rest } = splitStackFlag(process.argv.slice(2));
    await compile();
    const stack = openStack(forced, npmCommand("up", process.argv.slice(2)));
    console.log(`${stack.announcement}\n${otherCommands(forced)}`);
    const cli = await setUp(stack.env);
    const onlyLooks = changesNothing(rest);
    let login = stack.name === "twcc" ? loginAtTwcc(forced) : undefined;
    const code = await runPulumi(cli, stack, ["up", ...confirmation(stack, rest), ...rest], {
        afterwards: async (gateway) => {
            if (!onlyLooks && (await showLogin(await readOutputs(cli, stack), gateway))) {
                login = loginAgain(forced);
            }
        },
    });
    if (code === 0 && !onlyLooks) {
        console.log(nextSteps(forced, login));
    }
    return code;
});
