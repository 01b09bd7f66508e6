import { countKeys, refuse, type Refusal } from "../key-material/refusals/refuse";

/** Private halves first: whoever passes one has to hear that it is one. */
const mistakes: readonly Refusal[] = [
    { when: /^$/, message: "is empty: pass a recipient, such as `age-keygen` prints" },
    {
        when: /AGE-SECRET-KEY-/i,
        message:
            "is an age identity, the private half: pass its recipient, which `age-keygen -y` prints. Anybody who has seen it can decrypt what is encrypted to its recipient",
    },
    {
        when: /AGE-PLUGIN-/i,
        message: "is an identity of an age plugin: pass a recipient that needs no plugin",
    },
    {
        when: /---- ?BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY|PuTTY-User-Key-File-/,
        message:
            "is a private key: pass its public half, the contents of the .pub file. Anybody who has seen it can decrypt what is encrypted to it",
    },
    {
        when: /BEGIN PGP|^(?:0x)?[0-9A-F]{40}$|^[0-9A-F]{4}(?: {1,2}[0-9A-F]{4}){9}$/i,
        message: "is a PGP key, which age does not use: pass an age recipient or an SSH key",
    },
    {
        when: /^(?:[^\s]*(?:sk-(?:ssh|ecdsa)-))/,
        message:
            "is a FIDO security key (sk-…), which age cannot encrypt to: use an age recipient, ssh-ed25519 or ssh-rsa",
    },
    {
        when: /^ecdsa-sha2-/,
        message: "is an ECDSA key, which age cannot encrypt to: use an age recipient, ssh-ed25519 or ssh-rsa",
    },
    {
        when: /^ssh-[\w-]+-cert-v\d+@/,
        message: "is a certificate, which age cannot encrypt to: pass the plain public key that it was issued for",
    },
    {
        when: /^https?:\/\//,
        message: "is a URL: pass the recipient itself, such as one line of https://github.com/NAME.keys",
    },
    { when: /^github:/, message: "is a user of GitHub: pass one line of https://github.com/NAME.keys" },
    {
        when: /^(?:(?:~|\.{1,2}|[A-Za-z]:)?[\\/][^\r\n]*|file:[^\r\n]*|[^\s]*\.(?:pub|txt|age|key|keys|pem)|id_(?:rsa|ed25519)\w*)$/,
        message: 'looks like a file name: pass the file\'s contents, with `readFileSync(FILE, "utf8")`',
    },
    {
        when: /[\r\n]/,
        message: "has several lines: pass each recipient as an element of its own, without lines that start with #",
    },
    {
        when: (text) => !/^age1/i.test(text) && countKeys(text) === 0,
        message:
            "is no recipient: pass one that starts with age1, as `age-keygen` prints it, or the line of a .pub file (ssh-ed25519, ssh-rsa)",
    },
];

/** Refuses what is recognisably not one recipient. */
export function refuseOtherThanRecipient(text: string): void {
    refuse(mistakes, text);
}
