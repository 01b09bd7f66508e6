import { KeyMaterialError } from "../errors";
import { toBytes, toNumber } from "../parts/numbers";

/** Reads SSH's data types (RFC 4251, section 5). Whatever is not valid is refused with the reader's message. */
export class WireReader {
    private offset = 0;

    constructor(
        private readonly data: Buffer,
        private readonly message: string,
    ) {}

    raw(length: number): Buffer {
        if (length > this.data.length - this.offset) throw this.refusal();
        const bytes = this.data.subarray(this.offset, this.offset + length);
        this.offset += length;
        return bytes;
    }

    uint32(): number {
        return this.raw(4).readUInt32BE();
    }

    string(): Buffer {
        return this.raw(this.uint32());
    }

    /** An integer that must not be negative. Superfluous zeros pass, as in OpenSSH. */
    mpint(): bigint {
        const bytes = this.string();
        if ((bytes[0] ?? 0) & 0x80) throw this.refusal();
        return toNumber(bytes);
    }

    rest(): Buffer {
        return this.raw(this.data.length - this.offset);
    }

    end(): void {
        if (this.offset !== this.data.length) throw this.refusal();
    }

    refusal(): KeyMaterialError {
        return new KeyMaterialError(this.message);
    }
}

export function wireUint32(number: number): Buffer {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(number);
    return bytes;
}

export function wireString(value: Buffer | string): Buffer {
    const bytes = Buffer.from(value);
    return Buffer.concat([wireUint32(bytes.length), bytes]);
}

/** A positive integer as an mpint: as short as possible, with a zero in front if it would look negative. */
export function wireMpint(number: bigint): Buffer {
    return wireString(mpintBytes(number));
}

export function mpintBytes(number: bigint): Buffer {
    const bytes = toBytes(number);
    return (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes;
}
