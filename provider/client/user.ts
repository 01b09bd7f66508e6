/** A user at TWCC. */
export interface User {
    readonly id: string;
    readonly username?: string;
}

/** A user's name in messages. */
export function userName(user: User): string {
    return user.username === undefined ? user.id : `${user.username} (${user.id})`;
}
