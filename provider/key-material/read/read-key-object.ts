import type { JsonWebKey, KeyObject } from "node:crypto";
import { findCurve } from "../parts/curves";
import { KeyMaterialError, orRefuse } from "../errors";
import { toNumber } from "../parts/numbers";
import type { KeyInFile } from "./private-file";
import { checkCrt, ecPrivate } from "../parts/private-parts";
import { writePublicBlob } from "../parts/public-parts";
import { dsa, otherType, unreadable } from "../refusals/private-key-sentences";

/** The parts of a private key that node:crypto has read or generated. */
export function readKeyObject(key: KeyObject): KeyInFile {
    const type = key.asymmetricKeyType ?? "";
    const read = readers[type];
    const known = type !== "ec" || findCurve("openssl", key.asymmetricKeyDetails?.namedCurve);
    if (read === undefined || !known) throw new KeyMaterialError(type === "dsa" ? dsa : otherType);
    return read(orRefuse(unreadable, () => key.export({ format: "jwk" })));
}

const readers: Readonly<Record<string, (jwk: JsonWebKey) => KeyInFile>> = {
    ed25519: (jwk) => ({
        parts: { algorithm: "ED25519", seed: bytes(jwk.d) },
        statedBlobs: [],
        comment: "",
    }),
    ec: (jwk) => {
        const curve = findCurve("jwk", jwk.crv);
        if (curve === undefined) throw new KeyMaterialError(otherType);
        // OpenSSL believes the public point in a file, even if it belongs to another key (measured).
        const stated = { algorithm: "ECDSA", curve, x: bytes(jwk.x), y: bytes(jwk.y) } as const;
        return { parts: ecPrivate(curve, number(jwk.d)), statedBlobs: [writePublicBlob(stated)], comment: "" };
    },
    rsa: (jwk) => {
        const e = number(jwk.e);
        const parts = { algorithm: "RSA", e, d: number(jwk.d), p: number(jwk.p), q: number(jwk.q) } as const;
        checkCrt(parts, { dp: number(jwk.dp), dq: number(jwk.dq), qi: number(jwk.qi) });
        const stated = { algorithm: "RSA", n: number(jwk.n), e } as const;
        return { parts, statedBlobs: [writePublicBlob(stated)], comment: "" };
    },
};

function bytes(base64url: string | undefined): Buffer {
    return Buffer.from(base64url ?? "", "base64url");
}

function number(base64url: string | undefined): bigint {
    return toNumber(bytes(base64url));
}
