import type { Input } from "@pulumi/pulumi";

/** Arguments of a {@link Provider}: the settings of a stack, for one account. */
export interface ProviderArgs {
    /** TWCC's API key, a secret. Default: `TWCC_API_KEY`, or twccli's credential file. */
    apiKey?: Input<string | undefined>;
    /** The URL of TWCC's API. Default: `https://apigateway.twcc.ai`. */
    endpoint?: Input<string | undefined>;
    /** The TWCC platform, one of its OpenStack clouds. Default: `openstack-taichung-default-2`. */
    platform?: Input<string | undefined>;
    /** The project of instances: a code like `ENT123456`, or an id. Default: `TWCC_PROJECT`, or twccli's file. */
    project?: Input<string | undefined>;
    /** How long one operation may spend on TWCC, with all retries, in seconds: 1 to 3600. Default: 120. */
    timeout?: Input<number | undefined>;
    /** The largest number of concurrent calls to TWCC, 1 to 1000. Default: 32. */
    parallelism?: Input<number | undefined>;
}
