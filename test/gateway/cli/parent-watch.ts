const INTERVAL_MS = 500;

/** Calls `gone` once the process is no more. */
export function watchParent(pid: number, gone: () => void): void {
    // A parent that ended but was not reaped still answers to signal 0; its children know better.
    const isRealParent = process.ppid === pid;
    const timer = setInterval(() => {
        if (!isAlive(pid) || (isRealParent && process.ppid !== pid)) {
            clearInterval(timer);
            gone();
        }
    }, INTERVAL_MS);
    timer.unref();
}

function isAlive(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        return (error as NodeJS.ErrnoException).code === "EPERM"; // somebody else's, but there
    }
}
