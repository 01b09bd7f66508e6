// A user's program, for the compiler: types.test.ts checks it by the settings of several projects. Nothing runs it.
import * as pulumi from "@pulumi/pulumi";
import * as twcc from "pulumi-twcc";

const args: twcc.KeypairArgs = { algorithm: "RSA", rsaBits: pulumi.output(2048), keepers: { a: pulumi.output("b") } };
const key = new twcc.Keypair("k", args, { protect: true });
export const name: pulumi.Output<string> = key.name;
export const privateKey: pulumi.Output<string | undefined> = key.privateKey;
export const drift: pulumi.Output<twcc.KeypairDrift | undefined> = twcc.Keypair.get("g", "id").drift;
const machine: twcc.InstanceArgs = {
    keypair: key.name,
    solution: "Ubuntu",
    image: "i",
    flavor: "f",
    keepers: { key: key.fingerprint },
};
const vm = new twcc.Instance("vm", machine);
export const address: pulumi.Output<string | undefined> = vm.publicIp;
new twcc.PrivateKeyFile("file", { privateKey: key.privateKey, path: "~/.ssh/k.pem" });
export const found: pulumi.Output<string> = twcc.getKeypairOutput({ name: key.name }).fingerprint;

const known: twcc.KeypairState = { name: "a", owner: pulumi.output("1001") };
twcc.Keypair.get("known", "a", known, { parent: key });
twcc.Instance.get("machine", "2000001", undefined, { parent: key });
// @ts-expect-error: options come after what is known
twcc.Keypair.get("options", "a", { parent: key });

const algorithm: twcc.Algorithm = twcc.Algorithm.ECDSA;
new twcc.Keypair("sets", {
    algorithm,
    ecdsaCurve: twcc.EcdsaCurve.P521,
    generatedBy: twcc.GeneratedBy.Client,
    privateKeyFormat: twcc.PrivateKeyFormat.SEC1,
    onConflict: twcc.OnConflict.Fail,
});
export const disks: Pick<twcc.InstanceArgs, "systemVolumeType" | "dataVolumeType"> = {
    systemVolumeType: twcc.SystemVolumeType.LocalDisk,
    dataVolumeType: twcc.DataVolumeType.LuksSsd,
};

// @ts-expect-error: no image
new twcc.Instance("c", { keypair: key.name, solution: "Ubuntu", flavor: "f" });
// @ts-expect-error: no such algorithm
new twcc.Keypair("a", { algorithm: "DSA" });
// @ts-expect-error: no such argument
new twcc.Keypair("b", { bits: 1 });

// What other packages take: @pulumi/command wants strings, without a cast.
const taken: object[] = [];
const take = (connection: { host: pulumi.Input<string>; privateKey: pulumi.Input<string> }): void => {
    taken.push(connection);
};
const maybe = new pulumi.Config().get("key");
const laptop = "ssh-ed25519 AAAA";
const floating = new twcc.Instance("floating", { ...machine, assignFloatingIp: true });
const fixed = new twcc.Instance("fixed", { ...machine, staticIp: pulumi.output("203.0.113.7") });
for (const generated of [
    new twcc.Keypair("by-default"),
    new twcc.Keypair("with-options", undefined, { protect: true }),
    new twcc.Keypair("rsa", { algorithm: "RSA", rsaBits: 3072 }),
    new twcc.Keypair("by-twcc", { generatedBy: twcc.GeneratedBy.Twcc, onConflict: "replace" }),
    new twcc.Keypair("own", { privateKey: new pulumi.Config().requireSecret("own"), onConflict: "adopt" }),
    new twcc.Keypair("own-or-generated", { privateKey: maybe }),
]) {
    take({ host: floating.publicIp, privateKey: generated.privateKey });
    take({ host: fixed.publicIp, privateKey: generated.privateKey });
}
// Those that may have none, by name: none of them is taken for one that has.
export const unsureKeys = {
    imported: new twcc.Keypair("imported", { publicKey: laptop }),
    importedOrNot: new twcc.Keypair("imported-or-not", { publicKey: maybe }),
    adopted: new twcc.Keypair("adopted", { name: "a", onConflict: "adopt" }),
    perhapsAdopted: new twcc.Keypair("perhaps-adopted", { privateKey: maybe, onConflict: "adopt" }),
    encrypted: new twcc.Keypair("encrypted", { recipients: [laptop, pulumi.output(laptop)] }),
    perhapsEncrypted: new twcc.Keypair("perhaps-encrypted", { ...(maybe !== undefined && { recipients: [maybe] }) }),
    saidElsewhere: new twcc.Keypair("said-elsewhere", args),
    referredTo: twcc.Keypair.get("referred-to", "a"),
};
const asked: boolean = maybe !== undefined;
export const unsureMachines = {
    vm,
    asked: new twcc.Instance("asked", { ...machine, assignFloatingIp: asked }),
    reservedOrNot: new twcc.Instance("reserved-or-not", { ...machine, staticIp: maybe }),
};
type Sure<All, One> = { [Name in keyof All]: All[Name] extends One ? Name : never }[keyof All];
type None<Names> = [Names] extends [never] ? "none" : Names;
export const sureKeys: None<Sure<typeof unsureKeys, twcc.Keypair<string>>> = "none";
export const sureMachines: None<Sure<typeof unsureMachines, twcc.Instance<string>>> = "none";

// Annotations need no type arguments.
export const all: twcc.Keypair[] = [new twcc.Keypair("one"), new twcc.Keypair("two", { publicKey: laptop })];
export const login = (one: twcc.Keypair<string>, at: twcc.Instance<string>): void => {
    take({ host: at.publicIp, privateKey: one.privateKey });
};
login(new twcc.Keypair("three"), floating);
export const isOne = (value: unknown): string =>
    twcc.Keypair.isInstance(value) || value instanceof twcc.Keypair ? "a key pair" : "something else";
class Own extends twcc.Keypair {}
export const own: pulumi.Output<string> = new Own("own-class").name;
