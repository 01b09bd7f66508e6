import http from "node:http";
import { Connection } from "../../../provider/client/http/connection";
import { brokenBy } from "../../../provider/client/http/transport-error";
import { gotTransport, type Request, type Transport } from "../../../provider/client/http/transport";
import { keptPort } from "../../support/kept-port";
import { failureOf, makeIdentity, ok, startForwarder, startTcp, startTls, stopPeers } from "../../support/loopback";
import type { Identity, OnData, Peer } from "../../support/loopback";

/** Whether TWCC may have acted is known from the connection, and what the server saw bears it out. */

const secret = "s3cret-api-key";
let identity: Identity;

beforeAll(async () => (identity = await makeIdentity()));
afterEach(stopPeers);

const https = (peer: Pick<Peer, "port">) => `https://127.0.0.1:${peer.port}`;
const plain = (peer: Pick<Peer, "port">) => `http://127.0.0.1:${peer.port}`;
const trusting = (endpoint: string) => gotTransport(endpoint, { ca: identity.cert });

function post(transport: Transport, endpoint: string, method: Request["method"] = "POST"): Promise<unknown> {
    const headers = { "x-api-key": secret };
    const body = method === "POST" ? { body: '{"name":"web"}' } : {};
    return transport({ method, url: `${endpoint}/a/`, headers, timeout: 5000, ...body });
}

const nothingWritten = (kind: "unreachable" | "certificate", message: RegExp) => ({
    name: "TransportError",
    kind,
    written: false,
    message: expect.stringMatching(message),
});
const written = (message = /^the connection broke/) => ({
    name: "TransportError",
    kind: "cut",
    written: true,
    message: expect.stringMatching(message),
});

const sawRequest = (peer: Peer) => {
    expect(peer.seen()).toContain("POST /a/");
    expect(peer.seen()).toContain(secret);
};

describe("TLS that is damaged while the answer comes", () => {
    test.each<[string, (data: Buffer) => Buffer]>([
        ["a flipped byte", (data) => Buffer.from(data.map((byte, i) => (i === data.length - 1 ? byte ^ 1 : byte)))],
        ["plain bytes before it", (data) => Buffer.concat([Buffer.from("HTTP/1.1 400 Bad Request\r\n\r\n"), data])],
        ["plain bytes in place of it", () => Buffer.from("<html>the line is down</html>")],
    ])("%s", async (_what, damage) => {
        const server = await startTls(identity, (socket) => socket.write(ok));
        const line = await startForwarder(server, (data) => (server.seen() === "" ? data : damage(data)));
        expect(await failureOf(post(trusting(https(line)), https(line)))).toMatchObject(written());
        sawRequest(server);
    });
});

describe("a certificate that does not verify", () => {
    test.each(["another-host", "expired", "self-signed"] as const)("%s", async (kind) => {
        const own = await makeIdentity(kind);
        // In TLS 1.3 the client may write sooner than in 1.2.
        for (const version of ["TLSv1.3", "TLSv1.2"] as const) {
            const server = await startTls(own, (socket) => socket.write(ok), version);
            const transport = gotTransport(https(server), kind === "self-signed" ? {} : { ca: own.cert });
            const error = await failureOf(post(transport, https(server)));
            expect(error).toMatchObject(nothingWritten("certificate", /^the TLS connection failed \([A-Z_]+\)$/));
            expect([server.accepted(), server.seen()]).toEqual([1, ""]);
        }
    });
});

describe("no TLS session", () => {
    test.each<[string, OnData]>([
        ["a server without TLS", (socket) => socket.write("HTTP/1.1 400 Bad Request\r\n\r\n")],
        ["a reset", (socket) => socket.resetAndDestroy()],
    ])("%s", async (_what, answer) => {
        const server = await startTcp(() => undefined, answer);
        const error = await failureOf(post(trusting(https(server)), https(server)));
        expect(error).toMatchObject(nothingWritten("unreachable", /^no TLS session could be established \([A-Z_]+\)$/));
        expect(server.accepted()).toBe(1);
        expect(server.seen()).not.toContain(secret);
        expect(server.seen()).not.toContain("POST");
    });
});

