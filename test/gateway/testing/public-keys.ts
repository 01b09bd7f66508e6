/** Public keys made by ssh-keygen, and the MD5 fingerprints that it prints for them. */
export const PUBLIC_KEYS: readonly {
    readonly type: string;
    readonly publicKey: string;
    readonly fingerprint: string;
}[] = [
    {
        type: "ED25519",
        publicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHheF2AkrwG3CMTfvScbDDTqGPY2hif1ihEzeDIJz2wd demo@laptop",
        fingerprint: "8e:5c:d1:83:a3:7b:ca:30:fe:d3:6c:7e:85:7c:04:b8",
    },
    {
        type: "ECDSA P256",
        publicKey:
            "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBA6GIsIx4n5LMaJoK7ZaTQtDCPiCgRMMPcEdj6QpmL0fUc82ZDFifdE8LrJkbxkgO4Ra2VFXVLj9nWBWJBb8k30= demo@laptop",
        fingerprint: "68:79:2b:74:a8:55:c8:05:79:45:00:61:69:e8:34:1e",
    },
    {
        type: "ECDSA P384",
        publicKey:
            "ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBCFfI8eSjOxoeWWZVnFT/otVXRswf/aNa9FF3fqYqoSwnKgKb8WzwA9jPznxI7JfJ9pVXtbYLKXzfOKfSkW626y/xLJZIeeBlrV6pOrubNXIc0ztOjcoJKXjFSyTo3M7vA== demo@laptop",
        fingerprint: "fa:0f:88:c2:1e:87:17:ad:80:2d:62:f7:d4:30:02:8e",
    },
    {
        type: "ECDSA P521",
        publicKey:
            "ecdsa-sha2-nistp521 AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBAAWk04EJ/CfNcr6Tb9hx2Z4lWpGYDyYUpmOQOFHbg0LxLXTkP/IIgc/lbJ9PWLwPqvq8uYtDyph4KDiEKCBqeRsPQBj79rDEN2A1mgdwjsACZz+84saR26Sgk6rGi3F3Kl5ym5ab/Z6SHAykgG6eU9sKecIkZ+9lhDhwmd46C79hPOBPA== demo@laptop",
        fingerprint: "d0:e6:56:5c:aa:89:38:66:9e:1c:92:2a:f4:c5:6f:27",
    },
    {
        type: "RSA 1024",
        publicKey:
            "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDLwbT0SZsoJm6befKXJt9chG1HOnDDXP7SGJTODG75mZ7SbNoGXyrKDxV1WHjV+5BJ4lAd3AVwzUbSojh+bKw/t6DY+pD506E7NFsdeZLMIZxpxSM/UXddM+MhkAk13ZTSo7ejk6Z785gtDGOq7LYOwzRhY2ngRsQ4rEw7TCRpYw== demo@laptop",
        fingerprint: "3a:7a:10:94:bc:88:c5:c7:5d:60:e0:b3:ab:c9:20:51",
    },
    {
        type: "RSA 3072",
        publicKey:
            "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQCoCrGq3J9K8WAiOhjcm1wY2omvKfLd3gNQlSK/LCLyrdS09n1P0F2FBZZZrOuLDUvHeYyToPjJc1uzvP35PBlFULiU2QEILRaxl1ikZZjfd3jSFAkdnudMg4FnfkdF1Unl6li6jn/gXIF4fLFCC19Xh0yrHdWd3wdxDKw5jAZCTfIe6ChYl9haHolowdq1e+a0BbQZyKBuw/B5KmKeAK/72Z6dBnwlpovjWgadz2g1ULZCjN/q5VfNOpTZn7y0xnxuVQIcnzVIo9eX54d815F/L7w8qnfN1tnfAuGQ+5tXTrvcpZldwQOirHKKjd8fIILonpMjPHEjvHIjUSTBKVPH9tF8e5+9xTc9zirqKeNTYNDTSwvllivFKi5n4C5EBAD6cDh9NCWME/GTMIJ0+tQhEsxD1t052bB4gB7Bfl34pYneq0Fr9QswRlq666kDazAtOu3tz1ledSjIQsjRsgTOE/h71TlMtomAO1g8zR+zcZmpYIQIDl3DP6ndlk0rHHc= demo@laptop",
        fingerprint: "f8:9f:ab:ac:2b:ec:18:04:06:87:a8:e1:ed:34:06:94",
    },
    {
        type: "DSA",
        publicKey:
            "ssh-dss AAAAB3NzaC1kc3MAAACBAOjlRFsD7uAOjDBPmKxGdWg7Q2raI3ACeRs2RPxYk10C4VE5yjeyektsCuB/Jm2nXy6F8WEuaH9OubcXYcF69BsK5Y2w1vNxBp0BD9eNVfXzSwRgk6WRnAVqLTM0eD7Zokh9IHAxasIjQZXq8i4T5C/uDuND0G6iBrLPyA6T3KJ9AAAAFQCwXpoyBz2bmrJSQs5fY4zrgUzacQAAAIEAgl6GUKzNCqSqqfXA2clV49q+H/2HwkWLdFuVuLLzaxRpU7NkHYQ6QAQQRkMg0+TxKoYG5220THYneZdK2isMkAHH4mB2ojdj56oZv44OSGw1JhsNK/cVrV3yl8tqB+Oo1Lg04nIG+pLvUVH77yvH/x2F4X9F57NJ8k1FefcTaQEAAACADXxKO2SgckhVnTDXrmFcHXvteeeXbGF4FiGmsJnjjcdvcMsPGUHFZoYFMCZwwBfukMJQQzLlevo4fSZGyPsEOTYYtpbO0maGAoZ8zwyv6MAyBUpT28PE0Glf29I2I4kbCVRrAVY2SGXS8ejA10BeCF1uUd9klcmK2UoY57esQ1A= demo@laptop",
        fingerprint: "0b:ef:9f:23:9d:46:3e:04:b0:df:91:77:d6:92:26:5b",
    },
];

const [ed25519, ecdsa] = PUBLIC_KEYS;

export const ED25519_KEY = ed25519!.publicKey;
export const OTHER_KEY = ecdsa!.publicKey;
export const ED25519_FINGERPRINT = ed25519!.fingerprint;
export const OTHER_FINGERPRINT = ecdsa!.fingerprint;
