import type { Bounds } from "./http/bounds";
import type { Caller } from "./http/caller";
import { readList } from "./http/list";
import type { Fields } from "./http/fields";
import type { AnswerCache } from "./answer-cache";

/** A project at TWCC. Instances belong to projects. */
export interface Project {
    readonly id: number;
    /** For example `ENT123456`. */
    readonly code: string;
}

/**
 * The caller's projects on one platform (docs/contributing/twcc-api.md#projects-and-solutions).
 * Answers are remembered: projects seldom change.
 */
export class Projects {
    constructor(
        private readonly caller: Caller,
        private readonly platform: string,
        private readonly answers: AnswerCache,
    ) {}

    /** `GET projects/`, or `GET projects/?name=`. */
    async list(code: string | undefined, bounds: Bounds): Promise<readonly Project[]> {
        const query = code === undefined ? "" : `?name=${encodeURIComponent(code)}`;
        const call = {
            method: "GET",
            path: `api/v3/${this.platform}/projects/${query}`,
            apiHost: this.platform,
            name: `GET projects/${query}`,
        } as const;
        return this.answers.onceFor(`${this.platform} ${call.name}`, bounds, (own) =>
            readList(this.caller, call, own, { what: "projects", read: project }),
        );
    }
}

function project(fields: Fields): Project | undefined {
    const [id, code] = [fields.id("id"), fields.text("name")];
    return id === undefined || code === undefined ? undefined : { id, code };
}
