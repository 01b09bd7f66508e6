// What has to be undone when the process ends, however it ends (all but kill -9).
import * as os from "node:os";

const SIGNALS = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/** @type {Set<() => void>} */
const cleanups = new Set();
/** While a child has the foreground, signals are its business: we end when it does. */
let foreground = /** @type {((signal: NodeJS.Signals) => void) | undefined} */ (undefined);
let installed = false;

/**
 * Runs `cleanup` (synchronous) when the process ends. The returned function takes it back.
 * @param {() => void} cleanup
 */
export function atExit(cleanup) {
    install();
    cleanups.add(cleanup);
    return () => {
        cleanups.delete(cleanup);
    };
}

/**
 * From now on signals go to `receive` instead of ending us. The returned function ends that.
 * @param {(signal: NodeJS.Signals) => void} receive
 */
export function handSignalsTo(receive) {
    install();
    foreground = receive;
    return () => {
        foreground = undefined;
    };
}

function install() {
    if (installed) {
        return;
    }
    installed = true;
    process.on("exit", () => {
        for (const cleanup of cleanups) {
            cleanup();
        }
    });
    for (const signal of SIGNALS) {
        process.on(signal, () => {
            if (foreground) {
                foreground(signal);
            } else {
                process.exit(128 + os.constants.signals[signal]);
            }
        });
    }
}
