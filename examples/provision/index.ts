import * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import * as twcc from "pulumi-twcc";

const config = new pulumi.Config();
const key = new twcc.Keypair("web");

const instance = new twcc.Instance("web", {
    keypair: key.name,
    solution: "Ubuntu",
    image: "Ubuntu 22.04",
    flavor: "02_vCPU_016GB_MEM_100GB_HDD",
    assignFloatingIp: true,
    securityGroups: [config.get("securityGroup") ?? "default"],
    // A machine keeps the public key that it was made with: a new key needs a new machine, so that the login goes on working.
    keepers: { key: key.fingerprint },
});

// The address is there since the instance asked for one, and the private key since it is generated here: no casts.
const connection = { host: instance.publicIp, user: "ubuntu", privateKey: key.privateKey };

const nginx = new command.remote.Command(
    "nginx",
    {
        connection,
        create: "sudo apt-get update -q && sudo apt-get install -qy nginx",
        // Once for each machine.
        triggers: [instance.id],
    },
    { deletedWith: instance },
);

const page = new command.remote.CopyToRemote("page", {
    connection,
    source: new pulumi.asset.StringAsset("<h1>Hello from TWCC</h1>\n"),
    remotePath: "/home/ubuntu/index.html",
    triggers: [instance.id],
});

new command.remote.Command(
    "publish",
    {
        connection,
        create: "sudo install -m 0644 /home/ubuntu/index.html /var/www/html/index.html",
        triggers: [instance.id],
    },
    { dependsOn: [nginx, page], deletedWith: instance },
);

export const url = pulumi.interpolate`http://${instance.publicIp}/`;
