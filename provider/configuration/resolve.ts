import { apiKeyVariables } from "./api-key";
import { readCredentialFile } from "./credential-file";
import { defaultEndpoint, parseEndpoint } from "./endpoint";
import { defaultPlatform, isPlatform } from "./platform";
import type { ExplicitProvider } from "./explicit-provider";
import { settings } from "./properties";

/** Reads one value of the stack's configuration, for example `twcc:apiKey`. */
export type StackConfiguration = (key: string) => string | undefined;

/** An API key and where it was found, so that messages can name the place to fix. Never log `value`. */
export interface ApiKey {
    readonly value: string;
    readonly source: string;
    /**
     * Whether it comes from the stack's configuration. Refresh and destroy use the configuration of the last `up`
     * (docs/contributing/pulumi-engine.md#configuration).
     */
    readonly fromStack: boolean;
    /** Where to set another one, if not in the stack's configuration. */
    readonly setting?: string;
}

/** The whole configuration. Each value comes from the first place that has it. */
export interface Configuration {
    readonly apiKey?: ApiKey;
    readonly endpoint: string;
    /** For example `openstack-taichung-default-2`. */
    readonly platform: string;
    /** The project of instances, a code like `ENT123456` or an id. */
    readonly project?: string;
    /** The explicit provider whose arguments these are. Absent if they come from the stack. */
    readonly provider?: ExplicitProvider;
    /** Why the project could not be read from twccli's file, if no other place has it: for those who need a project. */
    readonly projectProblem?: string;
    /** The milliseconds that an operation may spend on TWCC, with all retries. */
    readonly timeout: number;
    /** The largest number of concurrent calls. */
    readonly parallelism: number;
    /** What is wrong with the configuration, as whole sentences. If there is anything, nothing is sent. */
    readonly problems: readonly string[];
}

interface Found {
    readonly value: string;
    readonly source: string;
    readonly fromStack: boolean;
}

/**
 * Looks up every value in the stack's configuration, the environment and twccli's file.
 * @param provider - if `stack` reads the arguments of an explicit provider.
 */
export function resolveConfiguration(
    stack: StackConfiguration,
    environment: NodeJS.ProcessEnv,
    provider?: ExplicitProvider,
): Configuration {
    const problems: string[] = [];
    const placeOf = (name: string) =>
        provider === undefined
            ? `the stack configuration twcc:${name}`
            : `the argument ${name} of the provider "${provider.name}"`;

    const find = (name: string, variables: readonly string[]): Found | undefined => {
        const configured = stack(`twcc:${name}`)?.trim() ?? "";
        if (configured !== "") return { value: configured, source: placeOf(name), fromStack: true };
        for (const variable of variables) {
            const value = environment[variable]?.trim() ?? "";
            if (value !== "") return { value, source: `the environment variable ${variable}`, fromStack: false };
        }
        return undefined;
    };

    const positive = (name: "timeout" | "parallelism", integer: boolean): number => {
        const { limits, default: fallback } = settings[name];
        const text = stack(`twcc:${name}`)?.trim() ?? "";
        if (text === "") return fallback;
        const value = Number(text);
        if (value >= limits[0] && value <= limits[1] && (!integer || Number.isInteger(value))) return value;
        problems.push(sentenceOf(placeOf(name), `has to be a number from ${limits[0]} to ${limits[1]}`));
        return fallback;
    };

    const file = readCredentialFile(environment);
    const inFile = (value: string | undefined): Found | undefined =>
        value === undefined ? undefined : { value, source: `twccli's file ${file.path}`, fromStack: false };

    const apiKey = find("apiKey", apiKeyVariables) ?? inFile(file.apiKey);
    if (apiKey === undefined && file.problem !== undefined) problems.push(file.problem);
    if (apiKey !== undefined && !/^[\x21-\x7e]+$/.test(apiKey.value)) {
        problems.push(`The API key (from ${apiKey.source}) contains spaces or other characters that no API key has.`);
    }

    const platform = find("platform", ["TWCC_PLATFORM"]);
    if (platform !== undefined && !isPlatform(platform.value)) {
        problems.push(`The platform (from ${platform.source}) has to be a name like ${defaultPlatform}.`);
    }

    const endpoint = find("endpoint", ["TWCC_ENDPOINT", "APIGW_URL"]);
    const parsed =
        endpoint === undefined ? { endpoint: defaultEndpoint } : parseEndpoint(endpoint.value, endpoint.source);
    if ("problem" in parsed) problems.push(parsed.problem);

    const project = find("project", ["TWCC_PROJECT", "_TWCC_PROJECT_CODE_"]) ?? inFile(file.project);

    return {
        ...(apiKey !== undefined && {
            apiKey: { ...apiKey, ...(provider !== undefined && { setting: placeOf("apiKey") }) },
        }),
        ...(provider !== undefined && { provider }),
        endpoint: "endpoint" in parsed ? parsed.endpoint : defaultEndpoint,
        platform: platform?.value ?? defaultPlatform,
        ...(project !== undefined && { project: project.value }),
        ...(project === undefined && file.problem !== undefined && { projectProblem: file.problem }),
        timeout: positive("timeout", false) * 1000,
        parallelism: positive("parallelism", true),
        problems,
    };
}

const sentenceOf = (place: string, problem: string) => `${place.charAt(0).toUpperCase()}${place.slice(1)} ${problem}.`;
