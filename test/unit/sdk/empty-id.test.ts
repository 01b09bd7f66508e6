import { Instance, Keypair } from "../../../sdk";

test.each(["Keypair", "Instance"] as const)("an empty id makes nothing: %s.get", (kind) => {
    const get = { Keypair, Instance }[kind];
    expect(() => get.get("nobody", "")).toThrow(`twcc.${kind} "nobody" is to be read, but its id is empty: give one.`);
});
