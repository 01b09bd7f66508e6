import { createDecipheriv, pbkdf2Sync } from "node:crypto";

/**
 * Every secret that a stack with a passphrase ever had: all that is encrypted in its files (configuration, state,
 * history, backups), decrypted as Pulumi's secrets provider does it (AES-256-GCM, PBKDF2 with 1,000,000 rounds).
 * Nothing but the files is needed, so a stack that was destroyed tells as well.
 */
export function secretsInFiles(files: readonly string[], passphrase: string): string[] {
    const salts = files.flatMap((file) => [...file.matchAll(saltsOf)].map(([, salt = ""]) => salt));
    const keys = new Set([...new Set(salts)].map((salt) => keyOf(salt, passphrase)));
    const encrypted = new Set(files.flatMap((file) => file.match(/v1:[A-Za-z0-9+/]{16}:[A-Za-z0-9+/]+={0,2}/g) ?? []));
    const plain = new Set<string>();
    for (const text of encrypted) {
        const found = [...keys].map((key) => decrypt(text, key)).find((one) => one !== undefined);
        // A scan that knows no secrets would find none.
        if (found === undefined) throw new Error("A secret in the stack's files cannot be decrypted.");
        strings(found).forEach((one) => plain.add(one));
    }
    return [...plain];
}

/** One of the secrets of a stack, whose state holds this salt. */
export function decryptSecret(text: string, salt: string, passphrase: string): string {
    const [[, own = ""] = []] = salt.matchAll(saltsOf);
    const found = decrypt(text, keyOf(own, passphrase));
    if (found === undefined) throw new Error("A secret of the stack cannot be decrypted.");
    return found;
}

/** The salt of a stack, followed by a text by which Pulumi checks the passphrase. */
const saltsOf = /v1:([A-Za-z0-9+/]{11}=):v1:/g;

/** The keys of this process: each takes a third of a second. */
const keys = new Map<string, Buffer>();

function keyOf(salt: string, passphrase: string): Buffer {
    const name = JSON.stringify([salt, passphrase]);
    const key = keys.get(name) ?? pbkdf2Sync(passphrase, Buffer.from(salt, "base64"), 1_000_000, 32, "sha256");
    keys.set(name, key);
    return key;
}

function decrypt(text: string, key: Buffer): string | undefined {
    const [, nonce = "", sealed = ""] = text.split(":");
    const bytes = Buffer.from(sealed, "base64");
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64"));
    decipher.setAuthTag(bytes.subarray(-16));
    try {
        return decipher.update(bytes.subarray(0, -16)).toString("utf8") + decipher.final("utf8");
    } catch {
        return undefined;
    }
}

/** State holds secrets as JSON, configuration as they are. */
function strings(plain: string): string[] {
    try {
        return stringsIn(JSON.parse(plain));
    } catch {
        return [plain];
    }
}

/** @pulumi/command keeps a whole connection secret, whose address is plain text elsewhere. */
const address = /^\d{1,3}(\.\d{1,3}){3}$/;

/** How Pulumi writes a secret that is not known yet, in an update plan. */
const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

function stringsIn(value: unknown): string[] {
    if (typeof value === "string") return address.test(value) || value === unknownValue ? [] : [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
