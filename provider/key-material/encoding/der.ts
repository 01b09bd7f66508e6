import { KeyMaterialError } from "../errors";

/** The tags of DER that keys use. */
export const integer = 0x02;
export const bitString = 0x03;
export const octetString = 0x04;
export const objectId = 0x06;
export const sequence = 0x30;

/** Reads DER values one after the other. Whatever is not valid is refused with the reader's message. */
export class DerReader {
    private offset = 0;

    constructor(
        private readonly data: Buffer,
        private readonly message: string,
    ) {}

    /** Whether a value with this tag comes next. */
    isNext(tag: number): boolean {
        return this.data[this.offset] === tag;
    }

    get atEnd(): boolean {
        return this.offset === this.data.length;
    }

    /** The content of the next value. It has to have this tag. */
    content(tag: number): Buffer {
        if (this.byte() !== tag) throw this.refusal();
        return this.bytes(this.length());
    }

    end(): void {
        if (!this.atEnd) throw this.refusal();
    }

    private length(): number {
        const first = this.byte();
        if (first < 0x80) return first;
        const more = this.bytes(first & 0x7f);
        if (more.length < 1 || more.length > 3) throw this.refusal();
        return more.readUIntBE(0, more.length);
    }

    private byte(): number {
        return this.bytes(1)[0] ?? 0;
    }

    private bytes(length: number): Buffer {
        if (length > this.data.length - this.offset) throw this.refusal();
        this.offset += length;
        return this.data.subarray(this.offset - length, this.offset);
    }

    private refusal(): KeyMaterialError {
        return new KeyMaterialError(this.message);
    }
}

/** Writes a DER value. */
export function derValue(tag: number, ...parts: readonly Buffer[]): Buffer {
    const content = Buffer.concat(parts);
    const { length } = content;
    if (length < 0x80) return Buffer.of(tag, length, ...content);
    const size = Buffer.from(length.toString(16).padStart(length < 0x100 ? 2 : length < 0x1_0000 ? 4 : 6, "0"), "hex");
    return Buffer.concat([Buffer.of(tag, 0x80 | size.length), size, content]);
}
