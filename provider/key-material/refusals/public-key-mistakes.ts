import { KeyMaterialError } from "../errors";
import { countKeys, refuse, type Refusal } from "./refuse";
import { lineOfPrivateKey, lineOfPublicPem } from "../read/line-of-pem";
import { refuseNoKey } from "./common-mistakes";

/** What people pass instead of a public key line. */
const notPublic: readonly Refusal[] = [
    { when: /---- ?BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY/, message: lineOfPrivateKey },
    {
        when: /^["'`\s]*PuTTY-User-Key-File-/i,
        message: "contains a PuTTY key file: pass its public key, which `puttygen FILE -L` prints",
    },
    {
        when: /---- ?BEGIN SSH2 PUBLIC KEY/,
        message: "is in the format of RFC 4716: pass the line that `ssh-keygen -i -f FILE` prints",
    },
    { when: /-----BEGIN (?:RSA )?PUBLIC KEY/, message: lineOfPublicPem },
    {
        when: /-----BEGIN CERTIFICATE/,
        message: "is an X.509 certificate in PEM format, not an OpenSSH public key: pass the line in the .pub file",
    },
    {
        when: /-----BEGIN /,
        message: "is in PEM format, not an OpenSSH public key: pass the line in the .pub file",
    },
    {
        when: /^\uFEFF/,
        message: "starts with a byte order mark, which ssh-keygen refuses: save the file without one (UTF-8)",
    },
    {
        when: /^["'`](?:sk-)?(?:ssh|ecdsa)-/,
        message: "has quotes around the line: pass the line without them",
    },
    {
        // Only in these places: a comment may contain a Windows account, DOMAIN\name.
        when: (text) => /\\n(?:["'`]?$|(?:sk-)?(?:ssh|ecdsa)-)/.test(text) && countKeys(text) > 0,
        message: "has a line break written as \\n: pass the line without it",
    },
    {
        when: (text) => /^[ \t]*#/.test(text) && countKeys(text) === 1,
        message: "has a line with # in front of the key: pass the key's line alone",
    },
];

/** Refuses what is recognisably not one line with a public key. */
export function refuseOtherThanPublic(text: string): void {
    refuseNoKey(text);
    refuse(notPublic, text);
    if (countKeys(text) > 1) {
        throw new KeyMaterialError("contains more than one key: pass exactly one (use one resource per key)");
    }
    if (/[\r\n]/.test(text)) {
        throw new KeyMaterialError("has a line break inside: pass the key as one line");
    }
}
