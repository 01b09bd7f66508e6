import type { Properties } from "../core/property";
import { defaultEndpoint } from "./endpoint";
import { defaultPlatform } from "./platform";

/** The settings of a stack, `twcc:apiKey` and so on, as data. */
export const settings = {
    apiKey: {
        description: "TWCC's API key.",
        type: "string",
        secret: true,
        defaultText: "`TWCC_API_KEY`, or twccli's credential file",
    },
    endpoint: { description: "The URL of TWCC's API.", type: "string", default: defaultEndpoint },
    platform: {
        description: "The TWCC platform, one of its OpenStack clouds.",
        type: "string",
        default: defaultPlatform,
    },
    project: {
        description: "The project of instances: a code like `ENT123456`, or an id.",
        type: "string",
        defaultText: "`TWCC_PROJECT`, or twccli's credential file",
    },
    timeout: {
        description: "How long one operation may spend on TWCC, with all retries, in seconds.",
        type: "number",
        limits: [1, 3600],
        default: 120,
    },
    parallelism: {
        description: "The largest number of concurrent calls to TWCC.",
        type: "number",
        limits: [1, 1000],
        default: 32,
    },
} as const satisfies Properties;
