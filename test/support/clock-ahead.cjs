// Preloaded into a process whose computer's clock is ten minutes ahead.
const real = Date.now;
const ahead = 10 * 60_000;
globalThis.Date = class extends Date {
    constructor(...args) {
        super(...(args.length === 0 ? [real() + ahead] : args));
    }
    static now() {
        return real() + ahead;
    }
};
