/**
 * The SDK's own functions that take a call stack while a resource is constructed: the first in 3.150, 3.248 and 3.270, the
 * second not yet in 3.150.
 */
const leakDetector = "debuggablePromise";
const sourceTrace = "callsites";

type Prepare = (error: Error, frames: NodeJS.CallSite[]) => unknown;

/**
 * Spares what the SDK's call stacks cost, until the answer is called. While a resource is constructed the SDK takes one
 * for each of some sixty promises, which is shown only to who sets PULUMI_DEBUG_PROMISE_LEAKS: mapped to the program's
 * sources, they are half of the program's time (docs/performance). And it takes one for the state, where the places of
 * Pulumi's runner are 500 bytes of a key pair, and others on each machine: that one ends with the program's outermost
 * frame.
 *
 * Every other error keeps its stack. This is no wrapper around a constructor's `super`, since the SDK counts the frames
 * between itself and the program.
 */
export function spareCallStacks(): () => void {
    // Node's types say that it is there; it is in newer ones.
    const original = Reflect.get(Error, "prepareStackTrace") as Prepare | undefined;
    // Node's own mapping of sources looks whether the function is still its own, and would not map.
    if (original === undefined || process.sourceMapsEnabled) return () => undefined;
    const leaksWanted = Boolean(process.env.PULUMI_DEBUG_PROMISE_LEAKS);
    const sparing: Prepare = (error, frames) => {
        const taker = frames[0]?.getFunctionName();
        if (taker === leakDetector && !leaksWanted) return "";
        return original(error, taker === sourceTrace ? untilProgram(frames) : frames);
    };
    // Not an assignment, which throws where somebody froze Error.
    Reflect.set(Error, "prepareStackTrace", sparing);
    return () => {
        Reflect.set(Error, "prepareStackTrace", original);
    };
}

/** Without the outer frames that are Node's and installed packages'; all of them, where no other is there. */
function untilProgram(frames: NodeJS.CallSite[]): NodeJS.CallSite[] {
    const outermost = frames.findLastIndex((frame) => isOfProgram(frame.getFileName()));
    return outermost < 0 ? frames : frames.slice(0, outermost + 1);
}

function isOfProgram(file: string | null | undefined): boolean {
    return typeof file === "string" && !file.startsWith("node:") && !/[\\/]node_modules[\\/]/.test(file);
}
