import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { unknown } from "../../../provider/core/unknown";
import { secretInputs, secretOutputs } from "../../../provider/plugin/secrets";
import { fromStruct, toStruct } from "../../../provider/plugin/values";

const signature = "4dabf18193072939515e22adb298388d";
const secret = (value: unknown) => ({ [signature]: "1b47061264138c4ac30d75fd1eb44270", value });
const struct = (values: unknown) => Struct.fromJavaScript(values as Record<string, JavaScriptValue>);
const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe("values of the engine", () => {
    test("secrets are unwrapped at any depth, and noted by property", () => {
        const { values, secrets } = fromStruct(
            struct({ name: "web", privateKey: secret("key"), keepers: { plain: "1", hidden: secret("2") } }),
        );
        expect(values).toEqual({ name: "web", privateKey: "key", keepers: { plain: "1", hidden: "2" } });
        expect(secrets).toEqual(new Set(["privateKey", "keepers"]));
    });

    test("unknown values of every type become the core's, also in secrets", () => {
        const number = "3eeb2bf0-c639-47a8-9e75-3b44932eb421";
        const { values, secrets } = fromStruct(struct({ a: unknownText, b: secret(number), c: [unknownText, "x"] }));
        expect(values).toEqual({ a: unknown, b: unknown, c: [unknown, "x"] });
        expect([...secrets]).toEqual(["b"]);
    });

    test("what belongs to the dynamic provider is left out", () => {
        expect(fromStruct(struct({ __provider: "code", logicalName: "web", name: "web" })).values).toEqual({
            name: "web",
        });
        expect(fromStruct(undefined).values).toEqual({});
    });

    test("the way back marks secrets and drops what is absent", () => {
        const sent = toStruct({ a: unknown, b: "x", c: undefined, d: { e: undefined, f: [unknown] } }, new Set(["b"]));
        expect(sent.toJavaScript()).toEqual({ a: unknownText, b: secret("x"), d: { f: [unknownText] } });
    });
});

describe("what is secret", () => {
    const table = {
        name: { description: "", type: "string" },
        key: { description: "", type: "string", secret: true },
        line: { description: "", type: "string", carries: ["name"] },
    } as const;

    test("the table's, the user's, what contains one, and what was secret before", () => {
        expect([...secretInputs(table, new Set(["name"]))]).toEqual(["key", "name"]);
        expect([...secretOutputs(table, new Set())]).toEqual(["key"]);
        expect([...secretOutputs(table, new Set(["name"]), new Set(["owner"]))]).toEqual([
            "key",
            "name",
            "line",
            "owner",
        ]);
    });
});
