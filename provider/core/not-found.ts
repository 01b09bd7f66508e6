import { UserError } from "./errors";
import type { Resource } from "./resource";

/** Something was to be looked up that is not there. */
export function notFound(
    { token, whenAbsent }: Pick<Resource<object, object>, "token" | "whenAbsent">,
    id: string,
): UserError {
    return new UserError(`There is no ${token} "${id}" ${whenAbsent}`);
}
