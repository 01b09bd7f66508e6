import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { parseAccounts } from "../accounts";
import type { GatewayOptions } from "../gateway";

export const USAGE = `A local TWCC gateway for demonstration and tests, on 127.0.0.1 only.

  --port N            port (default 0: a free one)
  --data FILE         where the state is kept (default: in memory only)
  --latency MS        wait before every answer
  --accounts FILE     JSON list of {id, username, apiKey, displayName?, email?, expiredApiKey?, access?: full|read|none,
                      projects?: [code]}
  --platform NAME     a known platform; may be repeated (default: openstack-taichung-default-2 and -3)
  --quota N           key pairs a user may have on one platform (default 100)
  --spare-keys N      make so many keys in advance, as making one takes a while (default 0)
  --boot-delay MS     what an instance takes from its creation until it is Ready (default 4000)
  --delete-delay MS   what it takes to go (default 1000)
  --log FILE          append every request as a line of JSON, without the API key
  --log-bodies        with the request bodies
  --sshd FILE|none    OpenSSH's server for the machines; none: the package ssh2 (default: sshd where it is installed)
  --made-keys FILE    append every private key that is made, as a JSON string a line
  --tls-key FILE      serve HTTPS with this key (PEM) …
  --tls-cert FILE     … and this certificate
  --parent PID        end when this process is gone
  --help              this text
`;

export interface CommandLine {
    readonly help: boolean;
    readonly gateway: GatewayOptions;
    readonly parent: number | undefined;
}

/** Throws an error whose message is for the user. */
export function parseCommandLine(args: readonly string[]): CommandLine {
    const { values } = parseArgs({
        args: [...args],
        options: {
            port: { type: "string" },
            data: { type: "string" },
            latency: { type: "string" },
            accounts: { type: "string" },
            platform: { type: "string", multiple: true },
            quota: { type: "string" },
            "spare-keys": { type: "string" },
            "boot-delay": { type: "string" },
            "delete-delay": { type: "string" },
            log: { type: "string" },
            "log-bodies": { type: "boolean" },
            "made-keys": { type: "string" },
            "tls-key": { type: "string" },
            "tls-cert": { type: "string" },
            sshd: { type: "string" },
            parent: { type: "string" },
            help: { type: "boolean" },
        },
    });
    return {
        help: values.help ?? false,
        parent: wholeNumber("--parent", values.parent),
        gateway: {
            port: wholeNumber("--port", values.port),
            dataFile: values.data,
            latency: wholeNumber("--latency", values.latency),
            accounts: values.accounts === undefined ? undefined : parseAccounts(readJson(values.accounts)),
            platforms: values.platform,
            keypairQuota: wholeNumber("--quota", values.quota),
            spareKeys: wholeNumber("--spare-keys", values["spare-keys"]),
            bootDelay: wholeNumber("--boot-delay", values["boot-delay"]),
            deleteDelay: wholeNumber("--delete-delay", values["delete-delay"]),
            logFile: values.log,
            logBodies: values["log-bodies"],
            sshd: values.sshd === "none" ? null : values.sshd,
            madeKeysFile: values["made-keys"],
            tls: readTls(values["tls-key"], values["tls-cert"]),
        },
    };
}

function wholeNumber(option: string, value: string | undefined): number | undefined {
    if (value !== undefined && !/^\d{1,9}$/.test(value)) {
        throw new Error(`${option} takes a whole number.`);
    }
    return value === undefined ? undefined : Number(value);
}

function readTls(keyFile: string | undefined, certFile: string | undefined): GatewayOptions["tls"] {
    if (keyFile === undefined && certFile === undefined) {
        return undefined;
    }
    if (keyFile === undefined || certFile === undefined) {
        throw new Error("--tls-key and --tls-cert go together.");
    }
    return { key: readFileSync(keyFile, "utf8"), cert: readFileSync(certFile, "utf8") };
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));
