import { InvokeResponse, type InvokeRequest } from "@pulumi/pulumi/proto/provider_pb.js";
import { givenArguments, unknownArguments, wrongArguments } from "../core/arguments";
import { UserError } from "../core/errors";
import { validatorsOf } from "../core/properties";
import type { Properties } from "../core/property";
import type { Logger } from "../core/logger";
import type { Context } from "../core/resource";
import { functions } from "../functions";
import { getKeypair, listKeypairDetails, listKeypairs } from "../keypair/operations/look-up";
import { inPlatform } from "../look-ups";
import type { Session } from "../process/session";
import { getPublicKey } from "../public-half";
import { failure } from "./configuration";
import { fromStruct, toStruct } from "./values";

type Name = keyof typeof functions;
type Arguments = Readonly<Record<string, unknown>>;

/** What each function does. */
const calls: Readonly<Record<Name, (args: Arguments, context: () => Context) => unknown>> = {
    getKeypair: ({ name, platform }, context) => getKeypair(inPlatform(context(), platform), String(name)),
    getKeypairs: async ({ details, platform }, context) => {
        const list = details === true ? listKeypairDetails : listKeypairs;
        return { keypairs: await list(inPlatform(context(), platform)) };
    },
    getPublicKey: ({ privateKey, passphrase }) => getPublicKey(privateKey, passphrase),
};

/** Calls a function of the package. */
export async function invoke(request: InvokeRequest, session: () => Session, log: Logger): Promise<InvokeResponse> {
    const name = request.getTok().replace(/^twcc:index:/, "");
    if (!isFunction(name)) throw new UserError(`twcc has no function ${request.getTok()}.`);
    const { values } = fromStruct(request.getArgs());
    const response = new InvokeResponse();
    const wrong = problemsOf(name, values);
    response.setFailuresList(wrong.map(failure));
    if (wrong.length > 0) return response;
    const result = await calls[name](values, () => session().context(log));
    response.setReturn(toStruct(result as Record<string, unknown>));
    return response;
}

const isFunction = (name: string): name is Name => Object.hasOwn(functions, name);

function problemsOf(name: Name, values: Arguments): string[] {
    const table: Properties = functions[name].arguments;
    const names = Object.keys(table);
    const given = givenArguments(names, values);
    const missing = names.filter((one) => table[one]?.required === true && given[one] === undefined);
    return [
        ...unknownArguments(`twcc:${name}`, names, values),
        ...missing.map((one) => `${one} is missing: set it.`),
        ...wrongArguments(validatorsOf(table, {}), given),
    ];
}
