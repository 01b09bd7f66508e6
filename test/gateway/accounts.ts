import { Fields, required } from "./fields";

/** full: everything; read: GET only; none: every call about key pairs is refused with 403. */
export type Access = "full" | "read" | "none";

export interface Account {
    /** TWCC's user id. */
    readonly id: number;
    readonly username: string;
    readonly displayName: string;
    readonly email: string;
    readonly apiKey: string;
    /** An API key of the same user that TWCC no longer takes. */
    readonly expiredApiKey?: string | undefined;
    readonly access: Access;
    /** Codes of the projects that they are a member of; one of their own unless told. */
    readonly projects?: readonly string[] | undefined;
}

/** Obviously no real keys: TWCC's look like UUIDs and carry no name. */
export const DEMO_ACCOUNTS: readonly Account[] = [
    {
        ...person(1001, "alice", "Alice Demo"),
        apiKey: "demo-alice-4000-8000-000000001001",
        expiredApiKey: "demo-alice-expired-8000-000000001001",
        access: "full",
    },
    { ...person(1002, "bob", "Bob Demo"), apiKey: "demo-bob-4000-8000-000000001002", access: "full" },
    {
        ...person(1003, "carol", "Carol Reader"),
        apiKey: "demo-carol-4000-8000-000000001003",
        access: "read",
        projects: ["ENT101001"], // alice's
    },
    { ...person(1004, "dave", "Dave Outsider"), apiKey: "demo-dave-4000-8000-000000001004", access: "none" },
];

function person(id: number, username: string, displayName: string) {
    return { id, username, displayName, email: `${username}@twcc.example` };
}

const ACCESS: readonly Access[] = ["full", "read", "none"];

/** An accounts file: a list of `{id, username, apiKey, displayName?, email?, expiredApiKey?, access?, projects?}`. */
export function parseAccounts(value: unknown): Account[] {
    if (!Array.isArray(value) || value.length === 0) {
        throw new TypeError("An accounts file holds a list of at least one account.");
    }
    const accounts = value.map((raw, index) => parseAccount(raw, `account ${index + 1}`));
    refuseTwice(accounts.map((account) => String(account.id)));
    refuseTwice(accounts.map((account) => account.username));
    refuseTwice(accounts.flatMap((account) => [account.apiKey, account.expiredApiKey ?? []].flat()));
    return accounts;
}

function parseAccount(raw: unknown, where: string): Account {
    const fields = new Fields(raw, where);
    const username = required(fields.string("username"), "username", where);
    const asked = fields.string("access") ?? "full";
    const account: Account = {
        id: required(fields.count("id"), "id", where),
        username,
        displayName: fields.string("displayName") ?? username,
        email: fields.string("email") ?? `${username}@twcc.example`,
        apiKey: required(fields.string("apiKey"), "apiKey", where),
        expiredApiKey: fields.string("expiredApiKey"),
        access: required(
            ACCESS.find((access) => access === asked),
            "access full, read or none",
            where,
        ),
        projects: parseProjects(fields.strings("projects"), where),
    };
    fields.end();
    return account;
}

function parseProjects(codes: string[] | undefined, where: string): string[] | undefined {
    if (codes?.some((code) => !/^ENT\d{6}$/.test(code))) {
        throw new TypeError(`projects of ${where} are codes like ENT123456.`);
    }
    return codes;
}

function refuseTwice(values: readonly string[]): void {
    if (new Set(values).size !== values.length) {
        throw new TypeError("Ids, names and API keys of accounts must differ from each other.");
    }
}

/** By name or id, as the control endpoints take it. */
export function isNamed(account: Account, nameOrId: string): boolean {
    return account.username === nameOrId || String(account.id) === nameOrId;
}
