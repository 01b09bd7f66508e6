import { KeyMaterialError } from "./errors";

/** What people paste by mistake, and what to tell them. The first that matches counts. */
interface Refusal {
    when: RegExp;
    message: string;
}

/** A public key line starting anywhere. */
const keyStart = /(?:^|[\s,])(?:sk-)?(?:ssh|ecdsa)-[\w@.-]{1,60}[ \t]+AAAA/;
const everyKeyStart = new RegExp(keyStart, "g");

export function countKeys(text: string): number {
    return text.match(everyKeyStart)?.length ?? 0;
}

const notPublic: readonly Refusal[] = [
    {
        when: /---- ?BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY/,
        message: "holds a private key: give its public half, which `ssh-keygen -y -f FILE` prints",
    },
    {
        when: /^PuTTY-User-Key-File-/i,
        message: "holds a PuTTY key file: give its public half, which `puttygen FILE -L` prints",
    },
    {
        when: /---- ?BEGIN SSH2 PUBLIC KEY/,
        message: "is in the format of RFC 4716: give the one line that `ssh-keygen -i -f FILE` makes of it",
    },
    {
        when: /-----BEGIN RSA PUBLIC KEY/,
        message: "is in PEM format (PKCS#1): give the one line that `ssh-keygen -i -m PEM -f FILE` makes of it",
    },
    {
        when: /-----BEGIN PUBLIC KEY/,
        message: "is in PEM format: give the one line that `ssh-keygen -i -m PKCS8 -f FILE` makes of it",
    },
    {
        when: /-----BEGIN /,
        message:
            "is in PEM format, not a public key of OpenSSH: give the public half, which `ssh-keygen -y -f FILE` prints for a private key file",
    },
    {
        when: /^\uFEFF/,
        message: "starts with a byte order mark, which ssh-keygen refuses: save the file without one (UTF-8)",
    },
];

/** No key at all, public or private. */
const noKey: readonly Refusal[] = [
    {
        when: /\0[^\0]\0/,
        message: "is UTF-16 text, which PowerShell's `>` writes: save the file as UTF-8 without a byte order mark",
    },
    {
        when: /^(?:(?:~|\.{1,2}|[A-Za-z]:)?[\\/][^\r\n]*|[^\s]*\.(?:pub|pem|ppk|key))$/,
        message: 'is the name of a file: give what is in the file, which `readFileSync(FILE, "utf8")` reads',
    },
    {
        when: /-----(?:\\r)?\\n/,
        message: "has line ends written out as \\n: give real line ends, or put the key into a file and read that",
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

const publicKeys = /---- ?BEGIN [A-Z0-9 ]{0,40}PUBLIC KEY|-----BEGIN CERTIFICATE/;

function refuse(table: readonly Refusal[], text: string): void {
    const found = table.find(({ when }) => when.test(text));
    if (found) throw new KeyMaterialError(found.message);
}

/** Whether a text, or something in it, would be taken for a key. */
export function looksLikeKey(text: string): boolean {
    return countKeys(text) > 0 || notPublic.some(({ when }) => when.test(text));
}

/** Refuses what people give in place of a key's text. */
export function refuseNoKey(text: string): void {
    refuse(noKey, text);
}

/** Refuses whatever is recognisably something else than one line with a public key. */
export function refuseOtherThanPublic(text: string): void {
    refuseNoKey(text);
    refuse(notPublic, text);
    if (countKeys(text) > 1) {
        throw new KeyMaterialError("holds more than one key: give exactly one (a resource for each key)");
    }
    if (/[\r\n]/.test(text)) {
        throw new KeyMaterialError("has a line break inside: give the key as one line");
    }
}

/** Says why a line with this label is refused; `rest` is what follows the label. */
export function refuseType(label: string, rest: string): never {
    refuse(unfitTypes, label);
    if (countKeys(rest) > 0) {
        throw new KeyMaterialError("has authorized_keys options in front: give the key alone, starting with its type");
    }
    throw new KeyMaterialError(
        "is not a public key of a known type: give one line such as `ssh-ed25519 AAAA… comment`, the content of a .pub file",
    );
}

export function refusePublic(text: string): void {
    if (countKeys(text.slice(0, 200)) > 0 || publicKeys.test(text)) {
        throw new KeyMaterialError("holds a public key: give the private half, or use publicKey for this one");
    }
}
