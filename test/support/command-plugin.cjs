// Stands in for the plugin of @pulumi/command, which cannot be downloaded everywhere: logs in with the connection that a
// remote command gets, as the plugin does, and asks the machine to run the command. The machines of the local gateway
// share one address and have ports of their own, so it asks there for the port of the instance, the example's trigger.
const { main } = require("@pulumi/pulumi/provider");
const { Client } = require("ssh2");

/** How a secret travels to a provider: Pulumi's specialSigKey and specialSecretSig. */
const signature = "4dabf18193072939515e22adb298388d";
const secret = "1b47061264138c4ac30d75fd1eb44270";

function plain(value) {
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== "object" || value === null) return value;
    if (value[signature] === secret) return plain(value.value);
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]));
}

async function portOf(host, site) {
    const machines = await (await fetch(`${process.env.TWCC_ENDPOINT}/_gateway/machines`)).json();
    return machines.find((machine) => machine.host === host && String(machine.site) === site).port;
}

async function run({ host, user, privateKey }, site, command) {
    const port = await portOf(host, site);
    return new Promise((resolve, reject) => {
        const client = new Client();
        client.on("error", reject);
        client.on("ready", () => {
            client.exec(command, (error, channel) => {
                if (error) return reject(error);
                let stdout = "";
                channel.on("data", (data) => (stdout += data));
                channel.stderr.resume();
                channel.on("close", () => {
                    client.end();
                    resolve(stdout);
                });
            });
        });
        client.connect({ host, port, username: user, privateKey });
    });
}

const compared = ({ create, triggers, remotePath }) => JSON.stringify(plain({ create, triggers, remotePath }));

void main(
    {
        version: "1.2.1",
        check: async (_urn, _olds, news) => ({ inputs: news }),
        diff: async (_id, _urn, olds, news) => {
            const changes = compared(olds) !== compared(news);
            return { changes, replaces: changes ? ["triggers"] : [] };
        },
        create: async (_urn, inputs) => {
            const { connection, triggers, create = "true" } = plain(inputs);
            const stdout = await run(connection, triggers[0], create);
            return { id: `ran-${Date.now()}`, outs: { ...inputs, stdout } };
        },
        delete: async () => undefined,
    },
    process.argv.slice(2),
);
