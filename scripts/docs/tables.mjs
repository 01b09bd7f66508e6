// The tables in docs/resources and docs/functions, from provider/*/properties.ts and provider/functions.ts.

/** @typedef {import("../../provider/core/property.js").Property} Property */
/** @typedef {import("../../provider/core/property.js").Properties} Properties */

/**
 * Returns the page of a resource with new tables. Each is between `<!-- NAME -->` and `<!-- end -->`.
 * @param {string} page
 * @param {{ arguments: Properties, outputs: Properties }} resource
 */
export function withTables(page, resource) {
    const rows = Object.entries(resource.arguments).map(([name, property]) => {
        const { inPlace = "replaces", replacement } = property;
        const effect = replacement === undefined ? inPlace : `${inPlace}; ${replacement}`;
        return [...argumentRow(name, property), effect];
    });
    const given = table([...argumentHead, "a change"], rows);
    return withTable(withTable(page, "arguments", given), "outputs", resultTable("output", resource.outputs));
}

/**
 * Returns the page of a function with new tables.
 * @param {string} page
 * @param {{ arguments: Properties, result: Properties }} called
 */
export function withFunctionTables(page, called) {
    const rows = Object.entries(called.arguments).map(([name, property]) => argumentRow(name, property));
    const given = table(argumentHead, rows);
    return withTable(withTable(page, "arguments", given), "result", resultTable("property", called.result));
}

/**
 * @param {string} page
 * @param {string} name
 * @param {string} table
 */
function withTable(page, name, table) {
    const place = new RegExp(`(<!-- ${name}[^>]* -->\n)[^]*?(<!-- end -->)`);
    if (!place.test(page)) {
        throw new Error(`The page has no place for its ${name}.`);
    }
    return page.replace(place, (_all, begin, end) => `${begin}\n${table}\n\n${end}`);
}

const argumentHead = ["argument", "type", "description", "default"];

/** @param {string} name @param {Property} property */
const argumentRow = (name, property) => [name, typeOf(property), property.description, defaultOf(property)];

/** @param {string} head @param {Properties} properties */
function resultTable(head, properties) {
    const rows = Object.entries(properties).map(([name, property]) => [name, typeOf(property), property.description]);
    return table([head, "type", "description"], rows);
}

/** @param {Property} property */
function typeOf({ type, values, limits, fields, secret }) {
    const range = limits === undefined ? "" : `, ${limits.join(" to ")}`;
    const legal = values?.map((value) => `\`"${value}"\``).join(", ");
    const list = type === "list of objects" ? "list of " : "";
    const shown = fields === undefined ? (legal ?? `${type}${range}`) : `${list}\`${shapeOf(fields)}\``;
    return secret ? `**secret** ${shown}` : shown;
}

/** @param {Properties} fields */
function shapeOf(fields) {
    const parts = Object.entries(fields).map(([name, { values, required }]) => {
        const legal = values === undefined ? "" : `: ${values.map((value) => `"${value}"`).join(" \\| ")}`;
        return `${name}${required ? "" : "?"}${legal}`;
    });
    return `{ ${parts.join(", ")} }`;
}

/** @param {Property} property */
function defaultOf({ required, default: value, defaultText }) {
    if (required) {
        return "**required**";
    }
    if (typeof value === "string" && value !== "") {
        return `\`"${value}"\``;
    }
    return value === undefined || value === "" ? (defaultText ?? "–") : String(value);
}

/** @param {string[]} head @param {string[][]} rows */
const table = (head, rows) =>
    [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
