import { execFileSync } from "node:child_process";
import path from "node:path";
import { jest } from "@jest/globals";
import { prepareEncryption } from "../../../provider/age";

const recipient = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";

test("a missing library is named, with what to do", async () => {
    jest.unstable_mockModule("age-encryption", () => {
        throw Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" });
    });
    await expect(prepareEncryption([recipient])).rejects.toThrow(
        "The private key cannot be encrypted, since the package age-encryption cannot be loaded (ERR_MODULE_NOT_FOUND): install the program's packages again.",
    );
});

test("the provider loads neither library, nor what they bring, before there are recipients", () => {
    const program = `
        const { Keypair } = require(${JSON.stringify(path.resolve(__dirname, "../../../dist/provider"))});
        const provider = Keypair();
        provider.check({}, { logicalName: "web" }).then(async ({ inputs }) => {
            const loaded = () => Object.keys(require.cache).some((file) => /@scure|@noble|age-encryption/.test(file));
            const before = loaded();
            await provider.check({}, { logicalName: "web", recipients: [${JSON.stringify(recipient)}] });
            console.log(JSON.stringify([before, loaded()]));
            process.exit();
        });`;
    expect(execFileSync(process.execPath, ["--eval", program], { encoding: "utf8" }).trim()).toBe("[false,true]");
});
