import http from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { gotTransport } from "../../../provider/client/http/transport";

type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;

let server: http.Server;
let endpoint = "";
let handler: Handler = () => undefined;
const seen: http.IncomingMessage[] = [];

beforeAll(async () => {
    server = http.createServer((request, response) => {
        seen.push(request);
        handler(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => (seen.length = 0));
afterAll(() => {
    server.closeAllConnections();
    server.close();
});

const headers = { "x-api-key": "s3cret", "x-api-host": "taichung" };
const send = (path = "/a/", timeout = 20_000) =>
    gotTransport(endpoint)({ method: "GET", url: `${endpoint}${path}`, headers, timeout });

test("the headers and the body of an answer", async () => {
    handler = (_request, response) => response.writeHead(200, { "x-request-id": "1" }).end("größe");
    expect(await send()).toMatchObject({ status: 200, body: "größe", headers: { "x-request-id": "1" } });
    expect(seen[0]?.headers).toMatchObject({ ...headers, "user-agent": "pulumi-twcc" });
});

test.each([
    ["GET", undefined, undefined],
    ["DELETE", undefined, undefined],
    ["POST", '{"name":"größe"}', "18"],
    ["PATCH", "{}", "2"],
] as const)("what %s sends", async (method, body, length) => {
    let received = "";
    handler = (request, response) => {
        request.setEncoding("utf8").on("data", (text: string) => (received += text));
        request.on("end", () => response.end("done"));
    };
    const request = { method, url: `${endpoint}/a/`, headers, timeout: 20_000, ...(body !== undefined && { body }) };
    expect(await gotTransport(endpoint)(request)).toMatchObject({ status: 200, body: "done" });
    expect([seen[0]?.method, received]).toEqual([method, body ?? ""]);
    expect(seen[0]?.headers["content-length"]).toBe(length);
    expect(seen[0]?.headers["transfer-encoding"]).toBeUndefined();
});

test("a compressed answer", async () => {
    handler = (_request, response) =>
        response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("x".repeat(100_000)));
    expect((await send()).body).toHaveLength(100_000);
});

test("many requests share connections", async () => {
    // Asked while the request is there: a socket that is closed has no port.
    const ports = new Set<number | undefined>();
    handler = (request, response) => {
        ports.add(request.socket.remotePort);
        response.end("done");
    };
    const transport = gotTransport(endpoint);
    for (let i = 0; i < 5; i++) await transport({ method: "GET", url: `${endpoint}/a/`, headers, timeout: 20_000 });
    expect(ports.size).toBe(1);
});

test.each([404, 409, 500, 503])("%d is an answer, sent for once", async (status) => {
    handler = (_request, response) => response.writeHead(status).end("no");
    expect(await send()).toMatchObject({ status, body: "no" });
    expect(seen).toHaveLength(1);
});

test.each([301, 302, 303, 307, 308])("a redirect with %d is never followed", async (status) => {
    handler = (_request, response) => response.writeHead(status, { location: `${endpoint}/elsewhere/` }).end();
    expect(await send()).toMatchObject({ status });
    expect(seen.map(({ url }) => url)).toEqual(["/a/"]);
});

test("a body beyond all measure is not read to its end", async () => {
    let written = 0;
    handler = (_request, response) => {
        const chunk = Buffer.alloc(1024 * 1024);
        const more = () => {
            while (!response.destroyed && written < 200 && response.write(chunk)) written++;
            if (written >= 200) response.end();
        };
        response.on("drain", () => {
            written++;
            more();
        });
        more();
    };
    await expect(send()).rejects.toMatchObject({
        kind: "cut",
        message: expect.stringContaining("16 MiB"),
    });
    expect(written).toBeLessThan(100);
});

test.each<[string, string, Handler]>([
    ["a connection cut before the answer", "cut", (request) => request.socket.destroy()],
    [
        "a connection cut within the answer",
        "cut",
        (request, response) => {
            response.writeHead(200, { "content-length": "100" }).write("half", () => request.socket.destroy());
        },
    ],
    ["no answer", "timeout", () => undefined],
    [
        "an answer without an end",
        "timeout",
        (_request, response) => {
            response.writeHead(200).write("half");
        },
    ],
])("%s", async (_what, kind, failing) => {
    handler = failing;
    const error: unknown = await send("/a/", kind === "timeout" ? 2000 : undefined).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "TransportError", kind });
    expect((error as Error).message).not.toContain("s3cret");
    expect(seen).toHaveLength(1);
});

test("nobody listens", async () => {
    const url = "http://127.0.0.1:1";
    const call = gotTransport(url)({ method: "GET", url: `${url}/`, headers, timeout: 20_000 });
    await expect(call).rejects.toMatchObject({ kind: "unreachable", message: "the connection was refused" });
});
