import type { Bounds } from "./http/bounds";
import type { Caller } from "./http/caller";
import { garbage } from "./http/classify";
import { entriesIn } from "./http/list";
import type { User } from "./user";

/** `GET {endpoint}/api/v2/users/`: its first element is the caller (docs/contributing/twcc-api.md#users-and-owners). */
export async function whoami(caller: Caller, bounds: Bounds): Promise<User> {
    return caller.send(
        { method: "GET", path: "api/v2/users/", apiHost: "goc", name: "GET users/" },
        bounds,
        (answer, called) => {
            const user = entriesIn(answer, called)?.[0]?.asUser();
            if (user === undefined) throw garbage(answer, called, "its body names no user");
            return user;
        },
    );
}
