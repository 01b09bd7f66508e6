import * as pulumi from "@pulumi/pulumi";
import { Instance, Keypair } from "../../../sdk";

/** The outputs that the engine is asked to encrypt, by logical name. */
const asked = new Map<string, readonly string[]>();

/** What of Pulumi's resource monitor is looked at here. */
interface Monitor {
    registerResource: (request: Request, ...more: unknown[]) => unknown;
}
interface Request {
    getName(): string;
    getAdditionalsecretoutputsList(): readonly string[];
}

beforeAll(async () => {
    await pulumi.runtime.setMocks({
        newResource: ({ name, inputs }) => ({ id: name, state: inputs as object }),
        call: () => ({}),
    });
    const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
    const register = monitor.registerResource.bind(monitor);
    monitor.registerResource = (request, ...more) => {
        asked.set(request.getName(), request.getAdditionalsecretoutputsList());
        return register(request, ...more);
    };
});

const known = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));
let next = 0;

async function keypairWith(args: ConstructorParameters<typeof Keypair>[1], more?: readonly string[]) {
    const name = `k${++next}`;
    const key = new Keypair(name, args, more === undefined ? {} : { additionalSecretOutputs: [...more] });
    expect(await known(key.urn)).toContain(name);
    return [...asked.get(name)!].sort();
}

const secret = <T>(value: T) => pulumi.secret(value);

test("an output is secret with the argument that it carries, however that was given", async () => {
    for (const comment of [
        secret("c"),
        Promise.resolve(secret("c")),
        secret(Promise.resolve("c")),
        secret("a").apply((a) => a),
    ]) {
        expect(await keypairWith({ comment: comment as pulumi.Input<string> })).toEqual(["privateKey", "publicKey"]);
    }
    expect(await keypairWith({ name: secret("n") })).toEqual(["privateKey", "publicKey"]);
    expect(await keypairWith({ name: secret("n"), comment: secret("c") }, ["bits"])).toEqual([
        ...["bits", "privateKey", "publicKey"],
    ]);
});

test("and stays plain with a plain one", async () => {
    for (const comment of ["c", undefined, pulumi.output("c"), Promise.resolve("c")]) {
        expect(await keypairWith({ comment, keepers: { a: secret("x") } })).toEqual(["privateKey"]);
    }
});

test("what the argument depends on is not lost, and neither is its value", async () => {
    const first = new Keypair("first", {});
    const comment = pulumi.secret(first.urn).apply((urn) => `of ${urn}`);
    const second = new Keypair("second", { comment });
    expect(await known(second.urn)).toContain("second");
    expect(asked.get("second")).toContain("publicKey");
    const inputs = await known((second as unknown as { comment: pulumi.Output<string> }).comment);
    expect(inputs).toMatch(/^of urn:.*first$/);
});

test("of an instance, too", async () => {
    const args = { keypair: "k", solution: "s", image: "i", flavor: "f" };
    const vm = new Instance("vm", { ...args, name: secret("vm-name"), project: secret(7) });
    expect(await known(vm.urn)).toContain("vm");
    expect([...asked.get("vm")!].sort()).toEqual(["hostname", "password", "projectId"]);
});
