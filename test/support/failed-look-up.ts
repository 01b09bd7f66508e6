/**
 * A program (JavaScript) in which the properties of a look-up that fails meet in every way that outputs have. It kills
 * itself, so that nothing is printed, where it takes more than 400 MB or 10 seconds of a processor.
 */
export const failedLookUp = `
const { Worker } = require("node:worker_threads");
new Worker(\`setInterval(() => {
    const { rss } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    if (rss > 400e6 || user + system > 10e6) process.kill(process.pid, "SIGKILL");
}, 50)\`, { eval: true }).unref();

const { name, publicKey, fingerprint } = twcc.getKeypairOutput({ name: pulumi.output("nowhere") });
const sentence = pulumi.interpolate\`\${name}: \${fingerprint}\`;
const later = pulumi.output(new Promise((resolve) => setTimeout(resolve, 300))).apply(() => name);
exports.all = pulumi.all([name, publicKey, sentence]).apply((all) => all.join());
exports.nested = pulumi.all({ a: [sentence, { name }], b: pulumi.interpolate\`\${later} \${exports.all}\` });
exports.json = pulumi.jsonStringify({ name, fingerprint, all: exports.all });
new twcc.Keypair("like", { publicKey, name: pulumi.interpolate\`\${name}-2\`, comment: sentence });
`;

/** What is to be printed. */
export const sentenceOfFailedLookUp = 'There is no twcc:Keypair "nowhere" at TWCC';
