import { startWorld, type World } from "./gateway-and-providers";

// The backend writes the whole state at each step, so bytes of state are time. Whoever needs more here says
// why; the rest of a resource in state is the engine's.
describe("what a generated ED25519 key pair puts into the state", () => {
    let world: World;

    beforeAll(async () => {
        world = await startWorld();
    });
    afterAll(() => world.stop());

    /** Bytes of each property as JSON, its name included. */
    const sizes = (properties: Record<string, unknown>) =>
        Object.fromEntries(
            Object.entries(properties).map(([name, value]) => [
                name,
                Buffer.byteLength(JSON.stringify({ [name]: value })) - 2,
            ]),
        );
    const sum = (numbers: Record<string, number>) => Object.values(numbers).reduce((all, one) => all + one, 0);

    test("byte for byte", async () => {
        const provider = await world.provider();
        const { inputs, state } = await provider.up("web", {});
        const ofInputs = sizes(inputs);
        const ofState = sizes(state);
        expect(ofInputs).toEqual({ name: 20, autoNamed: 16, __provider: 111 });
        expect(ofState).toEqual({
            __provider: 111,
            algorithm: 21,
            bits: 10,
            createTime: 35,
            fingerprint: 63,
            fingerprintSha256: 72,
            name: 20,
            owner: 14,
            platform: 41,
            privateKey: 421,
            publicKey: 106,
        });
        expect(sum(ofInputs) + sum(ofState)).toBe(1061);
    });
});
