import { execFileSync } from "node:child_process";
import { withFolder } from "./ssh-keygen";

/** What `ssh-add -l` lists after `… | ssh-add -`, in an agent of its own. */
export function keysInAgent(privateKey: string): Promise<string> {
    return withFolder((folder) => {
        const commands = "ssh-add -q - && ssh-add -l";
        const env = { ...process.env, HOME: folder };
        const agent = ["-a", `${folder}/agent`, "sh", "-c", commands];
        return Promise.resolve(execFileSync("ssh-agent", agent, { env, input: privateKey, encoding: "utf8" }));
    });
}
