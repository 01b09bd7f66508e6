import { readState, type State, writeState } from "./state-file";

/** All that the gateway remembers. What a record means is known by its resource only. */
export class Store {
    private tables: State;
    private watcher: () => void = () => undefined;

    /** Without a file nothing survives the process. */
    constructor(private readonly file?: string) {
        this.tables = file === undefined ? {} : readState(file);
    }

    rows(table: string): readonly unknown[] {
        return this.tables[table] ?? [];
    }

    /** Written to the file first: what was answered has been kept, and a failed write changes nothing. */
    replace(table: string, rows: readonly unknown[]): void {
        const next = { ...this.tables, [table]: rows };
        if (this.file !== undefined) {
            writeState(this.file, next);
        }
        this.tables = next;
        this.watcher();
    }

    /** Called after every change. */
    watch(watcher: () => void): void {
        this.watcher = watcher;
    }
}
