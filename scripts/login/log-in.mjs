// The end of the main job: logs in to its machine, as its user would.
import * as http from "node:http";

import { Failure } from "../support/failure.mjs";
import { logInByOpenSsh } from "./openssh.mjs";
import { logInBySsh2 } from "./ssh2.mjs";

/** @typedef {import("./attempt.mjs").Machine} Machine */

/** @typedef {import("./attempt.mjs").Attempt & { by: "ssh" | "ssh2" }} Answer */

/**
 * @typedef {object} Outputs The stack's outputs that count here.
 * @property {string} [instanceId]
 * @property {string} [privateKey]
 * @property {string} [byTwccPrivateKey] The private key of another key pair of the same program.
 */

const AFTER_ROTATION = `A machine keeps the public key that it was made with. After a rotation, rebuild it:
    npm run up -- --local --replace '**twcc:Instance::web'`;

/**
 * Logs in with the private key of the outputs, shows what was run and what the machine answered, and that it refuses
 * another key.
 * @param {Outputs} outputs
 * @param {{ endpoint: string }} gateway
 * @param {{ say?: (text: string) => void }} [options]
 * @returns {Promise<boolean>} Whether there was a machine.
 */
export async function showLogin(outputs, gateway, { say = console.log } = {}) {
    const { privateKey, byTwccPrivateKey } = outputs;
    if (!outputs.instanceId) {
        say("\nThe program has no instance, so there is nothing to log in to.");
        return false;
    }
    const machine = await findMachine(outputs.instanceId, gateway);
    say(`\nLogging in with the private key of the outputs:\n\n    ${commandLine(machine, "hostname")}`);
    const answer = await logIn(machine, privateKey, "hostname");
    say(`    ${answer.text}`);
    if (answer.by !== "ssh") {
        say(`    (by the package ${answer.by}: OpenSSH's client is not installed)`);
    }
    if (answer.text !== machine.hostname) {
        throw new Failure(`It should have said ${machine.hostname}.`);
    }
    if (byTwccPrivateKey) {
        const { text } = await expectRefusal(machine, byTwccPrivateKey);
        say(`\nThe key of the other key pair, by-twcc, is refused:\n\n    ${text}`);
    }
    return true;
}

/**
 * @param {Machine & { hostname: string }} machine
 * @param {string | undefined} privateKey
 * @param {string} command
 * @returns {Promise<Answer>} With what the machine printed.
 */
export async function logIn(machine, privateKey, command) {
    if (!privateKey) {
        throw new Failure("The outputs have no private key to log in with.", {
            hint: "See them:  npm run --silent pulumi -- --local stack output",
        });
    }
    const answer = await attempt(machine, privateKey, command);
    if (answer.end !== "answered") {
        throw new Failure(`Could not log in to ${machine.hostname} (${commandLine(machine, command)}).`, {
            output: answer.text,
            hint: answer.end === "refused" ? AFTER_ROTATION : undefined,
        });
    }
    return answer;
}

/**
 * @param {Machine} machine
 * @param {string} privateKey
 */
async function expectRefusal(machine, privateKey) {
    const tried = await attempt(machine, privateKey, "hostname");
    if (tried.end !== "refused") {
        throw new Failure("The machine was expected to refuse the key of another key pair, and did not.", {
            output: tried.text,
        });
    }
    return tried;
}

/**
 * @param {Machine} machine
 * @param {string} privateKey
 * @param {string} command
 * @returns {Promise<Answer>}
 */
async function attempt(machine, privateKey, command) {
    const byOpenSsh = await logInByOpenSsh(machine, privateKey, command);
    return byOpenSsh
        ? { ...byOpenSsh, by: "ssh" }
        : { ...(await logInBySsh2(machine, privateKey, command)), by: "ssh2" };
}

/** @param {Machine} machine @param {string} command */
const commandLine = ({ user, host, port }, command) => `ssh -i PRIVATE-KEY -p ${port} ${user}@${host} ${command}`;

/**
 * TWCC has no field for a port, so the gateway is asked for it.
 * @param {string} instanceId
 * @param {{ endpoint: string }} gateway
 * @returns {Promise<Machine & { hostname: string }>}
 */
export async function findMachine(instanceId, { endpoint }) {
    const machines = await getJson(`${endpoint}/_gateway/machines`);
    const found = machines.find((/** @type {{ site: number }} */ { site }) => String(site) === instanceId);
    if (!found) {
        throw new Failure(`The local gateway has no machine for instance ${instanceId}.`, {
            hint: "Look what became of it:  npm run pulumi -- --local refresh",
        });
    }
    return found;
}

/**
 * By an agent of its own, which no proxy of the user's environment gets into.
 * @param {string} url
 * @returns {Promise<any>}
 */
function getJson(url) {
    return new Promise((resolve, reject) => {
        const request = http.get(url, { agent: false }, (response) => {
            let text = "";
            response.setEncoding("utf8").on("data", (more) => (text += more));
            response.on("end", () =>
                response.statusCode === 200
                    ? resolve(JSON.parse(text))
                    : reject(new Failure(`The local gateway answered ${response.statusCode}: ${text}`)),
            );
        });
        request.on("error", reject);
    });
}
