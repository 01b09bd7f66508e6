import type sshpk from "sshpk";

/**
 * sshpk, loaded when it is first needed: importing the package must not cost anything, and a lazy `require` keeps
 * parsing and formatting synchronous. This is the only place that knows it.
 */
export function loadSshpk(): typeof sshpk {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the point of this file
    return require("sshpk") as typeof sshpk;
}
