// What the user reads about recipients.

/** The key pair that a message is about. */
interface NamedKey {
    readonly name: string;
    readonly fingerprint?: string;
}

/** The recipients changed, and nobody here can decrypt the key. */
export function otherRecipients({ name, fingerprint }: NamedKey): string {
    return (
        `Key pair "${name}": its recipients changed. Only the old ones can decrypt its private key, so the key (${fingerprint ?? "unknown"}) is exchanged for a new one. ` +
        "To give the same key to somebody else, keep the recipients and encrypt a copy: `age -d -i YOUR_IDENTITY FILE | age -a -r NEW_RECIPIENT`."
    );
}

/** The recipients are gone. */
export function noLongerEncrypted({ name, fingerprint }: NamedKey): string {
    return (
        `Key pair "${name}": it has no recipients any more, so its key (${fingerprint ?? "unknown"}) is exchanged for one whose private key is in the state. ` +
        "If that is not what you want, set recipients again."
    );
}

/** A key in the state gets recipients. */
export function stillInOldStates({ name }: NamedKey): string {
    return (
        `Key pair "${name}": its private key is encrypted to the recipients and leaves the state. The key stays the same, and older versions of the state (history, backups) still have it. ` +
        "Change keepers, too, to get a key that never was in a state."
    );
}

/** Another format for a key that nobody here can decrypt. */
export function fixedFormat({ name }: NamedKey): string {
    return (
        `Cannot change privateKeyFormat of the key pair "${name}": its private key is encrypted, and only its recipients can decrypt it. Nothing was changed. What you can do: ` +
        "undo the change; change keepers, too, which exchanges the key for a new one in the new format; " +
        "or convert your own copy: decrypt it with `age -d`, then run `ssh-keygen -p` or `puttygen`."
    );
}
