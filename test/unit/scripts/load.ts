import * as path from "node:path";
import { pathToFileURL } from "node:url";

/** Loads one of the plain ES modules of scripts/, which TypeScript does not see, as the type that a test expects. */
export async function load<T>(file: string): Promise<T> {
    const url = pathToFileURL(path.resolve(__dirname, "../../../scripts", file)).href;
    return (await import(url)) as T;
}
