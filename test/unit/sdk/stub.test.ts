import { instanceStub, keypairStub, privateKeyFileStub } from "../../../sdk/stub";

// States hold this text and call it for ever (docs/contributing/pulumi-engine.md#the-code-in-the-state).
// Whoever changes it has to keep every older one working, and makes a difference in every state.
const promised = "module.paths.push(...require.main.paths);exports.handler=require('pulumi-twcc/provider').Keypair";

test("the stub is the promised text", () => {
    expect(keypairStub).toBe(promised);
    expect(instanceStub).toBe(promised.replace(/Keypair$/, "Instance"));
    expect(privateKeyFileStub).toBe(promised.replace(/Keypair$/, "PrivateKeyFile"));
});

test("the stub stays small, without what JSON has to escape: the backend writes it for every resource at every step", () => {
    for (const stub of [keypairStub, privateKeyFileStub, instanceStub]) {
        expect(Buffer.byteLength(JSON.stringify(stub))).toBeLessThanOrEqual(110);
    }
});

test("the stub holds no path and nothing of this machine", () => {
    expect(keypairStub).not.toContain(process.cwd());
    expect(keypairStub).not.toMatch(/node_modules|\/home|\/work/);
});
