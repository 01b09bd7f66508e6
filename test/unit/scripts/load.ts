import * as path from "node:path";
import { pathToFileURL } from "node:url";

/** Loads one of the ES modules of scripts/, as the type that a test expects: tsconfig.json does not include JavaScript. */
export async function load<T>(file: string): Promise<T> {
    const url = pathToFileURL(path.resolve(__dirname, "../../../scripts", file)).href;
    return (await import(url)) as T;
}
