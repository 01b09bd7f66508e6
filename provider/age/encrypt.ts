import type * as age from "age-encryption";
import { UserError } from "../core/errors";
import { sshRecipient } from "./ssh-recipient";

/**
 * Encrypts a text to recipients in their standard form, as an armored age file.
 * @throws {UserError} that names the recipient by its index.
 */
export async function encryptTo(recipients: readonly string[], text: string): Promise<string> {
    const library = await loadAge();
    try {
        return await encrypted(library, [...new Set(recipients)], text);
    } catch {
        throw await explained(library, recipients);
    }
}

/**
 * Fails as {@link encryptTo} would, before there is a key to encrypt. It loads the library, and encrypts nothing to the
 * recipients.
 */
export async function prepareEncryption(recipients: readonly string[]): Promise<void> {
    await encryptTo(recipients, "");
}

async function encrypted(library: typeof age, recipients: readonly string[], text: string): Promise<string> {
    const encrypter = new library.Encrypter();
    for (const recipient of recipients) {
        encrypter.addRecipient(recipient.startsWith("age1") ? recipient : sshRecipient(library, recipient));
    }
    return library.armor.encode(await encrypter.encrypt(text));
}

/** Loaded when it is first needed: without recipients nobody waits for it. */
async function loadAge(): Promise<typeof age> {
    try {
        return await import("age-encryption");
    } catch (error) {
        const { code = "unknown" } = error as { readonly code?: string };
        throw new UserError(
            `The private key cannot be encrypted, since the package age-encryption cannot be loaded (${code}): install the program's packages again.`,
        );
    }
}

/** The library does not say which recipient it cannot encrypt to. */
async function explained(library: typeof age, recipients: readonly string[]): Promise<UserError> {
    for (const [index, recipient] of recipients.entries()) {
        const usable = await encrypted(library, [recipient], "").then(
            () => true,
            () => false,
        );
        if (!usable) {
            return new UserError(
                `recipients[${index}] cannot be encrypted to: it is a point that is not on its curve, or anybody could decrypt what is encrypted to it. Remove it, or ask its owner for a new one.`,
            );
        }
    }
    return new UserError("The private key cannot be encrypted: the package age-encryption failed. Run it again.");
}
