import { inspect } from "node:util";
import { gotTransport, type Settings } from "../../../provider/client/http/transport";
import { failureOf, makeIdentity, ok, startProxy, startTcp, startTls, stopPeers } from "../../support/loopback";
import type { Identity, Peer } from "../../support/loopback";

/** The way through a proxy: what works, and what is said where it does not. */

let identity: Identity;
type Environment = Partial<Record<"HTTPS_PROXY" | "https_proxy" | "ALL_PROXY" | "all_proxy" | "NO_PROXY", string>>;
const before = process.env;

beforeAll(async () => (identity = await makeIdentity()));
afterEach(async () => {
    process.env = before;
    await stopPeers();
});

const at = (peer: Peer) => `https://127.0.0.1:${peer.port}`;
const server = () => startTls(identity, (socket) => socket.write(ok));

function post(endpoint: string, environment: Environment, settings: Settings = { ca: identity.cert }) {
    process.env = { ...before, ...environment };
    const headers = { "x-api-key": "s3cret" };
    const request = { method: "POST", url: `${endpoint}/a/`, headers, body: "{}", timeout: 20_000 } as const;
    return gotTransport(endpoint, settings)(request);
}

test("an https proxy that does not prove who it is gets nothing, no password either", async () => {
    const own = await makeIdentity();
    const [gateway, proxy] = [await server(), await startProxy(own)];
    const HTTPS_PROXY = `https://me:pa55word@127.0.0.1:${proxy.port}`;
    const error = await failureOf(post(at(gateway), { HTTPS_PROXY }));
    expect([proxy.accepted(), proxy.seen(), gateway.accepted()]).toEqual([1, "", 0]);
    expect(error).toMatchObject({
        kind: "certificate",
        written: false,
        message: "the TLS connection to the proxy failed (DEPTH_ZERO_SELF_SIGNED_CERT)",
        proxy: "HTTPS_PROXY",
    });
});

test("an https proxy that proves who it is", async () => {
    const [gateway, proxy] = [await server(), await startProxy(identity)];
    const HTTPS_PROXY = `https://me:pa55word@127.0.0.1:${proxy.port}`;
    expect(await post(at(gateway), { HTTPS_PROXY })).toMatchObject({ status: 200, body: "done" });
    const authorization = Buffer.from("me:pa55word").toString("base64");
    expect(proxy.seen()).toContain(`proxy-authorization: Basic ${authorization}`);
    expect(proxy.seen()).not.toContain("s3cret");
});

test("a proxy without a scheme is an http proxy, as curl takes it", async () => {
    const [gateway, proxy] = [await server(), await startProxy()];
    expect(await post(at(gateway), { HTTPS_PROXY: `127.0.0.1:${proxy.port}` })).toMatchObject({ body: "done" });
    expect(await post(at(gateway), { HTTPS_PROXY: `me:pa55@127.0.0.1:${proxy.port}/` })).toMatchObject({
        body: "done",
    });
    expect(proxy.seen()).toContain(`proxy-authorization: Basic ${Buffer.from("me:pa55").toString("base64")}`);
    expect([proxy.accepted(), gateway.accepted()]).toEqual([2, 2]);
});

