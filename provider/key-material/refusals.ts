import { textInBase64 } from "./base64";
import { KeyMaterialError } from "./errors";
import { countKeys, refuse, type Refusal } from "./refusal";

/** What people give in place of any key, public or private. */
const noKey: readonly Refusal[] = [
    {
        when: /\0[^\0]\0/,
        message: "is UTF-16 text, which PowerShell's `>` writes: save the file as UTF-8 without a byte order mark",
    },
    {
        when: /Calling \[toString\] on an \[Output<T>\]/,
        message: "is an output that was made text: give the output itself, or build the text with pulumi.interpolate",
    },
    {
        when: /^(?:undefined|null|None|NaN|<nil>|\[object \w+\]|\[secret\]|\[unknown\]|<(?:sensitive|computed)>)$/,
        message: "is a word that programs print where they have no value: give the key itself",
    },
    {
        when: /^["'`]?(?:\$[{(]|\$\w+["'`]?$|%\w+%$|(?:fs\.)?(?:readFileSync|file|trimspace|pathexpand)\(|`(?:cat|pulumi) )/,
        message:
            'is an expression that nothing has evaluated: read the file in the program, as `readFileSync(FILE, "utf8")` does',
    },
    {
        when: /^(?:https?|git|ssh|s3|gs|ftp):\/\/\S+$/,
        message: "is an address: give what is there, such as the one line of a .pub file",
    },
    {
        when: /^(?:file:\/\/[^\r\n]*|(?:~|\.{1,2}|[A-Za-z]:)?[\\/][^\r\n]*|[^\s]*\.(?:pub|pem|ppk|key)|id_(?:rsa|dsa|ecdsa|ed25519)\w*)$/,
        message: 'is the name of a file: give what is in the file, which `readFileSync(FILE, "utf8")` reads',
    },
    {
        when: /-----(?:\\r)?\\n/,
        message: "has line ends written out as \\n: give real line ends, or put the key into a file and read that",
    },
    {
        when: /^(?:\d+ )?(?:SHA256:[\w+/]{43}|(?:MD5:)?(?:[0-9a-f]{2}:){15}[0-9a-f]{2})(?: |=?$)/i,
        message: "is the fingerprint of a key, from which no key can be made: give the key itself",
    },
    {
        when: /^\{[^]*"kty"\s*:/,
        message: "is a JWK: give the key in OpenSSH's format",
    },
    {
        when: /-----BEGIN PGP /,
        message: "is a PGP key, which SSH does not use: give an SSH key, such as `ssh-keygen -t ed25519` makes",
    },
    {
        when: (text) => /-----BEGIN |PuTTY-User-Key-File-/.test(textInBase64(text) ?? ""),
        message:
            'is base64 of a whole key file: give the text that `Buffer.from(TEXT, "base64").toString()` makes of it',
    },
    {
        when: (text) => countKeys(textInBase64(text) ?? "") > 0,
        message:
            'is base64 of a whole public key line: give the text that `Buffer.from(TEXT, "base64").toString()` makes of it',
    },
];

const notPrivate: readonly Refusal[] = [
    {
        when: /---- ?BEGIN SSH2 ENCRYPTED PRIVATE KEY/,
        message:
            "is in the format of ssh.com: give it in OpenSSH's (`puttygen FILE -O private-openssh-new -o COPY` writes it)",
    },
    {
        when: (text) =>
            countKeys(text.slice(0, 200)) > 0 ||
            /---- ?BEGIN [A-Z0-9 ]{0,40}PUBLIC KEY|-----BEGIN CERTIFICATE/.test(text),
        message: "holds a public key: give the private half, or use publicKey for this one",
    },
];

/** Refused by the label of the line. */
const unfitTypes: readonly Refusal[] = [
    {
        when: /-cert-v\d+@openssh\.com$/,
        message: "is a certificate, which TWCC does not take: give the plain public key that it was made for",
    },
    {
        when: /^(?:webauthn-)?sk-/,
        message: "is a FIDO security key (sk-…), which TWCC does not take: give an ED25519, ECDSA or RSA key",
    },
    {
        when: /^ssh-dss$/,
        message: "is a DSA key, which is unsafe and no longer accepted by OpenSSH: give an ED25519 key",
    },
    {
        when: /^AAAA/,
        message: "has no type in front of its data: give the whole line of the .pub file, such as `ssh-ed25519 AAAA…`",
    },
];

/** What may stand in front of a key in authorized_keys (sshd's manual), the first of several. */
const option =
    /^(?:no-|restrict\b|cert-authority\b|verify-required\b|(?:agent|port|X11)-forwarding\b|pty\b|user-rc\b|[\w-]+=")/i;

/** Refuses what people give in place of a key's text. */
export function refuseNoKey(text: string): void {
    refuse(noKey, text);
}

/** Refuses whatever is recognisably something else than a private key. */
export function refuseOtherThanPrivate(text: string): void {
    refuse(notPrivate, text);
}

/** Says why a line with this label is refused; `rest` is what follows the label. */
export function refuseType(label: string, rest: string): never {
    refuse(unfitTypes, label);
    if (countKeys(rest) > 0) {
        throw new KeyMaterialError(
            option.test(label)
                ? "has authorized_keys options in front: give the key alone, starting with its type"
                : "has something in front of the key, such as the host of a known_hosts line: give the key alone, starting with its type",
        );
    }
    throw new KeyMaterialError(
        "is not a public key of a known type: give one line such as `ssh-ed25519 AAAA… comment`, the content of a .pub file",
    );
}
