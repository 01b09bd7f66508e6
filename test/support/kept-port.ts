import { once } from "node:events";
import { createServer } from "node:net";

/**
 * A free port that nobody else gets: below those that systems give to who asks for any (Linux: 32768 and up), so that a
 * test can leave it and come back, or expect that nobody answers there.
 */
export async function keptPort(): Promise<number> {
    for (;;) {
        const port = 20_000 + Math.floor(Math.random() * 12_000);
        const server = createServer();
        try {
            await once(server.listen(port, "127.0.0.1"), "listening");
            return port;
        } catch {
            // Another program has it.
        } finally {
            server.close();
        }
    }
}
