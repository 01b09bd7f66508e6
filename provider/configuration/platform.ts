/** The platform if none is configured. */
export const defaultPlatform = "openstack-taichung-default-2";

/** Whether a text can be a platform. It becomes a part of the URLs of calls. */
export function isPlatform(text: string): boolean {
    return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text);
}

/** What is wrong with a platform that is given as an argument; `undefined` if it is valid. Never repeats it. */
export function problemOfPlatform(text: string): string | undefined {
    return isPlatform(text) ? undefined : `has to be a name like ${defaultPlatform}`;
}
