import { TwccError } from "../../../provider/client";
import { Caller, longestCall } from "../../../provider/client/http/caller";
import { gotTransport, type Transport } from "../../../provider/client/http/transport";
import { Deadline } from "../../../provider/core/deadline";
import { configurationWith } from "../keypair/view";
import {
    makeIdentity,
    ok,
    startForwarder,
    startTls,
    stopPeers,
    type Identity,
    type Peer,
} from "../../support/loopback";

/** What a call that broke says of TWCC: whether it may have acted, and so whether a POST may be sent again. */

let identity: Identity;

beforeAll(async () => (identity = await makeIdentity()));
afterEach(async () => {
    jest.restoreAllMocks();
    await stopPeers();
});

const call = { method: "POST", path: "keypairs/", apiHost: "taichung", name: "POST keypairs/", body: {} } as const;
const silent = { info: () => undefined, warn: () => undefined };

async function failureOfPost(peer: Peer, ca?: string): Promise<TwccError> {
    const endpoint = `https://127.0.0.1:${peer.port}`;
    const transport = gotTransport(endpoint, ca === undefined ? {} : { ca });
    const apiKey = { value: "s3cret", source: "the stack configuration twcc:apiKey", fromStack: true };
    const caller = new Caller({ ...configurationWith(), endpoint }, apiKey, transport);
    const error: unknown = await caller
        .send(call, { deadline: new Deadline(60_000), log: silent }, () => "answered")
        .catch((thrown: unknown) => thrown);
    if (!(error instanceof TwccError)) throw new Error(`no TwccError: ${String(error)}`);
    return error;
}

test("TLS that is damaged in mid-answer: TWCC may have acted, so the POST is sent once", async () => {
    const server = await startTls(identity, (socket) => socket.write(ok));
    const line = await startForwarder(server, (data) => (server.seen() === "" ? data : Buffer.from("no TLS")));
    const error = await failureOfPost(line, identity.cert);
    expect(error).toMatchObject({ kind: "cut", outcome: "unknown" });
    expect(error.message).toMatch(/the connection broke/);
    expect(error.message).not.toMatch(/verified|nothing was sent/);
    expect(server.seen().match(/POST/g)).toHaveLength(1);
});

test("a certificate that does not verify: nothing was sent", async () => {
    const server = await startTls(identity, (socket) => socket.write(ok));
    const error = await failureOfPost(server);
    expect(error).toMatchObject({ kind: "certificate", outcome: "not-done" });
    expect(error.message).toContain("could not be verified, so nothing was sent");
    expect([server.accepted(), server.seen()]).toEqual([1, ""]);
});

test("a POST without the time for its answer is not sent", async () => {
    const sent: string[] = [];
    const transport: Transport = ({ method }) => {
        sent.push(method);
        return Promise.resolve({ status: 200, headers: {}, body: "" });
    };
    const configuration = { ...configurationWith(), timeout: 8000 };
    const caller = new Caller(configuration, configuration.apiKey!, transport);
    const within = (milliseconds: number) =>
        caller.send(call, { deadline: new Deadline(milliseconds), log: silent }, () => "answered");
    jest.spyOn(performance, "now").mockReturnValue(0);
    await expect(within(1999)).rejects.toMatchObject({ kind: "timeout", outcome: "not-done" });
    expect(sent).toEqual([]);
    expect(await within(2000)).toBe("answered");
});

test("customTimeouts shorter than a quarter of twcc:timeout still leave time for a POST and its read-back", async () => {
    const timeouts: number[] = [];
    const transport: Transport = ({ timeout }) => {
        timeouts.push(timeout);
        return Promise.resolve({ status: 200, headers: {}, body: "" });
    };
    const configuration = { ...configurationWith(), timeout: 8000 };
    const caller = new Caller(configuration, configuration.apiKey!, transport);
    jest.spyOn(performance, "now").mockReturnValue(0);
    const whole = new Deadline(1200, "customTimeouts");
    const late = new Deadline(0, "customTimeouts", 1200).atLeast(longestCall(configuration, whole));
    for (const [method, deadline] of [
        ["POST", whole],
        ["GET", late],
    ] as const) {
        expect(await caller.send({ ...call, method }, { deadline, log: silent }, () => "answered")).toBe("answered");
    }
    expect(timeouts).toEqual([300, 300]);
    // A longer one does not make calls longer.
    expect(longestCall(configuration, new Deadline(80_000, "customTimeouts"))).toBe(2000);
});