describe("a proxy that gives no tunnel", () => {
    test.each([
        ["http://HOST", 407, "it needs a password, as in HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT"],
        ["http://me:pa55word@HOST", 407, "it did not accept the user and password in HTTPS_PROXY"],
        ["http://HOST", 403, undefined],
    ])("%s answers %d", async (form, status, wanted) => {
        const [gateway, proxy] = [await server(), await startProxy(undefined, `HTTP/1.1 ${status} No`)];
        const HTTPS_PROXY = form.replace("HOST", `127.0.0.1:${proxy.port}`);
        const error = await failureOf(post(at(gateway), { HTTPS_PROXY }));
        const message = `the proxy answered ${status}${wanted === undefined ? "" : `: ${wanted}`}`;
        expect(error).toMatchObject({ kind: "unreachable", written: false, message, proxy: "HTTPS_PROXY" });
        expect([proxy.accepted(), gateway.accepted()]).toEqual([1, 0]);
    });

    test.each<[string, (port: number) => string, string]>([
        ["refuses", () => "http://127.0.0.1:1", "the connection to the proxy was refused"],
        ["has no such name", () => "http://proxy.invalid:3128", "the proxy's name is not known"],
        ["closes", (port) => `http://127.0.0.1:${port}`, "the connection to the proxy broke (ECONNRESET)"],
    ])("%s", async (_what, address, message) => {
        const proxy = await startTcp((socket) => socket.destroy());
        const error = await failureOf(post("https://gateway.invalid", { ALL_PROXY: address(proxy.port) }));
        expect(error).toMatchObject({ kind: "unreachable", written: false, message, proxy: "ALL_PROXY" });
    });

    test("speaks http, though https was given", async () => {
        const proxy = await startTcp(
            () => undefined,
            (socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"),
        );
        const environment = { HTTPS_PROXY: `https://127.0.0.1:${proxy.port}` };
        const error = await failureOf(post("https://gateway.invalid", environment));
        expect(error).toMatchObject({
            kind: "unreachable",
            written: false,
            message: expect.stringMatching(/proxy broke \([A-Z_]+\): most proxies need http:\/\/ in HTTPS_PROXY$/),
        });
    });
});

describe("an address that no proxy has is refused at once, without its password", () => {
    const broken = (variable: string) => `${variable} is not the address of a proxy. Write http://HOST:PORT`;
    const socks = (variable: string, instead: string) =>
        `${variable} names a SOCKS proxy, which is not supported. Set an HTTP proxy in ${instead} (http://HOST:PORT), or add gateway.invalid to NO_PROXY`;

    test.each<[Environment, string]>([
        [{ HTTPS_PROXY: "http://proxy:port" }, broken("HTTPS_PROXY")],
        [{ HTTPS_PROXY: "http://me:pa55#word@proxy:3128" }, broken("HTTPS_PROXY")],
        [{ HTTPS_PROXY: "http://me:12#pa55word@proxy:3128" }, broken("HTTPS_PROXY")],
        [{ HTTPS_PROXY: "http://me:12/pa55word@proxy:3128" }, broken("HTTPS_PROXY")],
        [{ HTTPS_PROXY: "http://me:pa55word100%@proxy:3128" }, broken("HTTPS_PROXY")],
        [{ HTTPS_PROXY: "http:/proxy:3128" }, broken("HTTPS_PROXY")],
        [{ HTTPS_PROXY: "http:proxy:3128" }, broken("HTTPS_PROXY")],
        [{ HTTPS_PROXY: "http://" }, broken("HTTPS_PROXY")],
        [{ HTTPS_PROXY: " " }, broken("HTTPS_PROXY")],
        [{ https_proxy: "http://me:pa55word@proxy:99999", HTTPS_PROXY: "http://proxy" }, broken("https_proxy")],
        [{ ALL_PROXY: "http://pa55word@" }, broken("ALL_PROXY")],
        [{ all_proxy: "::pa55word", ALL_PROXY: "http://proxy" }, broken("all_proxy")],
        [{ HTTPS_PROXY: "socks5://me:pa55word@proxy:1080" }, socks("HTTPS_PROXY", "HTTPS_PROXY")],
        [{ ALL_PROXY: "SOCKS5H://proxy:1080" }, socks("ALL_PROXY", "HTTPS_PROXY")],
        [{ https_proxy: "socks://proxy" }, socks("https_proxy", "https_proxy")],
        [{ HTTPS_PROXY: "ftp://me:pa55word@proxy" }, "HTTPS_PROXY names a proxy that is not an HTTP proxy"],
    ])("%j", async (environment, message) => {
        const error = await failureOf(post("https://gateway.invalid", environment));
        expect(error).toMatchObject({ name: "UserError", message: expect.stringContaining(message) });
        expect(inspect(error, { depth: 10, showHidden: true })).not.toContain("pa55");
    });

    test.each<[string, (proxy: Peer) => Environment]>([
        ["HTTPS_PROXY comes first", (proxy) => ({ HTTPS_PROXY: `127.0.0.1:${proxy.port}` })],
        ["NO_PROXY excepts the host", () => ({ NO_PROXY: "127.0.0.1" })],
    ])("which does not matter where %s", async (_what, environment) => {
        const [gateway, proxy] = [await server(), await startProxy()];
        const all = { ALL_PROXY: "socks5://proxy:1080", ...environment(proxy) };
        expect(await post(at(gateway), all)).toMatchObject({ body: "done" });
    });

    test("which does not matter where the endpoint has no TLS, and so is on this computer", async () => {
        const gateway = await startTcp(
            () => undefined,
            (socket) => socket.write(ok),
        );
        const environment = { ALL_PROXY: "socks5://proxy:1080" };
        expect(await post(`http://127.0.0.1:${gateway.port}`, environment)).toMatchObject({ body: "done" });
    });
});
