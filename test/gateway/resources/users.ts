import type { Account } from "../accounts";
import { json } from "../http/answer";
import type { Route } from "../handler-context";

/** A user as TWCC shows it (docs/contributing/twcc-api.md#users-and-owners). */
export function wireUser(account: Account) {
    return {
        id: account.id,
        display_name: account.displayName,
        username: account.username,
        email: account.email,
    };
}

export const userRoutes: readonly Route[] = [
    {
        path: "/api/v2/users/",
        apiHost: "goc",
        restricted: false,
        // An array whose first element is the caller.
        methods: { GET: (call) => json(200, [wireUser(call.account)]) },
    },
];
