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
