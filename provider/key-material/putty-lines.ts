import { decodeBase64 } from "./base64";
import { KeyMaterialError } from "./errors";
import type { PuttyVersion } from "./putty";
import { puttyDamaged, puttyOld, puttyUnknown } from "./sentences";

/** Reads the lines of a PuTTY file in their fixed order. Skips empty lines, and spaces in front of a line. */
export class PuttyLines {
    private readonly lines: string[];

    constructor(text: string) {
        this.lines = text
            .split(/\r\n|\r|\n/)
            .map((line) => line.trimStart())
            .filter((line) => line !== "");
    }

    firstLine(): { version: PuttyVersion; type: string } {
        const [, version, type = ""] = /^PuTTY-User-Key-File-(\d+): (\S+)\s*$/.exec(this.lines.shift() ?? "") ?? [];
        if (version === undefined) throw this.refusal();
        if (version === "1") throw new KeyMaterialError(puttyOld);
        if (version !== "2" && version !== "3") throw new KeyMaterialError(puttyUnknown);
        return { version, type };
    }

    /** The value of a header, with the spaces at its end. */
    header(name: string): string {
        const line = this.lines.shift() ?? "";
        if (!line.startsWith(`${name}:`)) throw this.refusal();
        return line.slice(name.length + 1).replace(/^ /, "");
    }

    /** The first word of a header's value, without quotes that were put around the whole text. */
    word(name: string): string {
        return /^\w*/.exec(this.header(name))?.[0] ?? "";
    }

    block(name: string): Buffer {
        const count = Number(this.header(name));
        if (!Number.isInteger(count) || count < 1) throw this.refusal();
        const lines = this.lines.splice(0, count).map((line) => line.trimEnd());
        return decodeBase64(lines.join("")) ?? this.fail();
    }

    private refusal(): KeyMaterialError {
        return new KeyMaterialError(puttyDamaged);
    }

    private fail(): never {
        throw this.refusal();
    }
}
