import { UserError } from "./errors";

/** Something was to be looked up that is not there. */
export function notFound(token: string, id: string): UserError {
    return new UserError(
        `There is no ${token} "${id}" at TWCC under this API key and platform. ` +
            "Check the name (case matters), twcc:platform and whose API key it is; `twccli ls key` lists what is there.",
    );
}
