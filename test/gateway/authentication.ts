import type { Account } from "./accounts";
import { coded, plain } from "./http/refusal";

export interface Caller {
    readonly account: Account;
    readonly expired: boolean;
}

/** Whose API key this is; undefined for a missing or unknown one. */
export function identify(accounts: readonly Account[], apiKey: string | undefined): Caller | undefined {
    if (apiKey === undefined || apiKey === "") {
        return undefined;
    }
    const account = accounts.find((one) => one.apiKey === apiKey || one.expiredApiKey === apiKey);
    return account && { account, expired: account.apiKey !== apiKey };
}

/** The two 401 texts are TWCC's (docs/contributing/twcc-api.md#errors). */
export function authenticate(caller: Caller | undefined): Account {
    if (!caller) {
        throw plain(401, "Your request is unauthorized");
    }
    if (caller.expired) {
        throw plain(401, "Your request is unauthorized. Key is expired.");
    }
    return caller.account;
}

export function authorize(account: Account, method: string): void {
    const allowed = account.access === "full" || (account.access === "read" && method === "GET");
    if (!allowed) {
        throw coded(40301, "You do not have permission to perform this action.");
    }
}
