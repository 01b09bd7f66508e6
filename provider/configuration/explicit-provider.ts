/** A provider that the program creates: its arguments take the place of the stack's configuration. */
export interface ExplicitProvider {
    /** Its name in the program. */
    readonly name: string;
}
