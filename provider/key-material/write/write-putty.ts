import { toNumber } from "../parts/numbers";
import { crtOf, derivePublic, type PrivateParts } from "../parts/private-parts";
import { typeOf, writePublicBlob } from "../parts/public-parts";
import { writePuttyFile } from "./putty";
import { wireMpint, wireString } from "../encoding/ssh-wire";

/**
 * A key in PuTTY's format, version 2, which every PuTTY reads. sshpk only writes public keys: it ends after
 * Public-Lines (measured, 1.18.0).
 */
export function writePutty(parts: PrivateParts, comment: string): string {
    const publicParts = derivePublic(parts);
    return writePuttyFile("2", {
        type: typeOf(publicParts),
        comment,
        publicBlob: writePublicBlob(publicParts),
        privateBlob: puttyPrivateBlob(parts),
    });
}

export function puttyPrivateBlob(parts: PrivateParts): Buffer {
    switch (parts.algorithm) {
        case "ED25519":
            return wireString(parts.seed);
        case "ECDSA":
            return wireMpint(toNumber(parts.d));
        case "RSA":
            return Buffer.concat([parts.d, parts.p, parts.q, crtOf(parts).qi].map(wireMpint));
    }
}
