export { encryptTo, prepareEncryption } from "./encrypt";
export { fingerprintOfRecipients, normalRecipient, problemOfRecipients } from "./recipients";
