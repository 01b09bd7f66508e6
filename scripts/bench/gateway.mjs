// The local gateway of a measurement: with room for a number of key pairs, and with a delay for each answer.
import { startGateway } from "../stack/gateway-process.mjs";

/** @typedef {{ method: string, path: string }} Call As the gateway logs it. */

/**
 * @typedef {object} MeasuredGateway
 * @property {{ TWCC_ENDPOINT: string, TWCC_API_KEY: string }} env The provider's settings.
 * @property {() => Promise<Call[]>} calls The calls since the last `forget`.
 * @property {() => Promise<void>} forget
 * @property {() => Promise<void>} stop
 */

/**
 * @param {number} quota The number of key pairs.
 * @param {number} latency The delay in milliseconds.
 * @returns {Promise<MeasuredGateway>}
 */
export async function startMeasuredGateway(quota, latency) {
    const more = ["--quota", String(quota), "--latency", String(latency)];
    const { endpoint, apiKey, stop } = await startGateway({ env: {}, more });
    const requests = `${endpoint}/_gateway/requests`;
    return {
        env: { TWCC_ENDPOINT: endpoint, TWCC_API_KEY: apiKey },
        calls: async () => /** @type {Call[]} */ (await (await fetch(requests)).json()),
        forget: async () => {
            await (await fetch(requests, { method: "DELETE" })).text();
        },
        stop,
    };
}
