/** The types of keys. */
export const Algorithm = {
    /** Short keys, and the default. */
    ED25519: "ED25519",
    /** On a NIST curve. */
    ECDSA: "ECDSA",
    /** For programs that support nothing newer. */
    RSA: "RSA",
} as const;
/** The types of keys. */
export type Algorithm = (typeof Algorithm)[keyof typeof Algorithm];

/** The curves of ECDSA keys. */
export const EcdsaCurve = {
    /** The default. */
    P256: "P256",
    /** 384 bits. */
    P384: "P384",
    /** 521 bits. */
    P521: "P521",
} as const;
/** The curves of ECDSA keys. */
export type EcdsaCurve = (typeof EcdsaCurve)[keyof typeof EcdsaCurve];

/** Who generates a key. */
export const GeneratedBy = {
    /** This package, on the computer that runs the program: only the public key is sent. The default. */
    Client: "client",
    /** TWCC, as in its portal and twccli: RSA 2048. */
    Twcc: "twcc",
} as const;
/** Who generates a key. */
export type GeneratedBy = (typeof GeneratedBy)[keyof typeof GeneratedBy];

/** The formats of private keys. */
export const PrivateKeyFormat = {
    /** The default for generated keys. */
    OpenSSH: "OpenSSH",
    /** RSA only. */
    PKCS1: "PKCS1",
    /** What most libraries write. */
    PKCS8: "PKCS8",
    /** ECDSA only. */
    SEC1: "SEC1",
    /** A `.ppk` file of PuTTY, version 2. */
    PuTTY: "PuTTY",
} as const;
/** The formats of private keys. */
export type PrivateKeyFormat = (typeof PrivateKeyFormat)[keyof typeof PrivateKeyFormat];

/** What create does when the name of a key pair is taken. */
export const OnConflict = {
    /** Fail, and report the existing key. The default. */
    Fail: "fail",
    /** Take over the existing key, if it is the one that you pass or you pass none. */
    Adopt: "adopt",
    /** Delete the existing key, for good. */
    Replace: "replace",
} as const;
/** What create does when the name of a key pair is taken. */
export type OnConflict = (typeof OnConflict)[keyof typeof OnConflict];

/** The types of an instance's system disk. */
export const SystemVolumeType = {
    /** A disk of the host that the instance runs on. */
    LocalDisk: "local_disk",
    /** A disk of the block storage. */
    BlockStorageHdd: "block_storage-hdd",
} as const;
/** The types of an instance's system disk. */
export type SystemVolumeType = (typeof SystemVolumeType)[keyof typeof SystemVolumeType];

/** The types of an instance's data disk. */
export const DataVolumeType = {
    /** A hard disk. */
    Hdd: "hdd",
    /** A solid-state disk. */
    Ssd: "ssd",
    /** A hard disk, encrypted. */
    LuksHdd: "LUKS-hdd",
    /** A solid-state disk, encrypted. */
    LuksSsd: "LUKS-ssd",
} as const;
/** The types of an instance's data disk. */
export type DataVolumeType = (typeof DataVolumeType)[keyof typeof DataVolumeType];
