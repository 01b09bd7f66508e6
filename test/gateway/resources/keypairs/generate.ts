import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";
import { joinFields, positiveNumber } from "./ssh-wire";

export interface GeneratedKey {
    /** PKCS#1 PEM. Answered once, kept nowhere. */
    readonly privateKey: string;
    readonly publicKey: string;
}

const spares: GeneratedKey[] = [];

/** Makes keys in advance, one after the other, so that many at once are answered as fast as TWCC's are. */
export async function makeSpares(count: number): Promise<void> {
    while (spares.length < count) spares.push(await generateKey());
}

/** A key that was made in advance, or else a new one. */
export async function nextKey(): Promise<GeneratedKey> {
    return spares.pop() ?? generateKey();
}

/** A key as TWCC makes it: RSA 2048, PKCS#1 PEM. In a thread of its own: other requests go on meanwhile. */
async function generateKey(): Promise<GeneratedKey> {
    const pair = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
    const { e = "", n = "" } = pair.publicKey.export({ format: "jwk" });
    const numbers = [e, n].map((number) => positiveNumber(Buffer.from(number, "base64url")));
    const blob = joinFields([Buffer.from("ssh-rsa"), ...numbers]);
    return {
        privateKey: pair.privateKey.export({ type: "pkcs1", format: "pem" }).toString(),
        // Nova's comment on keys that it makes.
        publicKey: `ssh-rsa ${blob.toString("base64")} Generated-by-Nova`,
    };
}
