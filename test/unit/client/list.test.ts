import { TwccClient } from "../../../provider/client";
import type { Answer } from "../../../provider/client/http/answer";
import type { Transport } from "../../../provider/client/http/transport";
import { Deadline } from "../../../provider/core/deadline";
import { configurationWith } from "../keypair/view";

const server = (id: number) => ({ id, site: id + 1000, keypair: `k${id}` });
const apiKey = "an-api-key";

/** The servers that come of these answers, and what was asked for. */
async function serversOf(...answers: { body: unknown; headers?: Answer["headers"]; status?: number }[]) {
    const asked: string[] = [];
    const transport: Transport = ({ url }) => {
        asked.push(url);
        const { body, headers = {}, status = 200 } = answers[asked.length - 1] ?? { body: "no more" };
        return Promise.resolve({ status, headers, body: JSON.stringify(body) });
    };
    const configuration = configurationWith({ "twcc:endpoint": "https://twcc.example/gate", "twcc:platform": "p" });
    const client = new TwccClient(configuration, configuration.apiKey!, transport);
    const bounds = { deadline: new Deadline(0), log: { info: () => undefined, warn: () => undefined } };
    const ended = await client
        .servers("p")
        .list(7, bounds)
        .then(
            (servers) => servers.map(({ id }) => id),
            (error: unknown) => (error as Error).message,
        );
    return { ended, asked };
}

const first = "https://twcc.example/gate/api/v3/p/servers/?project=7";
const page = (ids: number[], next: string | null, more: Readonly<Record<string, unknown>> = {}) => ({
    body: { count: ids.length, next, previous: null, results: ids.map(server), ...more },
});

test("an array is whole", async () => {
    expect(await serversOf({ body: [1, 2].map(server) })).toEqual({ ended: [1, 2], asked: [first] });
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    expect((await serversOf({ body: hundred.map(server) })).ended).toEqual(hundred);
    expect((await serversOf({ body: [1].map(server), headers: { "x-total-count": "1" } })).ended).toEqual([1]);
});

test("a page that is the only one is whole", async () => {
    expect(await serversOf(page([1, 2], null))).toEqual({ ended: [1, 2], asked: [first] });
});

test("pages are followed, with our own arguments", async () => {
    const next = first.replace("project=7", "page=2&project=8");
    const { ended, asked } = await serversOf(page([1, 2], next, { count: 3 }), page([3], null, { previous: first }));
    expect(ended).toEqual([1, 2, 3]);
    expect(asked).toEqual([first, "https://twcc.example/gate/api/v3/p/servers/?page=2&project=7"]);
});

test("pages that a header names are followed", async () => {
    const headers = { link: `<${first}>; rel="prev", </api/v3/p/servers/?page=2>; rel="next"`, "x-total-count": "2" };
    const { ended, asked } = await serversOf({ body: [server(1)], headers }, { body: [server(2)] });
    expect(ended).toEqual([1, 2]);
    expect(asked[1]).toBe("https://twcc.example/gate/api/v3/p/servers/?page=2&project=7");
});

test("another host is never asked, which the API key would go to", async () => {
    const { asked, ended } = await serversOf(page([1], "http://10.0.0.7:8000/servers/?page=2"), page([2], null));
    expect(asked.map((url) => new URL(url).origin)).toEqual(["https://twcc.example", "https://twcc.example"]);
    expect(ended).toEqual([1, 2]);
});

const partial = "but its list of servers is incomplete";

test.each<[string, Parameters<typeof serversOf>]>([
    ["a next page elsewhere", [page([1], "https://evil.example/other/?page=2")]],
    ["a next page that is no address", [page([1], "http://")]],
    ["a next page that is no text", [{ body: { next: 2, results: [server(1)] } }]],
    ["a next page that repeats the API key", [page([1], `${first}&key=${apiKey}`)]],
    ["a next page that is this one", [page([1], first)]],
    ["a next page after an empty one", [page([], `${first}&page=2`)]],
    ["pages in a circle", [page([1], `${first}&page=2`), page([2], `${first}&page=2`)]],
    ["a count that is larger", [page([1], null, { count: 2 })]],
    ["a header with a larger count", [{ body: [server(1)], headers: { "x-total-count": "2" } }]],
    ["a beginning that is elsewhere", [page([2], null, { previous: first })]],
    ["206", [{ body: [server(1)], status: 206 }]],
])("a part is not taken for the whole: %s", async (_what, answers) => {
    const { ended, asked } = await serversOf(...answers);
    expect(ended).toMatch(/^GET servers\/\?.*: TWCC answered 20[06], /);
    expect(ended).toContain(partial);
    expect(ended).not.toContain(apiKey);
    expect(asked).toHaveLength(answers.length);
    for (const url of asked) expect(url).toMatch(/^https:\/\/twcc\.example\/gate\/api\/v3\/p\/servers\/\?/);
});

test.each<[string, unknown]>([
    ["no list", { message: "soon" }],
    ["results that are none", { results: "soon" }],
    ["an entry that cannot be read", [server(1), { keypair: "k2" }]],
    ["an entry that is no object", [server(1), 2]],
])("%s is not taken for a list", async (_what, body) => {
    expect((await serversOf({ body })).ended).toContain("its body is not a list of servers");
});
