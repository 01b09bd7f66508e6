// One line that says what a long step is doing: rewritten in a terminal, repeated every few seconds elsewhere.

/** A step that ends sooner than this says nothing. */
const QUIET_MS = 2_000;

/**
 * Starts to show `line()`; the returned function ends it.
 * @param {() => string} line
 * @param {{ since?: number | undefined, stream?: NodeJS.WriteStream }} [options] since: when the work began, if not now.
 * @returns {() => void}
 */
export function showProgress(line, { since, stream = process.stderr } = {}) {
    const started = Date.now();
    let shown = false;
    const show = () => {
        if (Date.now() - started < QUIET_MS) {
            return;
        }
        shown = true;
        const text = `${line()}, ${duration(Date.now() - (since ?? started))}`;
        stream.write(stream.isTTY ? `\r\x1b[K${fit(text, stream.columns)}` : `${text}\n`);
    };
    const timer = setInterval(show, stream.isTTY ? 1_000 : 5_000);
    return () => {
        clearInterval(timer);
        if (shown && stream.isTTY) {
            stream.write("\r\x1b[K");
        }
    };
}

/** @param {number} ms @returns {string} "45 s", "2 min 10 s" */
export function duration(ms) {
    const seconds = Math.round(ms / 1_000);
    return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * A line longer than the terminal would wrap, and could not be rewritten.
 * @param {string} text
 * @param {number | undefined} columns
 */
const fit = (text, columns = 80) => (text.length < columns ? text : `${text.slice(0, Math.max(columns - 2, 10))}…`);
