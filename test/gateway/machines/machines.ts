import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { bootEnd, statusOf } from "../resources/sites/lifecycle";
import { changeSite, listSites, type SiteRecord } from "../resources/sites/records";
import type { Store } from "../store";
import type { Guest, LoginServer } from "./guest";
import { publicHostKey } from "./host-key";
import { installedSshd, openSshd, ownUserName } from "./openssh";
import { openSsh2 } from "./ssh2";
import { sshdLetsIn } from "./sshd-proof";
import { MACHINE_HOST, openSshPort, type SshPort } from "./ssh-port";

/** The longest that a timer can wait. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export interface MachineOptions {
    /** OpenSSH's server; null: the package ssh2 instead; undefined: sshd where it is installed. */
    readonly sshd: string | null | undefined;
    /** Where sshd's files go; undefined: a temporary folder. */
    readonly folder: string | undefined;
}

/** How to log in to a machine; TWCC has nothing like it, as its machines have addresses of their own. */
export interface Machine {
    /** The site's id. */
    readonly site: number;
    /** The server's id. */
    readonly server: number;
    readonly hostname: string;
    readonly user: string;
    readonly host: string;
    readonly port: number;
    readonly authorizedKeys: string;
    /** For known_hosts. */
    readonly hostKey: string;
    readonly software: LoginServer["software"];
}

/** Keeps an SSH port open for every Linux instance that is Ready, and for no other. */
export class Machines {
    private readonly open = new Map<number, Promise<SshPort>>();
    private readonly closing = new Set<Promise<void>>();
    private timer: NodeJS.Timeout | undefined;
    private folder: string | undefined;
    private sshd: ReturnType<Machines["findSshd"]> | undefined;
    private closed = false;

    constructor(
        private readonly store: Store,
        private readonly options: MachineOptions,
    ) {}

    start(): void {
        this.store.watch(() => {
            this.follow();
        });
        this.follow();
    }

    /** Those that are up, each with its port open. */
    async list(): Promise<Machine[]> {
        this.follow();
        const ports = this.up().map(async ({ site, guest }) => {
            const opened = await this.open.get(site.id);
            return opened ? [wireMachine(site, guest, opened)] : [];
        });
        return (await Promise.all(ports)).flat();
    }

    async close(): Promise<void> {
        this.closed = true;
        clearTimeout(this.timer);
        for (const id of this.open.keys()) {
            this.shut(id);
        }
        await Promise.all(this.closing);
        this.removeFolder();
    }

    /** Opens and shuts ports as the instances want it now, and comes back when the next one is due. */
    private follow(): void {
        if (this.closed) {
            return;
        }
        const up = this.up();
        const wanted = new Set(up.map(({ site }) => site.id));
        for (const id of this.open.keys()) {
            if (!wanted.has(id)) {
                this.shut(id);
            }
        }
        for (const { site, guest } of up) {
            if (!this.open.has(site.id)) {
                this.open.set(site.id, this.openPort(site, guest));
            }
        }
        this.wakeUpForTheNext();
    }

    private up(): { site: SiteRecord; guest: Guest }[] {
        const now = Date.now();
        return listSites(this.store).flatMap((site) => {
            const guest = guestOf(site);
            return guest && statusOf(site, now) === "Ready" ? [{ site, guest }] : [];
        });
    }

    private openPort(site: SiteRecord, guest: Guest): Promise<SshPort> {
        const opening = this.login(site, guest).then(async (login) => {
            const opened = await openSshPort(login, site.sshPort);
            if (!this.closed && opened.port !== site.sshPort) {
                changeSite(this.store, site.id, { sshPort: opened.port });
            }
            return opened;
        });
        opening.catch((error: unknown) => {
            this.open.delete(site.id); // the next look tries again
            console.error(error);
        });
        return opening;
    }

    private async login(site: SiteRecord, guest: Guest): Promise<LoginServer> {
        this.sshd ??= this.findSshd();
        const sshd = await this.sshd;
        return sshd
            ? openSshd(sshd.program, guest, sshd.user, path.join(this.ownFolder(), String(site.instance.serverId)))
            : openSsh2(guest);
    }

    /** Undefined where the package ssh2 has to do. */
    private async findSshd(): Promise<{ program: string; user: string } | undefined> {
        const program = this.options.sshd === undefined ? installedSshd() : this.options.sshd;
        const user = ownUserName();
        if (program == null || user === undefined) {
            return undefined;
        }
        if (await sshdLetsIn(program, user, path.join(this.ownFolder(), "proof"))) {
            return { program, user };
        }
        this.removeFolder();
        return undefined;
    }

    private ownFolder(): string {
        return (this.folder ??= this.options.folder ?? mkdtempSync(path.join(tmpdir(), "twcc-machines-")));
    }

    private removeFolder(): void {
        if (this.folder !== undefined) {
            rmSync(this.folder, { recursive: true, force: true });
        }
    }

    private shut(id: number): void {
        const opening = this.open.get(id);
        this.open.delete(id);
        const shutting = Promise.resolve(opening)
            .then((opened) => opened?.close())
            .catch(() => undefined) // it never opened, which was said
            .finally(() => this.closing.delete(shutting));
        this.closing.add(shutting);
    }

    private wakeUpForTheNext(): void {
        clearTimeout(this.timer);
        const now = Date.now();
        const due = listSites(this.store)
            .map(bootEnd)
            .filter((end) => end > now);
        if (due.length > 0) {
            const wait = Math.min(Math.min(...due) - now, MAX_TIMER_MS);
            this.timer = setTimeout(() => {
                this.follow();
            }, wait);
            this.timer.unref();
        }
    }
}

/** Undefined for a machine that nobody logs in to by SSH. */
function guestOf({ instance }: SiteRecord): Guest | undefined {
    const { hostname, image, user, authorizedKey, hostKey } = instance;
    return authorizedKey === null || hostKey === null
        ? undefined
        : { hostname, image, user, authorizedKeys: authorizedKey, hostKey };
}

function wireMachine(site: SiteRecord, guest: Guest, { port, login }: SshPort): Machine {
    return {
        site: site.id,
        server: site.instance.serverId,
        hostname: guest.hostname,
        user: login.user,
        host: MACHINE_HOST,
        port,
        authorizedKeys: guest.authorizedKeys,
        hostKey: publicHostKey(guest.hostKey),
        software: login.software,
    };
}
