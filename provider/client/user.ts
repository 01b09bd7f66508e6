/** A user of TWCC. */
export interface User {
    readonly id: string;
    readonly username?: string;
}

/** How a user is named in messages. */
export function userName(user: User): string {
    return user.username === undefined ? user.id : `${user.username} (${user.id})`;
}
