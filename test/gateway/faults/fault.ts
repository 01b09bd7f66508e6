/** What goes wrong with a request. */
export type Fault =
    /** The connection breaks before anything is done. */
    | { readonly kind: "cut-before" }
    /** All is done, then the connection breaks instead of an answer. */
    | { readonly kind: "cut-after" }
    /** No answer ever; `acted`: but the thing is done. */
    | { readonly kind: "hang"; readonly acted?: boolean | undefined }
    /** Acts after the wait, or when its rule is replaced; `acted`: acts at once and answers then. */
    | { readonly kind: "delay"; readonly ms: number; readonly acted?: boolean | undefined }
    /** This answer instead; `acted`: the thing is done nevertheless. A body that is no string is sent as JSON. */
    | {
          readonly kind: "status";
          readonly status: number;
          readonly body?: unknown;
          readonly headers?: Readonly<Record<string, string>> | undefined;
          readonly acted?: boolean | undefined;
      }
    /** All is done and answered with the right status, but with another body. */
    | ({ readonly kind: "body"; readonly headers?: Readonly<Record<string, string>> | undefined } & BodyChange)
    /** All is done, but the JSON answer (or each entry of a list) lacks these fields; `user.id` for an inner one. */
    | { readonly kind: "drop-fields"; readonly fields: readonly string[] };

export type BodyChange =
    /** This text. */
    | { readonly body: string }
    /** Announces the whole body, sends its first n bytes and breaks the connection. */
    | { readonly truncate: number }
    /** A complete answer that holds only the first n bytes of the body. */
    | { readonly shorten: number }
    /** This many bytes of filler. */
    | { readonly size: number };

export interface Rule {
    readonly match: {
        readonly method?: string | undefined;
        /** A regular expression for the path (without its query). */
        readonly path?: string | undefined;
        /** A regular expression for the name of what is asked for: the last part of the path, or `name` in the body. */
        readonly name?: string | undefined;
        /** Name or id of the API key's user. */
        readonly account?: string | undefined;
        /** Code of the project that it is about, by its query, body or path; of a site or server it is that one's. */
        readonly project?: string | undefined;
        /** Begin with the nth request that matches all of the above, counted from 1 (the default). */
        readonly nth?: number | undefined;
    };
    /** How often; 1 unless told. */
    readonly times?: number | "always" | undefined;
    readonly fault: Fault;
}
