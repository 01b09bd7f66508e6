/** Tells of each step when it has ended: jest itself is silent until the last one. */
export default class Progress {
    /**
     * @param {unknown} _file
     * @param {{ ancestorTitles: string[], title: string, status: string, duration?: number | null }} step
     */
    onTestCaseResult(_file, { ancestorTitles, title, status, duration }) {
        const seconds = Math.round((duration ?? 0) / 1_000);
        console.error(
            `${status === "passed" ? "ok" : status}: ${[...ancestorTitles, title].join(": ")} (${seconds} s)`,
        );
    }
}
