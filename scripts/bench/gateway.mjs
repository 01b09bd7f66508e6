// The local gateway of a measurement: as many key pairs as are wanted, each answer so many milliseconds late.
import { startGateway } from "../stack/gateway-process.mjs";

/** @returns the settings that point at it, `control(method, name)` of its log, and `stop()`. */
export async function startMeasuredGateway(count, latency) {
    const more = ["--quota", String(count), "--latency", String(latency)];
    const { endpoint, apiKey, stop } = await startGateway({ env: {}, more });
    return {
        env: { TWCC_ENDPOINT: endpoint, TWCC_API_KEY: apiKey },
        control: async (method, name) => {
            const response = await fetch(`${endpoint}/_gateway/${name}`, { method });
            const text = await response.text();
            return text === "" ? undefined : JSON.parse(text);
        },
        stop,
    };
}
