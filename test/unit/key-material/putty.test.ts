import { formatPrivateKey, parsePrivateKey, tidyPrivateKey } from "../../../provider/key-material";
import { puttyMac } from "../../../provider/key-material/write/putty";
import { puttygenInstalled, puttygenToPutty } from "../../support/ssh-keygen";
import { keyOf } from "./keys";
import { puttyVersionOne } from "./mangled";

let text = "";
let other = "";

beforeAll(async () => {
    text = formatPrivateKey((await keyOf("ED25519")).text, "PuTTY", "my key");
    other = formatPrivateKey((await keyOf("P256")).text, "PuTTY", "other");
});

/** The same file with another comment, and the checksum that its bytes had before they were read. */
function withComment(comment: string, encoding: "utf8" | "latin1"): string {
    const [, type = "", publicLines = "", privateLines = ""] =
        /^PuTTY-User-Key-File-2: (\S+)\n[^]*Public-Lines: \d+\n([^]*)Private-Lines: \d+\n([^]*)Private-MAC/.exec(
            text,
        ) ?? [];
    const blobs = { publicBlob: Buffer.from(publicLines, "base64"), privateBlob: Buffer.from(privateLines, "base64") };
    const mac = puttyMac("2", { type, comment: Buffer.from(comment, encoding) as unknown as string, ...blobs });
    return text.replace("my key", comment).replace(/Private-MAC: .*/, `Private-MAC: ${mac}`);
}

test.each<[string, () => string, RegExp]>([
    ["of version 1", () => puttyVersionOne(text), /PuTTY key file of version 1, which is too old.*puttygen/],
    ["of a version to come", () => text.replace("File-2", "File-4"), /PuTTY.*unknown version/],
    ["on one line", () => text.replaceAll("\n", " "), /PuTTY.*damaged or cut short.*all its lines/],
    ["cut short", () => text.slice(0, -60), /PuTTY.*(damaged|checksum)/],
    ["without a header", () => text.replace("Comment: my key\n", ""), /PuTTY.*damaged/],
    ["with damaged base64", () => text.replace(/\nAAAA/, "\nAA!A"), /PuTTY.*damaged/],
    ["with another comment", () => text.replace("my key", "your key"), /PuTTY.*was changed.*checksum/],
    ["with a damaged public half", () => text.replace(/(Public-Lines: 2\n)AAAAC/, "$1AAAAB"), /PuTTY.*damaged/],
    ["with another key", () => text.replace(/(Private-Lines: 1\n.{20})./, "$1_"), /PuTTY.*damaged/],
    [
        "read in another encoding",
        () => withComment("m\u00fcller", "latin1").replace("\u00fc", "\ufffd"),
        /PuTTY.*encoding.*puttygen FILE -C/,
    ],
    ["read in its own encoding", () => withComment("m\u00fcller", "latin1"), /PuTTY.*encoding/],
    ["beside another", () => text + other, /more than one private key/],
    ["beside a PEM file", () => `${text}-----BEGIN PRIVATE KEY-----`, /more than one private key/],
])("a PuTTY file %s is refused in words of its own", (_what, make, says) => {
    expect(() => parsePrivateKey(make())).toThrow(says);
});

test.each([" ", "  ", "a ", " a", "王小明", "# x", "Private-Lines: 1"])(
    "a PuTTY file keeps its comment, blanks included: %j",
    (comment) => {
        const file = withComment(comment, "utf8");
        expect(tidyPrivateKey(file)).toBe(file);
        expect(tidyPrivateKey(file.replaceAll("\n", "\r\n"))).toBe(file);
        expect(parsePrivateKey(file).publicKey.comment).toBe(comment.trim());
    },
);

(puttygenInstalled ? test : test.skip)(
    "puttygen's own files stay as they are, with an empty comment, too",
    async () => {
        const { text: openssh } = await keyOf("RSA");
        for (const comment of ["", "x y"]) {
            for (const version of [2, 3] as const) {
                const ppk = await puttygenToPutty(openssh, version, comment);
                expect(tidyPrivateKey(ppk)).toBe(ppk);
                expect(tidyPrivateKey(ppk.replaceAll("\n", " \n\n"))).toBe(ppk);
            }
        }
    },
);
