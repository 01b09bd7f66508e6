import { bech32 } from "@scure/base";
import { fingerprintOfRecipients, normalRecipient, problemOfRecipients } from "../../../provider/age";
import { unknown } from "../../../provider/core/unknown";
import { makeKey } from "../../support/ssh-keygen";

const encoded = (prefix: string, bytes: number) =>
    bech32.encode(prefix, bech32.toWords(new Uint8Array(bytes).fill(9)), false);

const x25519 = encoded("age", 32);
const postQuantum = encoded("age1pq", 1216);
const identity = encoded("age-secret-key-", 32).toUpperCase();

let sshKey: string;
let privateKey: string;

beforeAll(async () => {
    ({ publicKey: sshKey, privateKey } = await makeKey("-t", "ed25519", "-C", "alice@laptop"));
});

describe("a recipient may be", () => {
    test.each([
        ["X25519", x25519],
        ["X25519 in capitals, as QR codes have it", x25519.toUpperCase()],
        ["post-quantum", postQuantum],
        ["tag", encoded("age1tag", 33)],
        ["post-quantum tag", encoded("age1tagpq", 1249)],
        ["among spaces and line breaks", ` ${x25519}\n`],
    ])("%s", (_what, recipient) => {
        expect(problemOfRecipients([recipient])).toBeUndefined();
        expect(normalRecipient(recipient)).toBe(recipient.trim().toLowerCase());
    });

    test("an SSH key with a comment, which does not count", async () => {
        const rsa = (await makeKey("-t", "rsa", "-b", "2048", "-C", "bob@laptop")).publicKey;
        expect(problemOfRecipients([sshKey, `${rsa}\n`, x25519])).toBeUndefined();
        expect(normalRecipient(sshKey)).toBe(sshKey.split(" ").slice(0, 2).join(" "));
    });

    test("unknown during a preview, in part or as a whole", () => {
        expect(problemOfRecipients([unknown, x25519])).toBeUndefined();
        expect(normalRecipient(unknown)).toBe(unknown);
    });
});

describe("what is no list of recipients is refused:", () => {
    test.each<[string, unknown, string]>([
        ["no list", x25519, "has to be a list of strings"],
        ["an empty list", [], "is an empty list, so nobody could decrypt the key: name a recipient, or leave it out"],
        ["too many", Array<string>(21).fill(x25519), "has 21 recipients: use at most 20"],
        ["a number", [x25519, 7], "[1] has to be a string"],
        [
            "kinds of different strength",
            [x25519, postQuantum],
            "mixes post-quantum recipients (age1pq1…, age1tagpq1…) with others, and anybody who can break the others reads the key: use one kind only",
        ],
    ])("%s", (_what, value, problem) => {
        expect(problemOfRecipients(value)).toBe(problem);
    });
});

describe("what people pass instead is explained, by its index and without a value:", () => {
    test.each<[string, () => string, string]>([
        ["nothing", () => " ", "is empty"],
        ["an age identity", () => identity, "is an age identity, the private half: pass its recipient"],
        ["an identity file", () => `# created: 2026\n${identity}\n`, "is an age identity, the private half"],
        [
            "a plugin's identity",
            () => encoded("age-plugin-yubikey-", 20).toUpperCase(),
            "is an identity of an age plugin",
        ],
        ["an SSH private key", () => privateKey, "is a private key: pass its public half"],
        [
            "a plugin's recipient",
            () => encoded("age1yubikey", 33),
            "belongs to a plugin of age, which is not supported",
        ],
        [
            "one letter wrong",
            () => x25519.replace(/.$/, (last) => (last === "q" ? "p" : "q")),
            "is cut short or mistyped",
        ],
        ["cut short", () => x25519.slice(0, -3), "is cut short or mistyped"],
        ["mixed case", () => x25519.replace("age1q", "age1Q").replace(/x$/, "X").replace(/^age/, "Age"), "mixes upper"],
        ["too few bytes", () => encoded("age", 31), "has the wrong length for its kind"],
        ["ECDSA", () => "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTY= me", "is an ECDSA key"],
        [
            "FIDO",
            () => "sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29t me",
            "is a FIDO security key",
        ],
        ["a certificate", () => "ssh-ed25519-cert-v01@openssh.com AAAAIHNzaC1lZDI1NTE5LWNlcnQ= me", "is a certificate"],
        ["DSA", () => "ssh-dss AAAAB3NzaC1kc3M= me", "is a DSA key"],
        ["PGP", () => "-----BEGIN PGP PUBLIC KEY BLOCK-----", "is a PGP key, which age does not use"],
        ["a PGP fingerprint", () => "0123456789ABCDEF0123456789ABCDEF01234567", "is a PGP key"],
        ["a URL", () => "https://github.com/alice.keys", "is a URL: pass the recipient itself"],
        ["GitHub in rage's form", () => "github:alice", "is a user of GitHub"],
        ["a file name", () => "~/.ssh/id_ed25519.pub", "looks like a file name"],
        ["a bare file name", () => "recipients.txt", "looks like a file name"],
        ["several lines", () => `${x25519}\n${x25519}`, "has several lines"],
        ["a damaged SSH key", () => sshKey.replace("AAAA", "AAA"), ""],
        ["anything else", () => "alice", "is no recipient: pass one that starts with age1"],
    ])("%s", (_what, make, problem) => {
        const value = make();
        const said = problemOfRecipients([x25519, value]);
        expect(said).toContain(`[1] ${problem}`);
        for (const word of value
            .trim()
            .split(/\s+/)
            .filter((one) => one.length > 12))
            expect(said).not.toContain(word);
    });
});

test("order, repetitions and case do not count", () => {
    const other = encoded("age", 32).replace(/^age1/, "age1");
    const set = [x25519, "ssh-ed25519 AAAA"];
    expect(fingerprintOfRecipients(set)).toBe(fingerprintOfRecipients([...set].reverse().concat(other)));
    expect(fingerprintOfRecipients(set)).not.toBe(fingerprintOfRecipients([x25519]));
    expect(fingerprintOfRecipients([postQuantum])).toHaveLength(22);
});
