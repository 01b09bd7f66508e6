import type { ApiKey } from "../configuration";
import { UserError } from "./errors";

/**
 * The error for an API key that does not belong to the owner in the state.
 * @param thing - for example `Key pair "web"`.
 * @param user - the user of the API key.
 * @param why - why nothing was changed.
 */
export function wrongAccount(
    thing: string,
    owner: string,
    user: string,
    apiKey: ApiKey | undefined,
    why: string,
): UserError {
    const rerun =
        apiKey?.fromStack === true
            ? " `pulumi refresh`, `pulumi destroy` and the refresh step of `pulumi up --refresh` use the configuration of the last `pulumi up`: add `--run-program` to use the current one."
            : "";
    return new UserError(
        `${thing} belongs to the TWCC user ${owner}, but the API key (from ${apiKey?.source ?? "nowhere"}) belongs to the user ${user}. ` +
            `Nothing was changed: ${why}. Configure an API key of the user ${owner} (${apiKey?.setting ?? "twcc:apiKey or TWCC_API_KEY"}).${rerun}`,
    );
}
