import { failuresOf } from "./view";

type Args = Readonly<Record<string, unknown>>;

const credentials: readonly Args[] = [{ keypair: "k1" }, { password: "p" }, { keypair: "k1", password: "p" }, {}];
const addresses: readonly Args[] = [true, false, undefined].flatMap((assignFloatingIp) =>
    ["203.0.113.7", undefined].map((staticIp) => ({ assignFloatingIp, staticIp })),
);
const disks: readonly Args[] = ["hdd", "ssd", undefined].flatMap((dataVolumeType) =>
    [10, undefined].map((dataVolumeSize) => ({ dataVolumeType, dataVolumeSize })),
);

test("an argument that means nothing beside the others is refused, whatever its value, and every other one passes", () => {
    for (const credential of credentials) {
        for (const address of addresses) {
            for (const disk of disks) {
                const args = { keypair: undefined, ...credential, ...address, ...disk };
                const oneCredential = Object.keys(credential).length === 1;
                const oneAddress = address.assignFloatingIp !== true || address.staticIp === undefined;
                const wholeDisk = disk.dataVolumeType === undefined || disk.dataVolumeSize !== undefined;
                const right = oneCredential && oneAddress && wholeDisk;
                expect({ args, right: failuresOf(args).length === 0 }).toEqual({ args, right });
            }
        }
    }
});
