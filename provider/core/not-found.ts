import { UserError } from "./errors";
import type { Resource } from "./resource";

/** The error for a look-up of something that does not exist. */
export function notFound(
    { token, whenAbsent }: Pick<Resource<object, object>, "token" | "whenAbsent">,
    id: string,
): UserError {
    return new UserError(`There is no ${token} "${id}" ${whenAbsent}`);
}
