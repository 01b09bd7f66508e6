import { textInBase64 } from "../encoding/base64";
import { KeyMaterialError } from "../errors";
import { countKeys, refuse, type Refusal } from "./refuse";

/** What people pass instead of a key, public or private. */
const noKey: readonly Refusal[] = [
    {
        when: /\0[^\0]\0/,
        message: "is UTF-16 text, which PowerShell's `>` writes: save the file as UTF-8 without a byte order mark",
    },
    {
        when: /Calling \[toString\] on an \[Output<T>\]/,
        message:
            "is an output that was converted to a string: pass the output itself, or build the string with pulumi.interpolate",
    },
    {
        when: /^(?:undefined|null|None|NaN|<nil>|\[object \w+\]|\[secret\]|\[unknown\]|<(?:sensitive|computed)>)$/,
        message: "is a word that programs print for a missing value: pass the key itself",
    },
    {
        when: /^["'`]?(?:\$[{(]|\$\w+["'`]?$|%\w+%$|(?:fs\.)?(?:readFileSync|file|trimspace|pathexpand)\(|`(?:cat|pulumi) )/,
        message:
            'is an expression that was never evaluated: read the file in the program, with `readFileSync(FILE, "utf8")`',
    },
    {
        when: /^(?:https?|git|ssh|s3|gs|ftp):\/\/\S+$/,
        message: "is a URL: pass the key itself, such as the line in a .pub file",
    },
    {
        when: /^(?:file:\/\/[^\r\n]*|(?:~|\.{1,2}|[A-Za-z]:)?[\\/][^\r\n]*|[^\s]*\.(?:pub|pem|ppk|key)|id_(?:rsa|dsa|ecdsa|ed25519)\w*)$/,
        message: 'looks like a file name: pass the file\'s contents, with `readFileSync(FILE, "utf8")`',
    },
    {
        when: /-----(?:\\r)?\\n/,
        message: "has line breaks written as \\n: pass real line breaks, or save the key to a file and read that",
    },
    {
        when: /^(?:\d+ )?(?:SHA256:[\w+/]{43}|(?:MD5:)?(?:[0-9a-f]{2}:){15}[0-9a-f]{2})(?: |=?$)/i,
        message: "is only the fingerprint of a key: pass the key itself",
    },
    {
        when: /^\{[^]*"kty"\s*:/,
        message: "is a JWK: pass the key in OpenSSH's format",
    },
    {
        when: /-----BEGIN PGP /,
        message: "is a PGP key, which SSH does not use: pass an SSH key, such as `ssh-keygen -t ed25519` generates",
    },
    {
        when: (text) => /-----BEGIN |PuTTY-User-Key-File-/.test(textInBase64(text) ?? ""),
        message: 'is a key file in base64: pass its text, `Buffer.from(TEXT, "base64").toString()`',
    },
    {
        when: (text) => countKeys(textInBase64(text) ?? "") > 0,
        message: 'is a public key line in base64: pass its text, `Buffer.from(TEXT, "base64").toString()`',
    },
];

const notPrivate: readonly Refusal[] = [
    {
        when: /---- ?BEGIN SSH2 ENCRYPTED PRIVATE KEY/,
        message: "is in ssh.com's format: convert it to OpenSSH's, with `puttygen FILE -O private-openssh-new -o COPY`",
    },
    {
        when: (text) =>
            countKeys(text.slice(0, 200)) > 0 ||
            /---- ?BEGIN [A-Z0-9 ]{0,40}PUBLIC KEY|-----BEGIN CERTIFICATE/.test(text),
        message: "contains a public key: pass the private key, or use publicKey for this one",
    },
];

/** Types that are refused by the label of the line. */
const unfitTypes: readonly Refusal[] = [
    {
        when: /-cert-v\d+@openssh\.com$/,
        message: "is a certificate, which TWCC does not accept: pass the plain public key that it was issued for",
    },
    {
        when: /^(?:webauthn-)?sk-/,
        message: "is a FIDO security key (sk-…), which TWCC does not accept: use an ED25519, ECDSA or RSA key",
    },
    {
        when: /^ssh-dss$/,
        message: "is a DSA key, which is unsafe and no longer accepted by OpenSSH: use an ED25519 key",
    },
    {
        when: /^AAAA/,
        message: "has no type in front of its data: pass the whole line in the .pub file, such as `ssh-ed25519 AAAA…`",
    },
];

/** The first of the options in front of a key in authorized_keys (sshd's manual). */
const option =
    /^(?:no-|restrict\b|cert-authority\b|verify-required\b|(?:agent|port|X11)-forwarding\b|pty\b|user-rc\b|[\w-]+=")/i;

/** Refuses what people pass instead of a key's text. */
export function refuseNoKey(text: string): void {
    refuse(noKey, text);
}

/** Refuses what is recognisably not a private key. */
export function refuseOtherThanPrivate(text: string): void {
    refuse(notPrivate, text);
}

/** Refuses a line because of its label; `rest` is what follows the label. */
export function refuseType(label: string, rest: string): never {
    refuse(unfitTypes, label);
    if (countKeys(rest) > 0) {
        throw new KeyMaterialError(
            option.test(label)
                ? "has authorized_keys options in front: pass the key alone, starting with its type"
                : "has something in front of the key, such as the host of a known_hosts line: pass the key alone, starting with its type",
        );
    }
    throw new KeyMaterialError(
        "is not a public key of a known type: pass one line such as `ssh-ed25519 AAAA… comment`, the contents of a .pub file",
    );
}
