import { instanceStub, keypairStub } from "../../../sdk/stub";

// States hold this text and call it for ever (engine.md). Whoever changes it has to keep every older one working, and
// makes a difference in every state.
const promised =
    'exports.handler=()=>{let s="pulumi-twcc/provider",p,l=()=>p??=import(s).catch(()=>import(require("url").pathToFileURL(require.resolve(s,{paths:[process.cwd(),require.main.path]})))).then(m=>m.dynamicProvider("Keypair")),o={};for(let k of["configure","check","diff","create","read","update","delete"])o[k]=async(...a)=>(await l())[k](...a);return o}';

test("the stub is the promised text", () => {
    expect(keypairStub).toBe(promised);
});

test("an instance's stub is the same text for another type", () => {
    expect(instanceStub).toBe(promised.replace('"Keypair"', '"Instance"'));
});

test("the stub stays small: the backend writes it for every resource at every step", () => {
    expect(Buffer.byteLength(keypairStub)).toBeLessThanOrEqual(400);
});

test("the stub holds no path and nothing of this machine", () => {
    expect(keypairStub).not.toContain(process.cwd());
    expect(keypairStub).not.toMatch(/node_modules|\/home|\/work/);
});
