import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { joinFields } from "../resources/keypairs/ssh-wire";

/**
 * A new SSH host key as base64 of SEC1. Made by Node: one in 256 of the ED25519 keys that the package ssh2 generates is
 * malformed (measured, 1.17.0).
 */
export function makeHostKey(): string {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    return privateKey.export({ format: "der", type: "sec1" }).toString("base64");
}

/** As SSH servers take it. */
export function hostKeyPem(hostKey: string): string {
    return keyObject(hostKey).export({ format: "pem", type: "sec1" }).toString();
}

/** As it goes into known_hosts, after the host. */
export function publicHostKey(hostKey: string): string {
    const { x = "", y = "" } = createPublicKey(keyObject(hostKey)).export({ format: "jwk" });
    const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]);
    const blob = joinFields([Buffer.from("ecdsa-sha2-nistp256"), Buffer.from("nistp256"), point]);
    return `ecdsa-sha2-nistp256 ${blob.toString("base64")}`;
}

function keyObject(hostKey: string) {
    return createPrivateKey({ key: Buffer.from(hostKey, "base64"), format: "der", type: "sec1" });
}
