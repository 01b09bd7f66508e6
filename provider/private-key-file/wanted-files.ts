import { createHash } from "node:crypto";
import { formatPublicKey, publicHalf } from "../key-material";
import { publicKeyPath } from "./path";
import type { PrivateKeyFileInputs, PrivateKeyFileState } from "./types";

/** A file that the arguments ask for. */
export interface WantedFile {
    /** As given. */
    readonly path: string;
    readonly content: string;
    readonly mode: number;
    /** Whether a file that is not ours may be replaced. */
    readonly overwrite: boolean;
    /** The file in the state; absent if it is new. */
    readonly known?: KnownFile;
}

/** A file in the state. */
export interface KnownFile extends Pick<PrivateKeyFileState, "path" | "contentSha256" | "writer" | "adopted"> {
    readonly isPublic?: true;
}

/** The files that the arguments ask for: the private key file, and perhaps the public key file beside it. */
export function wantedFiles(inputs: PrivateKeyFileInputs, state?: PrivateKeyFileState): WantedFile[] {
    const [known, knownPublic] = state === undefined ? [] : knownFiles(state);
    const { path, privateKey, lockedKey } = inputs;
    const overwrite = inputs.overwrite === true;
    const file = { path, content: privateKey, mode: 0o600, overwrite, ...(known !== undefined && { known }) };
    if (inputs.publicKeyFile !== true) return [file];
    return [
        file,
        {
            path: publicKeyPath(path),
            content: `${formatPublicKey(publicHalf(privateKey, lockedKey))}\n`,
            mode: 0o644,
            overwrite,
            ...(knownPublic !== undefined && { known: knownPublic }),
        },
    ];
}

/** The files in the state, the private key file first. */
export function knownFiles(state: PrivateKeyFileState): [KnownFile, KnownFile?] {
    const { path, contentSha256, writer, adopted, publicFile } = state;
    const mark = writer === undefined ? {} : { writer };
    const file = {
        path,
        ...mark,
        ...(contentSha256 !== undefined && { contentSha256 }),
        ...(adopted !== undefined && { adopted }),
    };
    if (publicFile === undefined) return [file];
    return [file, { ...publicFile, ...mark, path: publicKeyPath(path), isPublic: true }];
}

/** SHA-256 of a file's content, hex. */
export function sha256(content: string | Buffer): string {
    return createHash("sha256").update(content).digest("hex");
}
