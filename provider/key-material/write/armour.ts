import { base64Lines } from "../encoding/base64";

/** The label of OpenSSH's own format. */
export const openSshLabel = "OPENSSH PRIVATE KEY";

/**
 * A body between its BEGIN and END lines, as other programs write it. OpenSSH reads its own format only in this form:
 * the first line at the very beginning, nothing around the lines, and a line break after the last one.
 */
export function armour(label: string, body: Buffer): string {
    const lines = base64Lines(body, label === openSshLabel ? 70 : 64);
    return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
}
