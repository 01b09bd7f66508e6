import * as pulumi from "@pulumi/pulumi";
import * as twcc from "pulumi-twcc";

const config = new pulumi.Config();

// Generated here (ED25519): only the public half is sent to TWCC.
const web = new twcc.Keypair("web");

// Imported: the public half of a key that lives elsewhere. Set your own with
// `npm run pulumi -- config set publicKey "$(cat ~/.ssh/id_ed25519.pub)"`; this one belongs to nobody.
const nobody = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB nobody@example";
const imported = new twcc.Keypair("imported", { publicKey: config.get("publicKey") ?? nobody });

// Made by TWCC (RSA 2048), as its portal and twccli do.
const byTwcc = new twcc.Keypair("by-twcc", { generatedBy: "twcc" });

// A machine that takes the generated key by its name, and keeps the public half that it was made with. The local gateway's
// costs nothing. TWCC charges for one, so there it is made only after `npm run pulumi -- --twcc config set instance true`.
const makesInstance = config.getBoolean("instance") ?? pulumi.getStack() === "local";
const instance = makesInstance
    ? new twcc.Instance("web", {
          keypair: web.name,
          solution: "Ubuntu",
          image: "Ubuntu 22.04",
          flavor: "02_vCPU_016GB_MEM_100GB_HDD",
          assignFloatingIp: true,
          // Rebuilt with every new key, so that the login goes on working. Without it a machine never minds a new key.
          keepers: { key: web.fingerprint },
      })
    : undefined;

export = {
    // What an instance's `keypair` takes.
    keypairName: web.name,
    fingerprint: web.fingerprint,
    // A secret: `[secret]` in the console, encrypted in the state.
    privateKey: web.privateKey,

    importedName: imported.name,
    importedFingerprint: imported.fingerprint,

    byTwccName: byTwcc.name,
    byTwccFingerprint: byTwcc.fingerprint,
    byTwccPrivateKey: byTwcc.privateKey,

    // For the login at the end of `npm run up`. Pulumi warns about an output that is undefined.
    ...(instance && { instanceId: instance.id, hostname: instance.hostname, address: instance.publicIp }),
};
