import { readPrivateKey } from "../../../provider/key-material/read/parse-private-key";
import { toBytes } from "../../../provider/key-material/parts/numbers";
import { crtOf } from "../../../provider/key-material/parts/private-parts";

/**
 * What only the owner of a key knows, as big-endian bytes: every format of private keys holds these very bytes, so
 * whoever finds none of them finds the key in no format. The public half, which OpenSSH's format repeats, is not in it.
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
    } catch {
        return undefined;
    }
}
