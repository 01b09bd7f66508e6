import { defaultsOf, replaces, validatorsOf } from "../../../provider/core/properties";
import type { Properties, Property } from "../../../provider/core/property";
import { unknown } from "../../../provider/core/unknown";
import { instance } from "../../../provider/instance";
import { keypair } from "../../../provider/keypair";
import { privateKeyFile } from "../../../provider/private-key-file";
import * as instances from "../instance/view";
import { checked, view } from "../keypair/view";
import { makeStates } from "../random-cases/states";

const property = { description: "", type: "string" } as const;

describe("what a change of an argument does is what its table says", () => {
    /** The arguments whose change, to something that is not known yet, replaces. */
    const replacing = (table: Properties, diff: (changed: object) => Readonly<Record<string, string>>) =>
        Object.keys(table).filter((name) => diff({ [name]: unknown })[name] === "replace");
    const said = (table: Properties) => Object.keys(table).filter((name) => replaces(table[name]!));

    test("of a key pair", async () => {
        const { created } = await makeStates();
        const [state, inputs] = [created({ name: "k" }), checked({ name: "k" })];
        const found = replacing(
            keypair.arguments,
            (changed) => keypair.diff(view, state, { ...inputs, ...changed }).changes,
        );
        expect(found).toEqual(said(keypair.arguments));
        expect(found).toEqual(["name", "platform"]);
    });

    test("of an instance, whose key pair counts once its name is known", () => {
        const [state, inputs] = [instances.stateAfter({}), instances.checked({})];
        const found = replacing(
            instance.arguments,
            (changed) => instance.diff(instances.view, state, { ...inputs, ...changed }).changes,
        );
        expect(found).toEqual(said(instance.arguments).filter((name) => name !== "keypair"));
        expect(instance.diff(instances.view, state, { ...inputs, keypair: "k2" }).changes).toEqual({
            keypair: "replace",
        });
    });

    test("of a private key file", () => {
        const state = { path: "a", contentSha256: "0" };
        const found = replacing(
            privateKeyFile.arguments,
            (changed) => privateKeyFile.diff(view, state, { path: "a", ...changed }).changes,
        );
        expect(found).toEqual(said(privateKeyFile.arguments));
        expect(found).toEqual(["path"]);
    });
});

describe("the rules of an argument come from its table", () => {
    test.each<[string, Omit<Property, "description">, unknown[], unknown[]]>([
        ["a closed set", { type: "string", values: ["a", "b"] }, ["a", "b"], ["c", "A", "", 1, true]],
        ["a whole number", { type: "number", limits: [2, 4] }, [2, 3, 4], [1, 5, 2.5, "3", NaN, Infinity]],
        ["a boolean", { type: "boolean" }, [true, false], ["true", 0, 1]],
        ["a string", { type: "string" }, ["", "a"], [1, true, [], {}]],
    ])("%s", (_what, said, right, wrong) => {
        const { one } = validatorsOf({ one: { description: "", ...said } }, {});
        for (const value of right) expect({ value, problem: one(value) }).toEqual({ value, problem: undefined });
        for (const value of wrong)
            expect({ value, problem: one(value) }).toEqual({ value, problem: expect.any(String) });
    });

    test("one that a table cannot say is not left out", () => {
        expect(() => validatorsOf({ one: { ...property, type: "map of strings" } }, {})).toThrow("a rule of its own");
        expect(validatorsOf({ one: property }, { one: () => "is wrong" }).one("a")).toBe("is wrong");
    });
});

test("the defaults are those of the table", () => {
    expect(defaultsOf({ a: { ...property, default: "x" }, b: property, c: { ...property, default: "" } })).toEqual({
        a: "x",
        c: "",
    });
});
