import { inspect } from "node:util";
import { PartialFailure, UserError } from "../../../provider/core/errors";
import { toEngineError } from "../../../provider/dynamic/errors";

const secret = "c2VjcmV0LWtleS1tYXRlcmlhbA";
const everything = (error: unknown) => inspect(error, { depth: 10, showHidden: true });

/** As got's errors do, it carries the request's headers. */
const cause = Object.assign(new Error(`deep down: ${secret}`), { options: { headers: { "x-api-key": secret } } });

test("an error for the engine has our message, and neither stack nor causes", () => {
    const thrown = new UserError("Cannot do it.", { cause: new UserError("because", { cause }) });
    const error = toEngineError(thrown, "stub");
    expect(error.message).toBe("Cannot do it.");
    expect(error.stack).toBe("");
    expect(error.cause).toBeUndefined();
    expect(everything(error)).not.toContain(secret);
});

test("a partial failure holds the private key in its properties, and nowhere else", () => {
    const thrown = new PartialFailure("Not finished.", "id", { name: "id", privateKey: secret }, { cause });
    const error = toEngineError(thrown, "stub");
    expect(error).toMatchObject({ id: "id", reasons: ["Not finished."], properties: { privateKey: secret } });
    Object.assign(error, { properties: {} });
    expect(everything(error)).not.toContain(secret);
});
