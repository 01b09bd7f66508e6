import { writeFile } from "node:fs/promises";
import path from "node:path";
import { openssl } from "../support/ssh-keygen";

/** What is wrong with a certificate of 127.0.0.1. */
export type CertificateKind = "another-host" | "expired" | "self-signed";

/** Makes a certificate with that fault only: where `trusted`, the client is to be told that it may trust it. */
export async function makeCertificate(
    folder: string,
    kind: CertificateKind,
): Promise<{ key: string; cert: string; trusted: boolean }> {
    const file = (name: string) => path.join(folder, name);
    const [key, request, names, cert] = [file("key.pem"), file("request.pem"), file("names"), file("cert.pem")];
    const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
    await openssl("req", ...curve, "-subj", "/CN=test", "-keyout", key, "-out", request);
    await writeFile(names, `subjectAltName=${kind === "another-host" ? "DNS:gateway.example" : "IP:127.0.0.1"}\n`);
    const days = kind === "expired" ? "-1" : "2";
    await openssl("x509", "-req", "-in", request, "-signkey", key, "-days", days, "-extfile", names, "-out", cert);
    return { key, cert, trusted: kind !== "self-signed" };
}
