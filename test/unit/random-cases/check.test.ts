import fc from "fast-check";
import { check as checkKeypair } from "../../../provider/keypair/arguments/check";
import { diff as diffKeypair } from "../../../provider/keypair/operations/diff";
import { check as checkInstance } from "../../../provider/instance/arguments/check";
import { instanceArguments } from "../../../provider/instance/properties";
import { keypairArguments } from "../../../provider/keypair/properties";
import { check as checkFile } from "../../../provider/private-key-file/arguments/check";
import { diff as diffFile } from "../../../provider/private-key-file/operations/diff";
import { sha256 } from "../../../provider/private-key-file/wanted-files";
import type { PrivateKeyFileInputs } from "../../../provider/private-key-file/types";
import { diff as diffInstance } from "../../../provider/instance/operations/diff";
import { right, stateAfter, view as instanceView } from "../instance/view";
import { view } from "../keypair/view";
import { comment, generating, givenBy, giving, keepers, type Args } from "./arguments";
import { ignoring, keptOf, naming } from "./ignoring";
import { options } from "./runs";
import { makeStates, type States } from "./states";

let samples: States["samples"];
let created: States["created"];

beforeAll(async () => {
    ({ samples, created } = await makeStates());
});

/** Key pairs' arguments, of generated keys and of given ones. */
const keypairs = fc
    .tuple(
        fc.oneof(generating, giving),
        fc.option(fc.constantFrom("k", "a b")),
        fc.record({ comment }, { requiredKeys: [] }),
    )
    .map(([args, name, more]) => ({ args, more: name === null ? more : { ...more, name } }));
const argumentsOf = ({ args, more }: { args: Args | { sample: number; as: string }; more: Args }): Args =>
    "sample" in args
        ? { ...more, ...givenBy(samples, args as { sample: number; as: string }) }
        : { ...("name" in more && { name: more.name }), ...args };

const keypairKept = keptOf([...Object.keys(keypairArguments), "autoNamed"]);
const instanceKept = keptOf([...Object.keys(instanceArguments), "autoNamed"]);

const word = fc.constantFrom("a", "b", "c");
/** Arguments of instances that are right. */
const instances: fc.Arbitrary<Args> = fc
    .record(
        {
            name: fc.constantFrom("vm-one", "vm-two"),
            project: fc.constantFrom("ENT1", 7, "7"),
            solution: fc.constantFrom("Ubuntu", 101),
            image: fc.constantFrom("Ubuntu 22.04", "(public)Ubuntu 22.04", "(mine)other"),
            network: fc.constantFrom("default_network", "other"),
            assignFloatingIp: fc.boolean(),
            systemVolumeSize: fc.constantFrom(100, 200),
            dataVolumeSize: fc.constantFrom(10, 20),
            securityGroups: fc.array(word, { maxLength: 4 }),
            availabilityZone: fc.constantFrom("nova", "other"),
            description: fc.constantFrom("", "words"),
            keepers,
            createTimeout: fc.constantFrom(1200, 60),
        },
        { requiredKeys: [] },
    )
    .map((args) => ({ ...right, ...args }));

