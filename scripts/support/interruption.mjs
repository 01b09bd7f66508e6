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

/**
 * Ends us when npm does. npm starts its scripts by a shell, and a signal to npm ends that shell and never comes to us.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function endWithNpm(env = process.env) {
    if (env["npm_lifecycle_event"] === undefined) {
        return;
    }
    const parent = process.ppid;
    const timer = setInterval(() => {
        if (process.ppid !== parent) {
            clearInterval(timer);
            install();
            process.kill(process.pid, "SIGTERM");
        }
    }, 500);
    timer.unref();
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
