import { setMaxListeners } from "node:events";
import { type Account, DEMO_ACCOUNTS } from "./accounts";
import { Faults } from "./faults/faults";
import { listen, type Tls } from "./http/listen";
import { type HandlerOptions, handleRequest } from "./request-handler";
import { Machines } from "./machines/machines";
import { madeKeysInto } from "./made-keys";
import { RequestLog } from "./request-log";
import { makeSpares } from "./resources/keypairs/generate";
import { Fates } from "./resources/sites/fates";
import { Store } from "./store";
import { WireLog } from "./wire-log";

/** TWCC's own, and a second one so that a wrong platform shows. */
const PLATFORMS = ["openstack-taichung-default-2", "openstack-taichung-default-3"];

/** Nova's default. */
const KEYPAIR_QUOTA = 100;

/** Long enough to see every status, short enough to wait for. */
const BOOT_DELAY = 4000;
const DELETE_DELAY = 1000;

export interface GatewayOptions {
    /** 0, the default, takes a free one. */
    readonly port?: number | undefined;
    /** Where the state is kept; without it nothing survives the gateway. One gateway a file. */
    readonly dataFile?: string | undefined;
    /** Milliseconds before every answer. */
    readonly latency?: number | undefined;
    readonly accounts?: readonly Account[] | undefined;
    readonly platforms?: readonly string[] | undefined;
    readonly keypairQuota?: number | undefined;
    /** Milliseconds from an instance's creation until it is Ready, and from its deletion until it is gone. */
    readonly bootDelay?: number | undefined;
    readonly deleteDelay?: number | undefined;
    /** Every request is appended to it as a line of JSON, without the API key. */
    readonly logFile?: string | undefined;
    /** Bodies go to the log file too. */
    readonly logBodies?: boolean | undefined;
    /** Every private key that is made is appended to it: what a search for leaked secrets looks for. */
    readonly madeKeysFile?: string | undefined;
    readonly tls?: Tls | undefined;
    /** So many keys are made in advance. */
    readonly spareKeys?: number | undefined;
    /** OpenSSH's server for the machines; null: the package ssh2 instead. Unless told, sshd where it is installed. */
    readonly sshd?: string | null | undefined;
}

export interface Gateway {
    /** `http://127.0.0.1:PORT`, what `twcc:endpoint` takes. */
    readonly endpoint: string;
    readonly accounts: readonly Account[];
    readonly requests: RequestLog;
    readonly faults: Faults;
    readonly store: Store;
    /** Breaks what is open, hanging requests included. */
    close(): Promise<void>;
}

export async function startGateway(options: GatewayOptions = {}): Promise<Gateway> {
    void makeSpares(options.spareKeys ?? 0);
    const closing = new AbortController();
    setMaxListeners(0, closing.signal); // one for each request that waits
    const store = new Store(options.dataFile);
    const folder = options.dataFile === undefined ? undefined : `${options.dataFile}.machines`;
    const handlerOptions: HandlerOptions = {
        world: {
            accounts: options.accounts ?? DEMO_ACCOUNTS,
            platforms: options.platforms ?? PLATFORMS,
            keypairQuota: options.keypairQuota ?? KEYPAIR_QUOTA,
            bootDelay: Math.max(1, options.bootDelay ?? BOOT_DELAY), // at least the answer to the creation
            deleteDelay: options.deleteDelay ?? DELETE_DELAY,
            fates: new Fates(),
            store,
            onMadeKey: madeKeysInto(options.madeKeysFile),
        },
        faults: new Faults(),
        requests: new RequestLog(),
        machines: new Machines(store, { sshd: options.sshd, folder }),
        latency: options.latency ?? 0,
        wireLog: options.logFile === undefined ? undefined : new WireLog(options.logFile, options.logBodies ?? false),
        closed: closing.signal,
    };
    const pending = new Set<Promise<void>>();
    const listener = await listen(
        (request, response) => {
            const handled = handleRequest(handlerOptions, request, response)
                .catch((error: unknown) => {
                    if (!closing.signal.aborted) {
                        console.error(error);
                    }
                    response.socket?.destroy();
                })
                .finally(() => pending.delete(handled));
            pending.add(handled);
        },
        options.port ?? 0,
        options.tls,
    );
    const { world, faults, requests, machines } = handlerOptions;
    machines.start();
    return {
        endpoint: listener.endpoint,
        accounts: world.accounts,
        requests,
        faults,
        store: world.store,
        close: async () => {
            closing.abort();
            await listener.close();
            await machines.close();
            await Promise.all(pending); // nothing is written to the data file afterwards
        },
    };
}
