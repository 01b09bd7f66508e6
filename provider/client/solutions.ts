import type { Answer } from "./http/answer";
import type { Bounds } from "./http/bounds";
import type { Caller } from "./http/caller";
import { garbage, type CallName } from "./http/classify";
import { readList } from "./http/list";
import { objectIn, type Fields } from "./http/fields";
import type { AnswerCache } from "./answer-cache";

/** A solution at TWCC: a kind of instance, for example Ubuntu. */
export interface Solution {
    readonly id: number;
    readonly name: string;
}

/** The legal values of the `x-extra-property-` headers, by the rest of the header's name. Others may have any value. */
export type LegalValues = Readonly<Record<string, readonly string[]>>;

/**
 * The solutions of one platform's projects (docs/contributing/twcc-api.md#projects-and-solutions).
 * Answers are remembered: they seldom change.
 */
export class Solutions {
    constructor(
        private readonly caller: Caller,
        private readonly platform: string,
        private readonly answers: AnswerCache,
    ) {}

    /** `GET {endpoint}/api/v3/solutions/?project=&category=os`. */
    async list(project: number, bounds: Bounds): Promise<readonly Solution[]> {
        const path = `solutions/?project=${project}&category=os`;
        const call = { method: "GET", path: `api/v3/${path}`, apiHost: "goc", name: `GET ${path}` } as const;
        return this.answers.onceFor(call.name, bounds, (own) =>
            readList(this.caller, call, own, { what: "solutions", read: solution }),
        );
    }

    /** `GET projects/{project}/solutions/{solution}/`. */
    async legalValues(project: number, solution: number, bounds: Bounds): Promise<LegalValues> {
        const path = `projects/${project}/solutions/${solution}/`;
        const call = {
            method: "GET",
            path: `api/v3/${this.platform}/${path}`,
            apiHost: this.platform,
            name: `GET ${path}`,
        } as const;
        return this.answers.onceFor(`${this.platform} ${call.name}`, bounds, (own) =>
            this.caller.send(call, own, legalValues),
        );
    }
}

function solution(fields: Fields): Solution | undefined {
    const [id, name] = [fields.id("id"), fields.text("name")];
    return id === undefined || name === undefined ? undefined : { id, name };
}

function legalValues(answer: Answer, called: CallName): LegalValues {
    const properties = objectIn(answer, called)?.object("site_extra_prop");
    if (properties === undefined) throw garbage(answer, called, "its body has no site_extra_prop");
    return Object.fromEntries(
        properties.names().flatMap((name) => {
            const values = properties.texts(name);
            // The official client accepts either form of the name.
            return values === undefined ? [] : [[name.replace("x-extra-property-", ""), values.map(withoutOwner)]];
        }),
    );
}

/** Images are listed as `(public)Ubuntu 22.04`, but requested as `Ubuntu 22.04`. */
export function withoutOwner(image: string): string {
    return image.replace(/^\((public|private)\)\s*/i, "");
}
