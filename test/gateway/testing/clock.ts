/**
 * Stops the clock of a gateway that runs in this process, and moves it by hand: on a busy machine no status is missed.
 * `jest.restoreAllMocks()` lets it run again.
 */
export function stopClock(): { move(milliseconds: number): void } {
    let now = Date.now();
    jest.spyOn(Date, "now").mockImplementation(() => now);
    return { move: (milliseconds) => void (now += milliseconds) };
}
