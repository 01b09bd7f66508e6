import type sshpk from "sshpk";

/**
 * Loads sshpk when it is first needed: importing the package must be cheap, and a lazy `require` keeps parsing and
 * formatting synchronous. Only this file loads it.
 */
export function loadSshpk(): typeof sshpk {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the point of this file
    return require("sshpk") as typeof sshpk;
}
