export { privateKeyFile } from "./private-key-file";
