/** Unsigned big-endian bytes as a number. */
export function toNumber(bytes: Uint8Array): bigint {
    return bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
}

/** A number as unsigned big-endian bytes: as few as possible, or exactly `length`. */
export function toBytes(number: bigint, length?: number): Buffer {
    const hex = number.toString(16);
    const digits = length === undefined ? hex.length + (hex.length % 2) : length * 2;
    return Buffer.from(hex.padStart(digits, "0"), "hex");
}

export function bitLength(number: bigint): number {
    return number === 0n ? 0 : number.toString(2).length;
}

export function isOdd(number: bigint): boolean {
    return (number & 1n) === 1n;
}

/** The inverse of `number` modulo `modulus` (extended Euclid), or `undefined` if there is none. */
export function inverse(number: bigint, modulus: bigint): bigint | undefined {
    let [r0, r1] = [modulus, number % modulus];
    let [t0, t1] = [0n, 1n];
    while (r1 !== 0n) {
        const quotient = r0 / r1;
        [r0, r1] = [r1, r0 - quotient * r1];
        [t0, t1] = [t1, t0 - quotient * t1];
    }
    if (r0 !== 1n) return undefined;
    return t0 < 0n ? t0 + modulus : t0;
}
