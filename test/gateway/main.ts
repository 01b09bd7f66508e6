import { announce } from "./cli/announce";
import { type CommandLine, parseCommandLine, USAGE } from "./cli/options";
import { watchParent } from "./cli/parent-watch";
import { startGateway } from "./gateway";

async function main(): Promise<void> {
    const commandLine = readCommandLine();
    if (commandLine.help) {
        process.stdout.write(USAGE);
        return;
    }
    const gateway = await startGateway(commandLine.gateway);
    let stopping: Promise<void> | undefined;
    const stop = () => {
        stopping ??= gateway.close().then(() => process.exit(0));
    };
    // Not once: a second signal, as npm passes one on, must not end it in the middle.
    process.on("SIGTERM", stop);
    process.on("SIGINT", stop);
    if (commandLine.parent !== undefined) {
        watchParent(commandLine.parent, stop);
    }
    announce(gateway);
}

function readCommandLine(): CommandLine {
    try {
        return parseCommandLine(process.argv.slice(2));
    } catch (error) {
        process.stderr.write(`${(error as Error).message}\n\n${USAGE}`);
        process.exit(2);
    }
}

main().catch((error: unknown) => {
    process.stderr.write(`The local TWCC gateway cannot start: ${(error as Error).message}\n`);
    process.exit(1);
});
