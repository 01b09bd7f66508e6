import type sshpk from "sshpk";
import { findCurve } from "./curves";
import { KeyMaterialError } from "../errors";
import { toNumber } from "./numbers";
import { checkCrt, crtOf, ecPrivate, ecPublic, ed25519Point, type PrivateParts } from "./private-parts";
import { ecPoint } from "./public-parts";
import { otherType } from "../refusals/private-key-sentences";
import { mpintBytes } from "../encoding/ssh-wire";

type SshpkParts = Pick<sshpk.Key, "type" | "parts">;

/** The parts of a key under sshpk's names, for sshpk's constructors, which compute and check nothing. */
export function forSshpk(parts: PrivateParts): SshpkParts {
    switch (parts.algorithm) {
        case "ED25519":
            return named("ed25519", { A: ed25519Point(parts), k: parts.seed });
        case "ECDSA":
            return named("ecdsa", { curve: Buffer.from(parts.curve.ssh), Q: ecPoint(ecPublic(parts)), d: parts.d });
        case "RSA": {
            const { e, d, p, q } = parts;
            const numbers = Object.entries({ n: p * q, e, d, iqmp: crtOf(parts).qi, p, q });
            return named("rsa", Object.fromEntries(numbers.map(([name, number]) => [name, mpintBytes(number)])));
        }
    }
}

function named(type: SshpkParts["type"], byName: Record<string, Buffer>): SshpkParts {
    const parts = Object.entries(byName).map(([name, data]) => ({ name: name as sshpk.KeyPart["name"], data }));
    return { type, parts };
}

/** The parts of a key that sshpk has read; it checks none of them. */
export function fromSshpk({ type, parts, curve }: sshpk.PrivateKey): PrivateParts {
    const bytes = (name: sshpk.KeyPart["name"]) => parts.find((part) => part.name === name)?.data ?? Buffer.alloc(0);
    const number = (name: sshpk.KeyPart["name"]) => toNumber(bytes(name));
    if (type === "ed25519") return { algorithm: "ED25519", seed: bytes("k") };
    const known = findCurve("ssh", curve);
    if (known !== undefined) return ecPrivate(known, number("d"));
    if (type !== "rsa") throw new KeyMaterialError(otherType);
    const numbers = { e: number("e"), d: number("d"), p: number("p"), q: number("q") };
    checkCrt(numbers, { qi: number("iqmp") });
    return { algorithm: "RSA", ...numbers };
}
