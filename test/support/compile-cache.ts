/**
 * Where Node keeps compiled code, for processes whose environment is otherwise empty. Most processes of the tests load
 * Pulumi's SDK and little else, and start in two thirds of the time with it. Node 20 ignores the variable.
 */
export function compileCache(): Record<string, string> {
    const { NODE_COMPILE_CACHE: folder } = process.env;
    return folder === undefined ? {} : { NODE_COMPILE_CACHE: folder };
}
