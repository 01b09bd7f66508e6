// Logs in with the package ssh2, if OpenSSH's client is not installed.
import { messageOf } from "../support/failure.mjs";
import { LOGIN_MS } from "./attempt.mjs";

/**
 * @param {import("./attempt.mjs").Machine} machine
 * @param {string} privateKey
 * @param {string} command
 * @returns {Promise<import("./attempt.mjs").Attempt>}
 */
export async function logInBySsh2({ user, host, port, hostKey }, privateKey, command) {
    const { default: ssh2 } = await import("ssh2");
    const client = new ssh2.Client();
    const [, wanted] = hostKey.split(" ");
    try {
        return await new Promise((resolve) => {
            client.on("error", (error) => {
                const end = error.level === "client-authentication" ? "refused" : "failed";
                resolve({ end, text: error.message });
            });
            client.on("close", () => resolve({ end: "failed", text: "The machine closed the connection." }));
            client.on("ready", () => {
                client.exec(command, (error, channel) => {
                    if (error) {
                        resolve({ end: "failed", text: error.message });
                        return;
                    }
                    let text = "";
                    for (const stream of [channel, channel.stderr]) {
                        stream.setEncoding("utf8").on("data", (/** @type {string} */ more) => (text += more));
                    }
                    channel.on("close", (/** @type {number} */ code) =>
                        resolve({ end: code === 0 ? "answered" : "failed", text: text.trim() }),
                    );
                });
            });
            client.connect({
                host,
                port,
                username: user,
                privateKey,
                readyTimeout: LOGIN_MS,
                hostVerifier: (/** @type {Buffer} */ key) => key.toString("base64") === wanted,
            });
        });
    } catch (error) {
        return { end: "failed", text: messageOf(error) };
    } finally {
        client.end();
    }
}
