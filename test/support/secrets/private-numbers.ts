import { readPrivateKey } from "../../../provider/key-material/read/parse-private-key";
import { LockedKeyError } from "../../../provider/key-material";
import { WireReader } from "../../../provider/key-material/encoding/ssh-wire";
import { toBytes } from "../../../provider/key-material/parts/numbers";
import { crtOf } from "../../../provider/key-material/parts/private-parts";

/**
 * What only the owner of a key knows, as big-endian bytes: every format of private keys holds these very bytes, so
 * whoever finds none of them finds the key in no format. The public half, which OpenSSH's format repeats, is not in it.
 * Of a locked key it is what is encrypted.
 * @returns nothing where the text is no private key.
 */
export function privateNumbers(text: string): readonly Buffer[] | undefined {
    try {
        const { parts } = readPrivateKey(text).file;
        switch (parts.algorithm) {
            case "ED25519":
                return [parts.seed];
            case "ECDSA":
                return [parts.d];
            case "RSA": {
                const { dp, dq, qi } = crtOf(parts);
                return [parts.d, parts.p, parts.q, dp, dq, qi].map(toBytes);
            }
        }
    } catch (error) {
        return error instanceof LockedKeyError ? [encryptedPart(text)] : undefined;
    }
}

/** The encrypted part of a locked key, without the public half in front. */
function encryptedPart(text: string): Buffer {
    const [, ppk] = /Private-Lines: \d+\s+([^]*)Private-MAC/.exec(text) ?? [];
    const lines = (ppk ?? text).split("\n").filter((line) => /^[\w+/=]+\s*$/.test(line));
    const body = Buffer.from(lines.join(""), "base64");
    if (body.toString("latin1", 0, 14) !== "openssh-key-v1") return body;
    const reader = new WireReader(body, "no locked key");
    reader.raw("openssh-key-v1\0".length);
    for (let field = 0; field < 3; field++) reader.string();
    reader.uint32();
    reader.string();
    return reader.string();
}
