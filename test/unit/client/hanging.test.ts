import type { LookupFunction } from "node:net";
import { gotTransport, type Settings } from "../../../provider/client/http/transport";
import { failureOf, makeIdentity, ok, startProxy, startTcp, startTls, stopPeers, until } from "../../support/loopback";
import type { Identity, Peer } from "../../support/loopback";

/** Whatever does not answer: a call ends in its time, says what hung, and leaves nothing behind. */

const timeout = 400;
let identity: Identity;

beforeAll(async () => {
    identity = await makeIdentity();
    // The first request loads got.
    await sendTo("http://127.0.0.1:1");
});
afterEach(async () => {
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

async function expectEnd(endpoint: string, peers: readonly Peer[], expected: object, settings?: Settings) {
    const before = held();
    const start = performance.now();
    expect(await sendTo(endpoint, settings)).toMatchObject({ name: "TransportError", ...expected });
    const took = performance.now() - start;
    expect(took).toBeGreaterThan(timeout - 50);
    expect(took).toBeLessThan(timeout + 1000);
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
function trickle(write: (text: string) => boolean): void {
    const timer = setInterval(() => {
        if (!write("x")) clearInterval(timer);
    }, 30);
}

test("a name server that does not answer", async () => {
    // In place of the computer's own, which no test can silence.
    const lookup: LookupFunction = () => undefined;
    const expected = nothingWritten("the host's name could not be looked up in time");
    await expectEnd("https://gateway.invalid", [], expected, { lookup });
});

test("a TLS handshake that is not answered", async () => {
    const server = await silence();
    const expected = nothingWritten("no TLS session could be established in time");
    await expectEnd(`https://127.0.0.1:${server.port}`, [server], expected);
    expect(server.accepted()).toBe(1);
});

test.each(["http", "https"])("a request that is not answered, %s", async (scheme) => {
    const server = await (scheme === "http" ? silence() : startTls(identity, () => undefined));
    await expectEnd(`${scheme}://127.0.0.1:${server.port}`, [server], written);
    expect(server.seen()).toContain("POST /a/");
});

test.each([
    ["its headers", "HTTP/1.1 200 OK\r\nx-slow: "],
    ["its body", "HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n"],
    ["its body, without a length", "HTTP/1.1 200 OK\r\n\r\n"],
])("an answer that trickles: %s", async (_what, begin) => {
    const server = await startTls(identity, (socket) => {
        socket.write(begin);
        trickle((text) => socket.writable && (socket.write(text), true));
    });
    await expectEnd(`https://127.0.0.1:${server.port}`, [server], written);
});

describe("a proxy", () => {
    const through = (proxy: Peer) => (process.env.HTTPS_PROXY = `http://127.0.0.1:${proxy.port}`);
    const unanswered = nothingWritten("the proxy did not answer in time");

    test("that does not answer CONNECT", async () => {
        const proxy = await silence();
        through(proxy);
        await expectEnd("https://gateway.invalid", [proxy], unanswered);
        expect([proxy.accepted(), proxy.seen()]).toEqual([1, expect.stringContaining("CONNECT gateway.invalid:443")]);
        expect(proxy.seen()).not.toContain("s3cret");
    });

    test("whose answer to CONNECT trickles", async () => {
        const proxy = await startTcp(
            () => undefined,
            (socket) => {
                socket.write("HTTP/1.1 200 OK\r\nx-slow: ");
                trickle((text) => socket.writable && (socket.write(text), true));
            },
        );
        through(proxy);
        await expectEnd("https://gateway.invalid", [proxy], unanswered);
    });

    test("whose TLS is not answered", async () => {
        const proxy = await silence();
        process.env.HTTPS_PROXY = `https://127.0.0.1:${proxy.port}`;
        await expectEnd("https://gateway.invalid", [proxy], unanswered);
    });

    test("behind which the TLS handshake is not answered", async () => {
        const [server, proxy] = [await silence(), await startProxy()];
        through(proxy);
        const expected = nothingWritten("no TLS session could be established in time");
        await expectEnd(`https://127.0.0.1:${server.port}`, [server, proxy], expected);
        expect(server.accepted()).toBe(1);
    });

    test("behind which the request is not answered", async () => {
        const [server, proxy] = [await startTls(identity, () => undefined), await startProxy()];
        through(proxy);
        await expectEnd(`https://127.0.0.1:${server.port}`, [server, proxy], written);
        expect(server.seen()).toContain("POST /a/");
    });

    test("whose tunnel is kept for the next call, and not ended by the time of the last", async () => {
        const [server, proxy] = [await startTls(identity, (socket) => socket.write(ok)), await startProxy()];
        through(proxy);
        const endpoint = `https://127.0.0.1:${server.port}`;
        const transport = gotTransport(endpoint, { ca: identity.cert });
        const send = () => transport({ method: "GET", url: `${endpoint}/a/`, headers: {}, timeout });
        expect(await send()).toMatchObject({ status: 200, body: "done" });
        await new Promise((resolve) => setTimeout(resolve, timeout + 100));
        expect(await send()).toMatchObject({ status: 200, body: "done" });
        expect([proxy.accepted(), server.accepted()]).toEqual([1, 1]);
    });
});
