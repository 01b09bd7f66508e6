// Cleans up when the process ends, however it ends (except by kill -9). Own code: the lock for `npm ci` needs it before the
// packages are installed, so signal-exit cannot do it.
import * as os from "node:os";

const SIGNALS = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/** @type {Set<() => void>} */
const cleanups = new Set();
/** @type {((signal: NodeJS.Signals) => void) | undefined} While a child has the foreground, it gets the signals. */
let foreground;
let installed = false;

/**
 * Runs `cleanup` (synchronous) when the process ends. The returned function cancels that.
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
 * From now on signals go to `receive` and do not end this process. The returned function cancels that.
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
 * Ends this process when npm ends. npm starts its scripts in a shell: a signal to npm ends the shell, and never gets here.
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