describe("check of its own outcome changes nothing", () => {
    test("key pairs", () => {
        fc.assert(
            fc.property(keypairs, (one) => {
                const first = checkKeypair(view, undefined, argumentsOf(one), naming);
                expect(first.failures).toEqual([]);
                expect(checkKeypair(view, first.inputs, first.inputs, naming)).toEqual(first);
            }),
            options(0.1),
        );
    });

    test("instances", () => {
        fc.assert(
            fc.property(instances, (args) => {
                const first = checkInstance(instanceView, undefined, args, naming);
                expect(first.failures).toEqual([]);
                expect(checkInstance(instanceView, first.inputs, first.inputs, naming)).toEqual(first);
            }),
            options(0.25),
        );
    });

    test("private key files", () => {
        const files = fc.record(
            {
                sample: fc.nat(),
                path: fc.constantFrom("k.pem", "~/k.pem", "/a/b"),
                overwrite: fc.boolean(),
                publicKeyFile: fc.boolean(),
                indent: fc.constantFrom("", "  "),
            },
            { requiredKeys: ["sample", "path", "indent"] },
        );
        fc.assert(
            fc.property(files, keptOf(["privateKey", "path", "overwrite"]), ({ sample, indent, ...rest }, kept) => {
                // PuTTY's lines are not to be indented.
                const { text } = samples[sample % samples.length]!;
                const args = {
                    ...rest,
                    privateKey: `\r\n${text.startsWith("-") ? text.replaceAll("\n", `\n${indent}`) : text}  `,
                };
                const first = checkFile(view, undefined, args);
                expect(first.failures).toEqual([]);
                expect(checkFile(view, first.inputs, first.inputs)).toEqual(first);
                const again = checkFile(view, first.inputs, ignoring(args, first.inputs, kept));
                expect(again).toEqual(first);
                const { path, privateKey, publicKeyFile, spelledSha256 } =
                    first.inputs as unknown as PrivateKeyFileInputs;
                // What this release wrote, and what an older one did.
                for (const contentSha256 of [sha256(privateKey), spelledSha256 ?? sha256(privateKey)]) {
                    const publicFile = publicKeyFile === true && { publicFile: { contentSha256: "any" } };
                    const state = { path, contentSha256, ...publicFile };
                    expect(diffFile(view, state, again.inputs).changes).toEqual({});
                }
            }),
            options(0.1),
        );
    });
});

describe("with any arguments kept from before, round after round", () => {
    test("a key pair whose program stays changes nothing", () => {
        fc.assert(
            fc.property(keypairs, fc.array(keypairKept, { minLength: 1, maxLength: 4 }), (one, rounds) => {
                const args = argumentsOf(one);
                const { inputs } = checkKeypair(view, undefined, args, naming);
                const state = created({ ...args, name: inputs.name });
                for (const kept of rounds) {
                    const again = checkKeypair(view, inputs, ignoring(args, inputs, kept), naming);
                    expect(again).toMatchObject({ failures: [], inputs });
                    expect(diffKeypair(view, state, again.inputs).changes).toEqual({});
                }
            }),
            options(0.05),
        );
    });

    test("an instance whose program stays changes nothing", () => {
        fc.assert(
            fc.property(instances, fc.array(instanceKept, { minLength: 1, maxLength: 4 }), (args, rounds) => {
                const { inputs } = checkInstance(instanceView, undefined, args, naming);
                const state = { ...stateAfter({ ...args, name: inputs.name }), name: inputs.name as string };
                for (const kept of rounds) {
                    const again = checkInstance(instanceView, inputs, ignoring(args, inputs, kept), naming);
                    expect(again).toMatchObject({ failures: [], inputs });
                    expect(diffInstance(instanceView, state, again.inputs).changes).toEqual({});
                }
            }),
            options(0.25),
        );
    });

    test("of an instance nothing is replaced that the program did not change", () => {
        fc.assert(
            fc.property(instances, instances, instanceKept, (before, after, kept) => {
                const { inputs } = checkInstance(instanceView, undefined, before, naming);
                const state = { ...stateAfter({ ...before, name: inputs.name }), name: inputs.name as string };
                const wanted = checkInstance(instanceView, inputs, after, naming).inputs;
                const { inputs: news, failures } = checkInstance(
                    instanceView,
                    inputs,
                    ignoring(after, inputs, kept),
                    naming,
                );
                if (failures.length > 0) return;
                const same = (name: string) => JSON.stringify(wanted[name]) === JSON.stringify(inputs[name]);
                for (const changed of Object.keys(diffInstance(instanceView, state, news).changes)) {
                    expect([changed, kept === "*" || kept.includes(changed) || same(changed)]).toEqual([
                        changed,
                        false,
                    ]);
                }
            }),
            options(0.25),
        );
    });
});
