// The tables of arguments and outputs in docs/resources, from the tables of properties in provider/*/properties.ts.

/** @typedef {import("../../provider/core/resource.js").Property} Property */
/** @typedef {Readonly<Record<string, Property>>} Properties */

/**
 * Returns the page with new tables. Each is between `<!-- NAME -->` and `<!-- end -->`.
 * @param {string} page
 * @param {{ arguments: Properties, outputs: Properties }} properties
 */
export function withTables(page, properties) {
    const tables = { arguments: argumentsTable(properties.arguments), outputs: outputsTable(properties.outputs) };
    return Object.entries(tables).reduce((text, [name, table]) => {
        const place = new RegExp(`(<!-- ${name}[^>]* -->\n)[^]*?(<!-- end -->)`);
        if (!place.test(text)) {
            throw new Error(`The page has no place for its ${name}.`);
        }
        return text.replace(place, (_all, begin, end) => `${begin}\n${table}\n\n${end}`);
    }, page);
}

/** @param {Properties} properties */
function argumentsTable(properties) {
    const rows = Object.entries(properties).map(([name, property]) => {
        const before = property.required ? "**required**" : (property.default ?? "–");
        return [name, typeOf(property), property.description, before, property.change ?? "replaces"];
    });
    return table(["argument", "type", "description", "default", "a change"], rows);
}

/** @param {Properties} properties */
function outputsTable(properties) {
    const rows = Object.entries(properties).map(([name, property]) => [name, typeOf(property), property.description]);
    return table(["output", "type", "description"], rows);
}

/** @param {Property} property */
const typeOf = ({ type, secret }) => (secret ? `**secret** ${type}` : type);

/** @param {string[]} head @param {string[][]} rows */
const table = (head, rows) =>
    [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
