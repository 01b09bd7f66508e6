// npm run ssh: logs in to the machine that `npm run up` made with the local gateway. A command may follow:
// npm run ssh -- whoami
import { findMachine, logIn } from "./login/log-in.mjs";
import { setUp } from "./setup.mjs";
import { Failure, main } from "./support/failure.mjs";
import { splitWorldFlag } from "./world/choose.mjs";
import { withLocalGateway } from "./world/local-gateway.mjs";
import { loginAtTwcc } from "./world/next-steps.mjs";
import { readOutputs } from "./world/pulumi.mjs";
import { typed } from "./world/typed.mjs";
import { openWorld } from "./world/world.mjs";

await main(async () => {
    const { forced, rest } = splitWorldFlag(process.argv.slice(2));
    await setUp({ engine: false });
    const world = openWorld(forced, typed("ssh", process.argv.slice(2)));
    console.error(world.sentence);
    if (world.name === "twcc") {
        throw new Failure(`Your machines at TWCC have addresses of their own.\n${loginAtTwcc(forced)}`);
    }
    const cli = await setUp({ engine: true, env: world.env });
    const { instanceId, privateKey } = await readOutputs(cli, world);
    if (!instanceId) {
        throw new Failure("There is no machine yet.", { hint: "Make it:  npm run up" });
    }
    await withLocalGateway(world, { ...world.env, ...cli.env }, async (gateway) => {
        const machine = await findMachine(instanceId, gateway);
        const { text } = await logIn(machine, privateKey, rest.join(" ") || "hostname");
        console.log(text);
    });
});
