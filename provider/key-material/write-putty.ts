import { base64Lines } from "./base64";
import { toNumber } from "./numbers";
import { crtOf, derivePublic, type PrivateParts } from "./private-parts";
import { typeOf, writePublicBlob } from "./public-parts";
import { puttyMac } from "./putty";
import { forSshpk } from "./sshpk-parts";
import { loadSshpk } from "./sshpk";
import { wireMpint, wireString } from "./wire";

/**
 * sshpk's PuTTY writer knows public keys only: it ends after Public-Lines (measured, 1.18.0). So the private half and
 * the checksum, without which PuTTY does not load the file, are added here.
 */
export function writePutty(parts: PrivateParts, comment: string): string {
    const { Key } = loadSshpk();
    const publicHalf = new Key(forSshpk(parts));
    publicHalf.comment = comment; // sshpk's constructor takes a comment and drops it (measured, 1.18.0)
    const publicParts = derivePublic(parts);
    const privateBlob = puttyPrivateBlob(parts);
    const lines = base64Lines(privateBlob, 64);
    const content = { type: typeOf(publicParts), comment, publicBlob: writePublicBlob(publicParts), privateBlob };
    return [
        publicHalf.toString("putty").trimEnd(),
        `Private-Lines: ${lines.length}`,
        ...lines,
        `Private-MAC: ${puttyMac("2", content)}`,
        "",
    ].join("\n");
}

function puttyPrivateBlob(parts: PrivateParts): Buffer {
    switch (parts.algorithm) {
        case "ED25519":
            return wireString(parts.seed);
        case "ECDSA":
            return wireMpint(toNumber(parts.d));
        case "RSA":
            return Buffer.concat([parts.d, parts.p, parts.q, crtOf(parts).qi].map(wireMpint));
    }
}
