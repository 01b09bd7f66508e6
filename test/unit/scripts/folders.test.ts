import { load } from "./load";

interface Surroundings {
    env: NodeJS.ProcessEnv;
    platform: string;
    home: string;
}
interface Folders {
    cacheFolder: (surroundings: Surroundings) => string;
    dataFolder: (surroundings: Surroundings) => string;
}

test.each([
    ["linux", {}, "/h/.cache/pulumi-twcc", "/h/.local/share/pulumi-twcc"],
    ["linux", { XDG_CACHE_HOME: "/c", XDG_DATA_HOME: "/d" }, "/c/pulumi-twcc", "/d/pulumi-twcc"],
    ["linux", { XDG_CACHE_HOME: "not/absolute" }, "/h/.cache/pulumi-twcc", "/h/.local/share/pulumi-twcc"],
    ["darwin", {}, "/h/Library/Caches/pulumi-twcc", "/h/Library/Application Support/pulumi-twcc"],
    ["win32", { LOCALAPPDATA: "C:\\L" }, "C:\\L\\pulumi-twcc\\cache", "C:\\L\\pulumi-twcc"],
])("%s with %j", async (platform, env, cache, data) => {
    const { cacheFolder, dataFolder } = await load<Folders>("support/folders.mjs");
    expect(cacheFolder({ env, platform, home: "/h" })).toBe(cache);
    expect(dataFolder({ env, platform, home: "/h" })).toBe(data);
});
