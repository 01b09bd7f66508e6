/** The fingerprint and the age of a key, as messages show them. */
export function describe(key: { readonly fingerprint: string; readonly createTime?: string }): string {
    return key.createTime === undefined ? key.fingerprint : `${key.fingerprint}, created ${key.createTime}`;
}
