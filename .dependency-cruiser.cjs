// What may import what: the layers of DESIGN.md, and no circles anywhere.

/** A layer that may import nothing else of the repository than what is named. */
const layer = (name, path, allowed, comment) => ({
    name,
    severity: "error",
    comment,
    from: { path },
    to: { path: "^(sdk|provider|test|scripts)/", pathNot: [path, ...allowed] },
});

module.exports = {
    forbidden: [
        { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
        layer("provider", "^provider/", [], "The provider knows nothing of the SDK, the scripts and the tests."),
        layer("key-material", "^provider/key-material/", [], "Keys are read and written without anything else."),
        layer(
            "age",
            "^provider/age/",
            ["^provider/(core|key-material)/"],
            "Files are encrypted without anything else.",
        ),
        layer("core", "^provider/core/", ["^provider/(client|configuration)/index.ts$"], "The core knows no resource."),
        layer("configuration", "^provider/configuration/", ["^provider/core/"], "Settings know no call."),
        layer("client", "^provider/client/", ["^provider/(core|configuration)/"], "The client knows no resource."),
        layer(
            "keypair",
            "^provider/keypair/",
            ["^provider/(core|configuration|client|key-material|age)/"],
            "A resource knows no other one, and no Pulumi.",
        ),
        layer("instance", "^provider/instance/", ["^provider/(core|configuration|client)/"], "As for key pairs."),
        layer(
            "private-key-file",
            "^provider/private-key-file/",
            ["^provider/(core|key-material)/"],
            "As for key pairs.",
        ),
        layer(
            "process",
            "^provider/process/",
            ["^provider/(core|configuration|client)/"],
            "No resource, and no Pulumi.",
        ),
        layer("dynamic", "^provider/dynamic/", ["^provider/(core|process)/"], "Pulumi knows no resource."),
        layer("plugin", "^provider/plugin/", ["^provider/(?!dynamic/)"], "One adapter knows nothing of the other."),
        layer("sdk", "^sdk/", ["^provider/"], "What programs import knows no tests."),
        {
            name: "pulumi-only-in-its-adapters",
            severity: "error",
            comment: "The rest of the provider serves both adapters as it is.",
            from: { path: "^provider/", pathNot: "^provider/(dynamic|plugin)/" },
            to: { path: "node_modules/(@pulumi|@grpc)/" },
        },
        {
            name: "key-material-sends-nothing",
            severity: "error",
            from: { path: "^provider/key-material/" },
            to: { path: "node_modules/(got|hpagent)/" },
        },
    ],
    options: {
        tsPreCompilationDeps: true,
        tsConfig: { fileName: "tsconfig.json" },
        doNotFollow: { path: "node_modules" },
    },
};
