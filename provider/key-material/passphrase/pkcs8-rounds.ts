import { DerReader, integer, objectId, octetString, sequence } from "../encoding/der";
import { unreadable } from "../refusals/private-key-sentences";

/** The rounds of the key derivation in a locked PKCS#8 key (RFC 8018); of scrypt its cost. 0 if they cannot be found. */
export function roundsOfPkcs8(body: Buffer): number {
    try {
        const outer = new DerReader(new DerReader(body, unreadable).content(sequence), unreadable);
        let parameters = parametersIn(new DerReader(outer.content(sequence), unreadable));
        // PBES2 names a derivation of its own; before it, the parameters are those of the derivation.
        if (parameters.isNext(sequence)) {
            parameters = parametersIn(new DerReader(parameters.content(sequence), unreadable));
        }
        parameters.content(octetString);
        return Number(`0x${parameters.content(integer).toString("hex")}`);
    } catch {
        return 0;
    }
}

/** The parameters of an AlgorithmIdentifier. */
function parametersIn(algorithm: DerReader): DerReader {
    algorithm.content(objectId);
    return new DerReader(algorithm.content(sequence), unreadable);
}
