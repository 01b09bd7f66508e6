/** The text that states held before the first release. States like that are to be served, too. */
export const earlierStub =
    'exports.handler=()=>{let s="pulumi-twcc/provider",p,l=()=>p??=import(s).catch(()=>import(require("url").pathToFileURL(require.resolve(s,{paths:[process.cwd(),require.main.path]})))).then(m=>m.dynamicProvider("Keypair")),o={};for(let k of["configure","check","diff","create","read","update","delete"])o[k]=async(...a)=>(await l())[k](...a);return o}';
