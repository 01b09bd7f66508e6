/** The code of a system's error, such as ENOENT, or "". */
export function codeOf(error: unknown): string {
    const { code } = error as { readonly code?: unknown };
    return typeof code === "string" ? code : "";
}
