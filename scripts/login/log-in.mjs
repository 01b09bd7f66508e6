// The end of the main job: logs in to its machine like a user.
import { once } from "node:events";
import * as http from "node:http";
import { json, text } from "node:stream/consumers";

import { Failure } from "../support/failure.mjs";
import { logInByOpenSsh } from "./openssh.mjs";
import { logInBySsh2 } from "./ssh2.mjs";

/** @typedef {import("./attempt.mjs").Machine} Machine */

/** @typedef {import("./attempt.mjs").Attempt & { by: "ssh" | "ssh2" }} Answer */

/**
 * @typedef {object} Outputs The outputs of the stack that this uses.
 * @property {string} [instanceId]
 * @property {string} [privateKey]
 * @property {string} [byTwccPrivateKey] The private key of another key pair of the same program.
 */

const AFTER_ROTATION = `A machine keeps the public key that it was created with. After a rotation, rebuild it:
    npm run up -- --local --replace '**twcc:Instance::web'`;

/**
 * Logs in with the private key of the outputs, and shows the command, the machine's answer, and that the machine refuses
 * another key.
 * @param {Outputs} outputs
 * @param {{ endpoint: string }} gateway
 * @param {{ say?: (text: string) => void }} [options]
 * @returns {Promise<boolean>} Whether there is a machine.
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
        say(`    (with the package ${answer.by}, since OpenSSH's client is not installed)`);
    }
    if (answer.text !== machine.hostname) {
        throw new Failure(`The machine answered ${JSON.stringify(answer.text)} instead of ${machine.hostname}.`);
    }
    if (byTwccPrivateKey) {
        const refusal = await expectRefusal(machine, byTwccPrivateKey);
        say(`\nThe key of the other key pair, by-twcc, is refused:\n\n    ${refusal.text}`);
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
        throw new Failure("The stack's outputs have no private key to log in with.", {
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
        throw new Failure("The machine did not refuse the key of another key pair.", {
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
 * Asks the gateway, since TWCC has no field for a port.
 * @param {string} instanceId
 * @param {{ endpoint: string }} gateway
 * @returns {Promise<Machine & { hostname: string }>}
 */
export async function findMachine(instanceId, { endpoint }) {
    const machines = await getJson(`${endpoint}/_gateway/machines`);
    const found = machines.find((/** @type {{ site: number }} */ { site }) => String(site) === instanceId);
    if (!found) {
        throw new Failure(`The local gateway has no machine for instance ${instanceId}.`, {
            hint: "Find out what happened to it:  npm run pulumi -- --local refresh",
        });
    }
    return found;
}

/**
 * Without the global agent, which may use a proxy from the user's environment.
 * @param {string} url
 * @returns {Promise<any>}
 */
async function getJson(url) {
    const [response] = await once(http.get(url, { agent: false }), "response");
    if (response.statusCode !== 200) {
        throw new Failure(`The local gateway answered ${response.statusCode}: ${await text(response)}`);
    }
    return json(response);
}
