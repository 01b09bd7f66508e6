import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

export default tseslint.config(
    {
        // The examples are projects of their own, and test/package/types.test.ts checks their types.
        ignores: ["dist/", "build/", "examples/", "**/node_modules/"],
    },
    eslint.configs.recommended,
    {
        files: ["**/*.ts"],
        extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
        languageOptions: {
            parserOptions: {
                // By name, and not by projectService, which takes a third longer.
                project: ["tsconfig.json", "templates/typescript/tsconfig.json"],
                tsconfigRootDir: import.meta.dirname,
            },
        },
        rules: {
            // Numbers in messages are plain; everything else still has to be formatted on purpose.
            "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
            "@typescript-eslint/consistent-type-imports": "error",
            // `{ drift: _drift, ...rest }` is how a field is left out.
            "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
            // Index signatures and `Record` say the same; the reader's ease decides.
            "@typescript-eslint/consistent-indexed-object-style": "off",
        },
    },
    {
        files: ["provider/**/*.ts"],
        ignores: ["provider/core/all-ended.ts"],
        rules: {
            "no-restricted-properties": [
                "error",
                { object: "Promise", property: "all", message: "An operation ends after all of its calls: allEnded." },
            ],
        },
    },
    {
        // Every text of TWCC's passes the redaction: only where that is done are answers parsed.
        files: ["provider/client/**/*.ts"],
        ignores: ["provider/client/http/fields.ts", "provider/client/http/answer.ts"],
        rules: {
            "no-restricted-properties": [
                "error",
                { object: "Promise", property: "all", message: "An operation ends after all of its calls: allEnded." },
                { object: "JSON", property: "parse", message: "Read answers by Fields (fields.ts), which redacts." },
            ],
        },
    },
    {
        files: ["test/**/*.ts"],
        rules: {
            // Assertions on JSON of child processes are untyped by nature.
            "@typescript-eslint/no-unsafe-assignment": "off",
            "@typescript-eslint/no-unsafe-member-access": "off",
            "@typescript-eslint/no-non-null-assertion": "off",
        },
    },
    {
        files: ["**/*.mjs", "**/*.cjs"],
        languageOptions: {
            globals: {
                process: "readonly",
                console: "readonly",
                setTimeout: "readonly",
                setInterval: "readonly",
                clearInterval: "readonly",
                clearTimeout: "readonly",
                URL: "readonly",
                Buffer: "readonly",
                fetch: "readonly",
                AbortSignal: "readonly",
                performance: "readonly",
            },
        },
    },
);
