import type sshpk from "sshpk";
import { crtOf, ecPublic, ed25519Point, type PrivateParts } from "./private-parts";
import { ecPoint } from "./public-parts";
import { mpintBytes } from "./wire";

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
