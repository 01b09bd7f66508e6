import { Instance, Keypair } from "../../../sdk";

test.each(["Keypair", "Instance"] as const)("an empty id makes nothing: %s.get", (kind) => {
    const get = { Keypair, Instance }[kind];
    expect(() => get.get("nobody", "")).toThrow(`Cannot read twcc.${kind} "nobody": its id is empty. Set one.`);
});
