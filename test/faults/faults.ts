/** Something that goes wrong with an answer of TWCC, as the local gateway plays it. */
export interface AnswerFault {
    readonly name: string;
    /** `docs/contributing/gateway.md`: faults. */
    readonly fault: Readonly<Record<string, unknown>> & { readonly kind: string };
    /** What a message about it has to name. */
    readonly cause: RegExp;
    /** Trying again cannot help, so it is not tried. */
    readonly final?: true;
    /** TWCC does what it was asked for, and the answer is lost. */
    readonly acted?: true;
    /** TWCC may have done it, for all that a client knows, and has not. */
    readonly lost?: true;
}

const html = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";
const soon = (): string => new Date(Date.now() + 4000).toUTCString();
const status = (code: number, body: unknown, more: object = {}) => ({ kind: "status", status: code, body, ...more });

/** Answers that do not say whether TWCC acted: each comes once after it did and once before. */
export const vagueFaults: readonly AnswerFault[] = [
    { code: 302, final: true, headers: { location: "https://login.example/" } },
    { code: 303, final: true, headers: { location: "https://login.example/" } },
    { code: 408 },
    { code: 425 },
    // TWCC says that it did not act on one: it is sent again once the look before that found nothing.
    { code: 429, busy: true },
    { code: 499 },
].flatMap(({ code, final, busy, headers }): AnswerFault[] => {
    const common = {
        cause: new RegExp(`TWCC answered ${code} `),
        ...(final === true && { final }),
    } as const;
    const fault = (acted: boolean) => status(code, { message: "hm" }, { acted, ...(headers && { headers }) });
    return [
        { ...common, name: `${code}, but done`, fault: fault(true), acted: true },
        { ...common, name: `${code}, not done`, fault: fault(false), ...(busy !== true && { lost: true }) },
    ];
});

/** No answer, and answers that are no success. */
export const refusalFaults: readonly AnswerFault[] = [
    { name: "connection cut before TWCC acted", fault: { kind: "cut-before" }, cause: /connection broke/, lost: true },
    { name: "connection cut after TWCC acted", fault: { kind: "cut-after" }, cause: /connection broke/, acted: true },
    { name: "no answer, nothing done", fault: { kind: "hang" }, cause: /no answer came in time/, lost: true },
    { name: "no answer, but done", fault: { kind: "hang", acted: true }, cause: /no answer came in time/, acted: true },
    {
        name: "500",
        fault: status(500, { message: "50001: oops" }),
        cause: /TWCC answered 500 .*50001: oops/,
        lost: true,
    },
    {
        name: "500, but done",
        fault: status(500, { message: "50001: oops" }, { acted: true }),
        cause: /TWCC answered 500 .*50001: oops/,
        acted: true,
    },
    {
        name: "503",
        fault: status(503, { message: "50301: busy" }),
        cause: /TWCC answered 503 .*50301: busy/,
        lost: true,
    },
    { name: "502 with an HTML page", fault: status(502, html), cause: /TWCC answered 502 .*Bad Gateway/, lost: true },
    {
        name: "429, Retry-After in seconds",
        fault: status(429, { message: "slow down" }, { headers: { "retry-after": "1" } }),
        cause: /TWCC answered 429 .*slow down/,
    },
    {
        name: "429, Retry-After as a date",
        get fault() {
            return status(429, { message: "slow down" }, { headers: { "retry-after": soon() } });
        },
        cause: /TWCC answered 429 .*slow down/,
    },
    {
        name: "401",
        fault: status(401, { message: "Your request is unauthorized. Key is expired." }),
        cause: /TWCC answered 401 .*Key is expired.*Check the API key/,
        final: true,
    },
    {
        name: "403, quota",
        fault: status(403, { message: "Quota exceeded, too many key pairs." }),
        cause: /TWCC answered 403 .*too many key pairs.*larger quota/,
        final: true,
    },
    {
        name: "404, no Route matched",
        fault: status(404, { message: "no Route matched with those values" }),
        cause: /no Route matched.*(twcc:platform|platform of the provider)/,
    },
    {
        name: "409",
        fault: status(409, { message: "40901: busy" }),
        cause: /TWCC answered 409 .*40901: busy/,
        final: true,
    },
];

/** Successes with a body that cannot be used. */
export const bodyFaults: readonly AnswerFault[] = [
    { name: "body cut off", fault: { kind: "body", truncate: 10 }, cause: /connection broke/, acted: true },
    {
        name: "body shortened",
        fault: { kind: "body", shorten: 40 },
        cause: /body (is|has) no|did not contain|answered 404 with(out)? a body/,
        acted: true,
    },
    {
        name: "body not JSON",
        fault: { kind: "body", body: "It works!" },
        cause: /body (is|has) no|did not contain|answered 404 with(out)? a body/,
        acted: true,
    },
    {
        name: "body empty",
        fault: { kind: "body", body: "" },
        cause: /body (is|has) no|did not contain|answered 404 with(out)? a body/,
        acted: true,
    },
    {
        name: "body of another type",
        fault: { kind: "body", body: "[1]" },
        cause: /body (is|has) no|did not contain|answered 404 with(out)? a body/,
        acted: true,
    },
    {
        name: "body without its fields",
        fault: { kind: "drop-fields", fields: ["fingerprint", "user"] },
        cause: /body (is|has) no/,
    },
    {
        name: "body of 17 MiB",
        fault: { kind: "body", size: 17 * 2 ** 20 },
        cause: /larger than 16 MiB|no answer came in time/,
        acted: true,
    },
];
