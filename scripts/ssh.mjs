// npm run ssh: logs in to the instance that `npm run up` created at the local gateway. A command may follow:
// npm run ssh -- whoami
import { findMachine, logIn } from "./login/log-in.mjs";
import { compile, setUp } from "./setup.mjs";
import { splitStackFlag } from "./stack/choose.mjs";
import { withLocalGateway } from "./stack/local-gateway.mjs";
import { loginAtTwcc } from "./stack/next-steps.mjs";
import { readOutputs } from "./stack/pulumi.mjs";
import { openStack } from "./stack/stack.mjs";
import { Failure, main } from "./support/failure.mjs";
import { npmCommand } from "./support/npm-command.mjs";

await main(async () => {
    const { forced, rest } = splitStackFlag(process.argv.slice(2));
    await compile();
    const stack = openStack(forced, npmCommand("ssh", process.argv.slice(2)));
    console.error(stack.announcement);
    if (stack.name === "twcc") {
        throw new Failure("npm run ssh is for the local gateway. An instance at TWCC has its own address:", {
            hint: loginAtTwcc(forced),
        });
    }
    const cli = await setUp(stack.env);
    const { instanceId, privateKey } = await readOutputs(cli, stack);
    if (!instanceId) {
        throw new Failure("There is no instance yet.", { hint: "Create it:  npm run up" });
    }
    await withLocalGateway(stack, { ...stack.env, ...cli.env }, async (gateway) => {
        const machine = await findMachine(instanceId, gateway);
        const { text } = await logIn(machine, privateKey, rest.join(" ") || "hostname");
        console.log(text);
    });
});
