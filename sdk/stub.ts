/**
 * What the state keeps as `__provider`: text that loads today's `pulumi-twcc/provider` when it is called. It is a
 * promise for ever, since old states call it (engine.md): the same on every machine and in every release, and no paths.
 * It is imported from the program's folder; where that does not see the package (pnpm, NODE_PATH), from the place of
 * Pulumi's SDK. The module is loaded once, so that `configure` stays first.
 */
const stubOf = (type: string): string =>
    `exports.handler=()=>{let s="pulumi-twcc/provider",p,l=()=>p??=import(s).catch(()=>import(require("url").pathToFileURL(require.resolve(s,{paths:[process.cwd(),require.main.path]})))).then(m=>m.dynamicProvider("${type}")),o={};for(let k of["configure","check","diff","create","read","update","delete"])o[k]=async(...a)=>(await l())[k](...a);return o}`;

/** The stub of every key pair. */
export const keypairStub = stubOf("Keypair");

/** The stub of every instance. */
export const instanceStub = stubOf("Instance");
