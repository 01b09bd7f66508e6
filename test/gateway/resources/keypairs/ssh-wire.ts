/** SSH's binary encoding (RFC 4251): a field is its length in four bytes, then its content. */

/** The fields of a blob; undefined when it ends in the middle of one. */
export function splitFields(blob: Buffer): Buffer[] | undefined {
    const fields: Buffer[] = [];
    let offset = 0;
    while (offset < blob.length) {
        const start = offset + 4;
        if (start > blob.length) {
            return undefined;
        }
        offset = start + blob.readUInt32BE(start - 4);
        if (offset > blob.length) {
            return undefined;
        }
        fields.push(blob.subarray(start, offset));
    }
    return fields;
}

export function joinFields(fields: readonly Buffer[]): Buffer {
    return Buffer.concat(
        fields.flatMap((field) => {
            const length = Buffer.alloc(4);
            length.writeUInt32BE(field.length);
            return [length, field];
        }),
    );
}

/** A positive number; a leading zero byte keeps the sign bit clear. */
export function positiveNumber(magnitude: Buffer): Buffer {
    return (magnitude[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), magnitude]) : magnitude;
}

export function isPositiveNumber(field: Buffer): boolean {
    return field.length > 0 && ((field[0] ?? 0) & 0x80) === 0 && field.some((byte) => byte !== 0);
}
