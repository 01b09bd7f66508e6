// The programs to measure and compare, each of N resources, and the modules that they load.

const head = 'const pulumi = require("@pulumi/pulumi");\nconst count = Number(process.env.BENCH_COUNT);\n';
const outputs = `name publicKey privateKey fingerprint fingerprintSha256 algorithm bits createTime owner platform drift`;

/** The provider of the floor: it answers values as long as ours, and does nothing. */
export const noop = `
const outs = (name) => ({
    name, publicKey: "p".repeat(81) + name, privateKey: "k".repeat(404), fingerprint: "f".repeat(47),
    fingerprintSha256: "s".repeat(50), algorithm: "ED25519", bits: 256, createTime: "2026-11-24T00:00:00Z",
    owner: "1001", platform: "openstack-taichung-default-2",
});
module.exports = {
    configure: async () => undefined,
    check: async (olds, news) => ({ inputs: { name: olds.name ?? news.logicalName + "-0123abc", autoNamed: true }, failures: [] }),
    diff: async () => ({ changes: false }),
    create: async (inputs) => ({ id: inputs.name, outs: outs(inputs.name) }),
    read: async (id, props) => ({ id, props }),
    update: async (id, olds, news) => ({ outs: outs(news.name) }),
    delete: async () => undefined,
};
`;

const floor = `${head}
const provider = {
    configure: async (request) => require("noop-provider").configure(request),
    check: async (olds, news) => require("noop-provider").check(olds, news),
    diff: async (id, olds, news) => require("noop-provider").diff(id, olds, news),
    create: async (inputs) => require("noop-provider").create(inputs),
    read: async (id, props) => require("noop-provider").read(id, props),
    update: async (id, olds, news) => require("noop-provider").update(id, olds, news),
    delete: async (id, props) => require("noop-provider").delete(id, props),
};
const outputs = Object.fromEntries("${outputs}".split(" ").map((name) => [name, undefined]));
class Keypair extends pulumi.dynamic.Resource {
    constructor(name, opts) {
        super(provider, name, { ...outputs, logicalName: name }, { ...opts, additionalSecretOutputs: ["privateKey"] }, "bench", "Keypair");
    }
}
for (let i = 0; i < count; i++) new Keypair("key-" + i);
`;

const ours = `${head}
const twcc = require("pulumi-twcc");
for (let i = 0; i < count; i++) new twcc.Keypair("key-" + i);
`;

const throughPlugin = `${head}
const twcc = require("pulumi-twcc");
const provider = new twcc.Provider("explicit", {});
for (let i = 0; i < count; i++) new twcc.Keypair("key-" + i, {}, { provider });
`;

const encrypted = `${head}
const twcc = require("pulumi-twcc");
const recipients = ["age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"];
for (let i = 0; i < count; i++) new twcc.Keypair("key-" + i, { recipients });
`;

/** A local module of 28 kilobytes, as much as a provider with its own client and key formats has. */
export const formats = Array.from(
    { length: 100 },
    (_, i) => `
exports.format${i} = (key) => {
    const lines = [];
    for (let at = 0; at < key.length; at += 64) lines.push(key.slice(at, at + 64));
    if (lines.length > ${i + 1}00) throw new Error("The key has " + lines.length + " lines, which is more than format ${i} can hold.");
    return lines.join("\\n") + "\\n";
};
`,
).join("");

/** A client as users write one next to their program. Pulumi stores its text in every resource. */
export const client = `
const crypto = require("crypto");
const formats = require("./formats");
const platform = "openstack-taichung-default-2";
async function call(method, name, body) {
    const url = process.env.TWCC_ENDPOINT + "/api/v3/" + platform + "/keypairs/" + (name === "" ? "" : encodeURIComponent(name) + "/");
    const headers = { "x-api-key": process.env.TWCC_API_KEY, "x-api-host": platform, "content-type": "application/json" };
    const response = await fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(method + " " + name + ": " + response.status + " " + (await response.text()));
    return response.text();
}
async function get(name) {
    const text = await call("GET", name);
    return text === undefined ? undefined : JSON.parse(text);
}
function generate(comment) {
    const { publicKey, privateKey } = crypto.generateKeyPairSync("ed25519");
    const raw = publicKey.export({ type: "spki", format: "der" }).subarray(-32);
    const field = (bytes) => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes]);
    const blob = Buffer.concat([field(Buffer.from("ssh-ed25519")), field(raw)]).toString("base64");
    const format = formats["format" + (comment.length % 100)];
    return { publicKey: "ssh-ed25519 " + blob + " " + comment, privateKey: format(privateKey.export({ type: "pkcs8", format: "pem" })) };
}
exports.draw = (name) => name + "-" + crypto.randomBytes(4).toString("hex").slice(0, 7);
exports.create = async (name) => {
    const key = generate(name);
    await call("POST", "", { name, public_key: key.publicKey });
    const { fingerprint, create_time: createTime, user } = await get(name);
    return { name, ...key, fingerprint, createTime, owner: String(user.id), platform };
};
exports.get = get;
exports.remove = (name) => call("DELETE", name);
`;

const naive = `${head}
const client = require("./client");
const provider = {
    check: async (olds, news) => ({ inputs: { name: olds.name ?? client.draw(news.logicalName) }, failures: [] }),
    diff: async (id, olds, news) => ({ changes: olds.name !== news.name }),
    create: async ({ name }) => ({ id: name, outs: await client.create(name) }),
    read: async (id, props) => ((await client.get(id)) === undefined ? { id: "" } : { id, props }),
    delete: async (id) => void (await client.remove(id)),
};
class Keypair extends pulumi.dynamic.Resource {
    constructor(name) {
        super(provider, name, { logicalName: name, publicKey: undefined, privateKey: undefined, fingerprint: undefined }, { additionalSecretOutputs: ["privateKey"] });
    }
}
for (let i = 0; i < count; i++) new Keypair("key-" + i);
`;

/**
 * @typedef {object} Contender What is measured.
 * @property {string} name
 * @property {string} program
 * @property {number} [latency] Of its gateway, in milliseconds. Without it there is no gateway.
 * @property {Record<string, string>} [config]
 * @property {number} [least] The smallest size.
 * @property {number} [most] The largest size.
 * @property {boolean} [once] Whether it runs only once.
 * @property {boolean} [plugin] Whether it needs the plugin.
 */

/** @type {Contender[]} */
export const contenders = [
    { name: "ours", program: ours, latency: 0 },
    { name: "ours, plugin", program: throughPlugin, latency: 0, plugin: true },
    { name: "ours, recipients", program: encrypted, latency: 0, least: 100, most: 100 },
    { name: "ours, 50 ms", program: ours, latency: 50 },
    ...["1", "4", "8"].map((parallelism) => ({
        name: `ours, 50 ms, parallelism ${parallelism}`,
        program: ours,
        latency: 50,
        config: { "twcc:parallelism": parallelism },
        least: 100,
        most: 100,
        once: true,
    })),
    { name: "floor", program: floor },
    { name: "naive", program: naive, latency: 0, most: 100, once: true },
];
