// Shows what the long steps are doing: with ora in a terminal; elsewhere as a line every few seconds, where ora prints one
// line and is silent then (a CI system may end a silent job, and the engine takes ten minutes).
import ora from "ora";

const terminal = process.stderr.isTTY === true;
// discardStdin would take Ctrl-C from the terminal.
const spinner = ora({ isEnabled: terminal, discardStdin: false });

/** @type {Set<() => string>} Steps run side by side, and a terminal has one spinner. */
const steps = new Set();

/**
 * Shows `line()` from now on, unless the step ends soon. The returned function ends that.
 * @param {() => string} line
 * @param {{ since?: number | undefined }} [options] since: when the work began, if not now.
 * @returns {() => void}
 */
export function showProgress(line, { since = Date.now() } = {}) {
    const step = () => `${line()}, ${duration(Date.now() - since)}`;
    steps.add(step);
    const timer = terminal
        ? setInterval(() => {
              spinner.start([...steps].map((one) => one()).join("\n"));
          }, 1_000)
        : setInterval(() => console.error(step()), 5_000);
    return () => {
        clearInterval(timer);
        steps.delete(step);
        if (steps.size === 0) {
            spinner.stop();
        }
    };
}

/** @param {number} ms @returns {string} "45 s", "2 min 10 s" */
function duration(ms) {
    const seconds = Math.round(ms / 1_000);
    return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
