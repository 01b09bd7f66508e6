import { jsonBody } from "../../http/json-body";
import { coded } from "../../http/refusal";
import type { Call } from "../../handler-context";
import { refusalOfName } from "./name";

export interface CreateBody {
    readonly name: string;
    /** Absent: TWCC makes the key. */
    readonly publicKey: string | undefined;
}

/** The body of `POST keypairs/`. Values are not repeated in refusals: a client might have sent a private key. */
export function parseCreateBody(call: Call): CreateBody {
    const { name, public_key: publicKey, ...others } = parseObject(call);
    const stranger = Object.keys(others)[0];
    if (stranger !== undefined) {
        throw invalid("keypair", `Additional properties are not allowed ('${stranger}' was unexpected)`);
    }
    if (name === undefined) {
        throw invalid("keypair", "'name' is a required property");
    }
    if (typeof name !== "string") {
        throw invalid("name", "It is not of type 'string'");
    }
    if (publicKey !== undefined && typeof publicKey !== "string") {
        throw invalid("public_key", "It is not of type 'string'");
    }
    const refusal = refusalOfName(name);
    if (refusal) {
        throw refusal;
    }
    return { name, publicKey };
}

function parseObject(call: Call): Record<string, unknown> {
    const value = jsonBody(call);
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
        throw invalid("keypair", "It is not of type 'object'");
    }
    return value as Record<string, unknown>;
}

const invalid = (attribute: string, what: string) =>
    coded(40001, `Invalid input for field/attribute ${attribute}. ${what}`);