test("nobody listens", async () => {
    const gone = { port: await keptPort() };
    for (const endpoint of [plain(gone), https(gone)]) {
        const error = await failureOf(post(trusting(endpoint), endpoint));
        expect(error).toMatchObject(nothingWritten("unreachable", /^the connection was refused$/));
    }
});

test("the host's name is not known", async () => {
    const endpoint = "https://gateway.invalid";
    const error = await failureOf(post(trusting(endpoint), endpoint));
    expect(error).toMatchObject(
        nothingWritten("unreachable", /^the host's name (is not known|could not be looked up)/),
    );
});

describe("a reset", () => {
    test("of an open connection before the request was read: nobody can say what the server got", async () => {
        const server = await startTcp((socket) => setTimeout(() => socket.resetAndDestroy(), 50));
        expect(await failureOf(post(trusting(plain(server)), plain(server)))).toMatchObject(written());
        expect([server.accepted(), server.seen()]).toEqual([1, ""]);
    });

    test("after the request, without TLS", async () => {
        const server = await startTcp(
            () => undefined,
            (socket) => socket.resetAndDestroy(),
        );
        expect(await failureOf(post(trusting(plain(server)), plain(server)))).toMatchObject(written());
        sawRequest(server);
    });

    test("after the request, with TLS", async () => {
        const server = await startTls(identity, (socket) => socket.destroy());
        expect(await failureOf(post(trusting(https(server)), https(server)))).toMatchObject(written());
        sawRequest(server);
    });

    test("within the answer", async () => {
        const server = await startTls(identity, (socket) => {
            socket.write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf", () => socket.destroy());
        });
        expect(await failureOf(post(trusting(https(server)), https(server)))).toMatchObject(written());
        sawRequest(server);
    });
});

describe("a connection that has served before", () => {
    test.each(["https", "http"] as const)("is closed while the request is on its way: %s", async (scheme) => {
        const answer: OnData = (socket, data) => {
            if (data.toString().startsWith("GET")) socket.write(ok);
            else socket.destroy();
        };
        const server = await (scheme === "https" ? startTls(identity, answer) : startTcp(() => undefined, answer));
        const endpoint = `${scheme}://127.0.0.1:${server.port}`;
        const transport = trusting(endpoint);
        await post(transport, endpoint, "GET");
        expect(await failureOf(post(transport, endpoint))).toMatchObject(written());
        expect(server.accepted()).toBe(1);
        sawRequest(server);
    });

    test.each(["EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "CERT_HAS_EXPIRED", "EPROTO"])(
        "breaks with %s, whatever that is called elsewhere",
        async (code) => {
            let breakConnection: () => void = () => undefined;
            const server = await startTcp(
                () => undefined,
                (socket, data) => {
                    if (data.toString().startsWith("GET")) socket.write(ok);
                    else breakConnection();
                },
            );
            const agent = new http.Agent({ keepAlive: true });
            const sent = (method: string) => http.request(plain(server), { agent, method });
            await new Promise<void>((resolve) => {
                sent("GET")
                    .on("response", (response) => response.resume().on("end", resolve))
                    .end();
            });
            // The kernel reports such a thing on a connection where a route goes away; no test can take one away.
            const request = sent("POST").on("socket", (socket) => {
                breakConnection = () => socket.destroy(Object.assign(new Error("it broke"), { code }));
            });
            const connection = new Connection();
            connection.watch(request);
            const error = await new Promise<unknown>((resolve) => request.on("error", resolve).end());
            expect(request.reusedSocket).toBe(true);
            expect(brokenBy(error, connection)).toMatchObject(written(new RegExp(`^the connection broke .${code}.$`)));
            expect(server.seen()).toContain("POST");
        },
    );
});
