import { failedLookUp, sentenceOfFailedLookUp } from "../support/failed-look-up";
import { startWorld, type World } from "./gateway-and-stack";

jest.setTimeout(180_000);

describe("a look-up that fails, whose properties meet in all and interpolate", () => {
    let project: World["project"];
    let stop: World["stop"];
    beforeAll(async () => {
        ({ project, stop } = await startWorld());
        project.write(failedLookUp);
    });
    afterAll(() => stop());

    test.each([["preview"], ["up"]])("ends %s with its sentence, soon and in little memory", async (command) => {
        const options = command === "up" ? ["--yes", "--skip-preview"] : [];
        const { code, output } = await project.pulumi(command, ...options);
        expect(code).not.toBe(0);
        expect(output).toContain(sentenceOfFailedLookUp);
        expect(output).not.toMatch(/\n\s+at /);
        expect(await project.resources()).toEqual([]);
    });
});
