import { type Gateway, type Rule, startGateway } from "./index";
import { Client } from "./testing/client";
import { request } from "./testing/http";
import { HEADERS, PROJECT, SiteClient, UBUNTU } from "./testing/sites";

let gateway: Gateway;
let alice: Client;

beforeEach(async () => {
    gateway = await startGateway({ bootDelay: 50 });
    alice = new Client(gateway);
});
afterEach(() => gateway.close());

const put = (rules: unknown) =>
    request(gateway.endpoint, "/_gateway/faults", { method: "PUT", body: JSON.stringify(rules) });
const arm = async (...rules: Rule[]) => {
    expect((await put(rules)).status).toBe(204);
};

describe("which requests are struck", () => {
    const fault = { kind: "status", status: 500 } as const;
    const statuses = async (count: number, who = alice) => {
        const seen: number[] = [];
        for (let i = 0; i < count; i++) {
            seen.push((await who.list()).status);
        }
        return seen;
    };

    test.each<[string, Omit<Rule, "fault">, number[]]>([
        ["once unless told", { match: {} }, [500, 200, 200, 200]],
        ["times", { match: {}, times: 2 }, [500, 500, 200, 200]],
        ["always", { match: {}, times: "always" }, [500, 500, 500, 500]],
        ["nth", { match: { nth: 2 } }, [200, 500, 200, 200]],
        ["nth and times", { match: { nth: 2 }, times: 2 }, [200, 500, 500, 200]],
        ["method", { match: { method: "POST" } }, [200, 200, 200, 200]],
        ["method in small letters", { match: { method: "get" } }, [500, 200, 200, 200]],
        ["path", { match: { path: "/keypairs/$" } }, [500, 200, 200, 200]],
        ["another path", { match: { path: "/keypairs/.+" } }, [200, 200, 200, 200]],
        ["account by name", { match: { account: "alice" } }, [500, 200, 200, 200]],
        ["account by id", { match: { account: "1001" } }, [500, 200, 200, 200]],
        ["another account", { match: { account: "bob" } }, [200, 200, 200, 200]],
    ])("%s", async (_, rule, expected) => {
        await arm({ ...rule, fault });

        expect(await statuses(4)).toEqual(expected);
    });

    test("a name, in the path and in the body, counts as one", async () => {
        await arm({ match: { name: "^a b$", nth: 2 }, times: "always", fault });
        const other = await alice.read("a");
        const seen = [await alice.read("a b"), await alice.create({ name: "a b" }), await alice.read("a b")];

        expect([other, ...seen].map(({ status }) => status)).toEqual([404, 404, 500, 500]);
    });

    test("a project, in the query, the body, the path, and as that of a site or server, counts as one", async () => {
        const sites = new SiteClient(gateway);
        await alice.create({ name: "k1" });
        await sites.until((await sites.create()).id, "Ready");
        await arm({ match: { project: "ENT101001", nth: 2 }, times: "always", fault });
        const about = [
            await sites.call("projects/?name=ENT101001"),
            await sites.goc(`solutions/?project=${PROJECT}&category=os`),
            await sites.call(`projects/${PROJECT}/solutions/${UBUNTU}/`),
            await sites.post({ name: "web-02", project: PROJECT, solution: UBUNTU }, HEADERS),
            await sites.read(2_000_001),
            await sites.call("servers/3000001/"),
        ];
        const others = [await sites.call("projects/"), await alice.list(), await sites.read(2_000_002)];

        expect(about.map(({ status }) => status)).toEqual([200, 500, 500, 500, 500, 500]);
        expect(others.map(({ status }) => status)).toEqual([200, 200, 404]);
    });

    test("the first rule whose turn it is strikes; all that match count", async () => {
        await arm({ match: { nth: 2 }, fault }, { match: {}, times: "always", fault: { kind: "status", status: 502 } });

        expect(await statuses(3)).toEqual([502, 500, 502]);
        expect(gateway.faults.list()).toMatchObject([
            { matched: 3, applied: 1 },
            { matched: 3, applied: 2 },
        ]);
    });

    test("GET shows the rules and their counts, DELETE takes them away, control requests are never struck", async () => {
        await arm({ match: {}, times: "always", fault });
        await statuses(2);

        const shown = await request(gateway.endpoint, "/_gateway/faults");
        expect(shown.json()).toEqual([{ match: {}, times: "always", fault, matched: 2, applied: 2 }]);
        expect((await request(gateway.endpoint, "/_gateway/faults", { method: "DELETE" })).status).toBe(204);
        expect(await statuses(1)).toEqual([200]);
    });
});

describe("rules that could never do what they say are refused, and the old ones stay", () => {
    const cut = { kind: "cut-before" };
    test.each<[string, unknown]>([
        ["no list", { match: {}, fault: cut }],
        ["no fault", [{ match: {} }]],
        ["an unknown kind", [{ fault: { kind: "explode" } }]],
        ["a kind that every object has", [{ fault: { kind: "constructor" } }]],
        ["a misspelt match", [{ match: { metod: "GET" }, fault: cut }]],
        ["a misspelt field", [{ fault: { kind: "hang", acting: true } }]],
        ["a broken expression", [{ match: { path: "(" }, fault: cut }]],
        ["nth 0", [{ match: { nth: 0 }, fault: cut }]],
        ["times 0", [{ times: 0, fault: cut }]],
        ["no status", [{ fault: { kind: "status" } }]],
        ["a status that HTTP lacks", [{ fault: { kind: "status", status: 999 } }]],
        ["a body without a change", [{ fault: { kind: "body" } }]],
        ["two changes of a body", [{ fault: { kind: "body", size: 1, shorten: 1 } }]],
    ])("%s", async (_, rules) => {
        await arm({ match: { method: "PATCH" }, fault: { kind: "cut-before" } });

        const reply = await put(rules);

        expect(reply.status).toBe(400);
        expect((reply.json() as { message: string }).message).not.toBe("");
        expect(gateway.faults.list()).toHaveLength(1);
    });
});
