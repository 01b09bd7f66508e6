import fc from "fast-check";
import { generateName, problemOfName } from "../../../provider/keypair/arguments/name";
import { refusalOfName } from "../../gateway/resources/keypairs/name";
import { checked } from "../keypair/view";
import { options } from "./runs";
import { signOf } from "./characters";

const suffixes = fc.string({ unit: signOf("0123456789abcdef"), minLength: 7, maxLength: 7 });

const logicalNames = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 600 }),
    fc.string({ unit: "binary", maxLength: 600 }),
    fc.string({ unit: signOf("aZ09-_ .\n\u0000🔑鑰\ud800"), maxLength: 600 }),
    fc.string({ unit: fc.constantFrom("-", "_"), maxLength: 600 }),
    // About as long as a name may be.
    fc.string({ minLength: 235, maxLength: 260, unit: fc.constantFrom("a", "b", "-") }),
);

test("a name generated for any logical name is legal at TWCC and ends with its suffix", () => {
    fc.assert(
        fc.property(logicalNames, suffixes, (logicalName, suffix) => {
            const name = generateName({ logicalName, suffix: () => suffix });
            expect(refusalOfName(name)).toBeUndefined();
            expect(problemOfName(name)).toBeUndefined();
            expect(name.endsWith(`-${suffix}`)).toBe(true);
        }),
        options(),
    );
});

test("a logical name that is legal and short enough begins the name", () => {
    const legal = fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9_-]{0,245}[A-Za-z0-9])?$/);
    fc.assert(
        fc.property(legal, suffixes, (logicalName, suffix) => {
            expect(generateName({ logicalName, suffix: () => suffix })).toBe(`${logicalName}-${suffix}`);
        }),
        options(0.25),
    );
});

test("a name is found wrong exactly when the gateway refuses it", () => {
    const names = fc.oneof(
        logicalNames,
        fc.string({ unit: signOf("aZ09-_ "), maxLength: 260 }),
        fc.string({ unit: fc.constantFrom("a", " ", "\u00a0", "é", "\t"), maxLength: 4 }),
    );
    fc.assert(
        fc.property(names, (name) => {
            expect(problemOfName(name) === undefined).toBe(refusalOfName(name) === undefined);
        }),
        options(),
    );
});

test("a generated name stays, whatever is generated the next time", () => {
    fc.assert(
        fc.property(logicalNames, suffixes, (logicalName, suffix) => {
            const name = generateName({ logicalName, suffix: () => suffix });
            const olds = { name, autoNamed: true };
            expect(checked({}, olds)).toMatchObject(olds);
            expect(checked({}, checked({ algorithm: "ECDSA" }, olds))).toMatchObject(olds);
        }),
        options(0.25),
    );
});
