import type { EcdsaCurve } from "../types";

/** A NIST curve with its names in all formats. */
export interface Curve {
    name: EcdsaCurve;
    ssh: string;
    jwk: string;
    openssl: string;
    bits: number;
    /** The length of a coordinate and of the private number. */
    bytes: number;
    order: bigint;
}

export const curves: readonly Curve[] = [
    {
        name: "P256",
        ssh: "nistp256",
        jwk: "P-256",
        openssl: "prime256v1",
        bits: 256,
        bytes: 32,
        order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
    },
    {
        name: "P384",
        ssh: "nistp384",
        jwk: "P-384",
        openssl: "secp384r1",
        bits: 384,
        bytes: 48,
        order: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
    },
    {
        name: "P521",
        ssh: "nistp521",
        jwk: "P-521",
        openssl: "secp521r1",
        bits: 521,
        bytes: 66,
        order: 0x01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
    },
];

export function findCurve(by: "name" | "ssh" | "jwk" | "openssl", value: string | undefined): Curve | undefined {
    return curves.find((curve) => curve[by] === value);
}
