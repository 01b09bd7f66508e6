import type sshpk from "sshpk";
import { orRefuse } from "./errors";

/**
 * sshpk, loaded when it is first needed: importing the package must not cost anything, and a lazy `require` keeps
 * parsing and formatting synchronous. This is the only place that knows it.
 */
export function loadSshpk(): typeof sshpk {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the point of this file
    return require("sshpk") as typeof sshpk;
}

/**
 * What sshpk finds in a private key file. It checks little of it (docs/contributing/key-formats.md), and its errors quote
 * what they read, so none is kept.
 */
export function parseWithSshpk(text: string, format: "openssh" | "putty", message: string): sshpk.PrivateKey {
    const { PrivateKey } = loadSshpk();
    // Its types do not know that it reads PuTTY's format.
    return orRefuse(message, () => PrivateKey.parse(text, format as "openssh"));
}
