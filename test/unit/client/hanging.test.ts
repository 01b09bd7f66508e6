import type { LookupFunction, Socket } from "node:net";
import { gotTransport, type Settings } from "../../../provider/client/http/transport";
import { failureOf, makeIdentity, ok, startProxy, startTcp, startTls, stopPeers, until } from "../../support/loopback";
import type { Identity, Peer } from "../../support/loopback";

/** Whatever does not answer: a call ends in its time, says what hung, and leaves nothing behind. */

// No other timer has this length, by which expectEnd finds that of the call.
const timeout = 77_777;
let identity: Identity;

beforeAll(async () => {
    identity = await makeIdentity();
    // The first request loads got.
    await sendTo("http://127.0.0.1:1");
});
afterEach(async () => {
    jest.restoreAllMocks();
    delete process.env.HTTPS_PROXY;
    await stopPeers();
});

function sendTo(endpoint: string, settings: Settings = {}): Promise<unknown> {
    const transport = gotTransport(endpoint, { ca: identity.cert, ...settings });
    const headers = { "x-api-key": "s3cret" };
    return failureOf(transport({ method: "POST", url: `${endpoint}/a/`, headers, body: "{}", timeout }));
}

/** What keeps a process alive, of the kinds that a connection has. */
const held = () =>
    process
        .getActiveResourcesInfo()
        .filter((kind) => /^(TCPSocketWrap|TLSWrap|TCPConnectWrap|GetAddrInfoReqWrap)$/.test(kind)).length;

interface Hang {
    readonly peers?: readonly Peer[];
    /** Whether the call has come to where it hangs: its time is up then, however slow the machine is. */
    readonly reached: () => boolean;
    readonly settings?: Settings;
}

async function expectEnd(endpoint: string, { peers = [], reached, settings }: Hang, expected: object) {
    const before = held();
    const timers = jest.spyOn(globalThis, "setTimeout");
    const sent = sendTo(endpoint, settings);
    await until(reached);
    const timer = timers.mock.calls.find(([, milliseconds]) => milliseconds === timeout);
    timer![0]();
    expect(await sent).toMatchObject({ name: "TransportError", ...expected });
    await until(() => peers.every((peer) => peer.open() === 0) && held() <= before);
}

const nothingWritten = (message: string) => ({ kind: "unreachable", written: false, message });
const written = { kind: "timeout", written: true, message: "no answer came in time" };
const silence = () =>
    startTcp(
        () => undefined,
        () => undefined,
    );

/** Says a little again and again, so that no limit of silence is ever reached. */
function startTrickle(socket: Socket, begin: string): () => number {
    let said = 0;
    socket.write(begin);
    const timer = setInterval(() => {
        if (!socket.writable) clearInterval(timer);
        else if (socket.write("x")) said++;
    }, 30);
    return () => said;
}

test("a name server that does not answer", async () => {
    // In place of the computer's own, which no test can silence.
    const lookup = jest.fn<undefined, Parameters<LookupFunction>>();
    const expected = nothingWritten("the host's name could not be looked up in time");
    const reached = () => lookup.mock.calls.length > 0;
    await expectEnd("https://gateway.invalid", { reached, settings: { lookup } }, expected);
});

test("a TLS handshake that is not answered", async () => {
    const server = await silence();
    const expected = nothingWritten("no TLS session could be established in time");
    const endpoint = `https://127.0.0.1:${server.port}`;
    await expectEnd(endpoint, { peers: [server], reached: () => server.seen() !== "" }, expected);
    expect(server.accepted()).toBe(1);
});

test.each(["http", "https"])("a request that is not answered, %s", async (scheme) => {
    const server = await (scheme === "http" ? silence() : startTls(identity, () => undefined));
    const reached = () => server.seen().includes("POST /a/");
    await expectEnd(`${scheme}://127.0.0.1:${server.port}`, { peers: [server], reached }, written);
});

test.each([
    ["its headers", "HTTP/1.1 200 OK\r\nx-slow: "],
    ["its body", "HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n"],
    ["its body, without a length", "HTTP/1.1 200 OK\r\n\r\n"],
])("an answer that trickles: %s", async (_what, begin) => {
    let said = () => 0;
    const server = await startTls(identity, (socket) => (said = startTrickle(socket, begin)));
    await expectEnd(`https://127.0.0.1:${server.port}`, { peers: [server], reached: () => said() > 5 }, written);
});

describe("a proxy", () => {
    const through = (proxy: Peer) => (process.env.HTTPS_PROXY = `http://127.0.0.1:${proxy.port}`);
    const unanswered = nothingWritten("the proxy did not answer in time");
    const gateway = "https://gateway.invalid";

    test("that does not answer CONNECT", async () => {
        const proxy = await silence();
        through(proxy);
        const reached = () => proxy.seen().includes("CONNECT gateway.invalid:443");
        await expectEnd(gateway, { peers: [proxy], reached }, unanswered);
        expect(proxy.accepted()).toBe(1);
        expect(proxy.seen()).not.toContain("s3cret");
    });

    test("whose answer to CONNECT trickles", async () => {
        let said = () => 0;
        const proxy = await startTcp(
            () => undefined,
            (socket) => (said = startTrickle(socket, "HTTP/1.1 200 OK\r\nx-slow: ")),
        );
        through(proxy);
        await expectEnd(gateway, { peers: [proxy], reached: () => said() > 5 }, unanswered);
    });

    test("whose TLS is not answered", async () => {
        const proxy = await silence();
        process.env.HTTPS_PROXY = `https://127.0.0.1:${proxy.port}`;
        await expectEnd(gateway, { peers: [proxy], reached: () => proxy.seen() !== "" }, unanswered);
    });

    test("behind which the TLS handshake is not answered", async () => {
        const [server, proxy] = [await silence(), await startProxy()];
        through(proxy);
        const expected = nothingWritten("no TLS session could be established in time");
        const hang = { peers: [server, proxy], reached: () => server.seen() !== "" };
        await expectEnd(`https://127.0.0.1:${server.port}`, hang, expected);
        expect(server.accepted()).toBe(1);
    });

    test("behind which the request is not answered", async () => {
        const [server, proxy] = [await startTls(identity, () => undefined), await startProxy()];
        through(proxy);
        const hang = { peers: [server, proxy], reached: () => server.seen().includes("POST /a/") };
        await expectEnd(`https://127.0.0.1:${server.port}`, hang, written);
    });

    test("whose tunnel is kept for the next call, and not ended by the time of the last", async () => {
        const [server, proxy] = [await startTls(identity, (socket) => socket.write(ok)), await startProxy()];
        through(proxy);
        const endpoint = `https://127.0.0.1:${server.port}`;
        const transport = gotTransport(endpoint, { ca: identity.cert });
        const send = () => transport({ method: "GET", url: `${endpoint}/a/`, headers: {}, timeout: 2000 });
        expect(await send()).toMatchObject({ status: 200, body: "done" });
        await new Promise((resolve) => setTimeout(resolve, 2100));
        expect(await send()).toMatchObject({ status: 200, body: "done" });
        expect([proxy.accepted(), server.accepted()]).toEqual([1, 1]);
    });
});
