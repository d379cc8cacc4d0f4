// One line in: a page as JSON string. One line out: what html-validate says about it, as JSON list.
import { createInterface } from "node:readline";
import { FileSystemConfigLoader, HtmlValidate, StaticConfigLoader } from "html-validate";

const loader = new (StaticConfigLoader ?? FileSystemConfigLoader)({
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
  rules: {
    // How long titles are is for search engines.
    "long-title": "off",
    // Django writes self-closing tags nowhere, but SVG may.
    "void-style": "off",
    // Everything comes from our own server.
    "require-sri": "off",
    // A name for a list is allowed and helps.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    // What came of an action stands before the heading.
    // A table that scrolls is a region with a name; so is its component.
    "prefer-native-element": ["error", { exclude: ["region"] }],
    "heading-level": ["error", { minInitialRank: "h2" }],
    // Blanks at the end of lines are nobody's trouble.
    "no-trailing-whitespace": "off",
  },
});
const validator = new HtmlValidate(loader);

for await (const line of createInterface({ input: process.stdin })) {
  const report = await validator.validateString(JSON.parse(line));
  const messages = report.results.flatMap((one) => one.messages);
  console.log(JSON.stringify(messages.map((one) => ({ rule: one.ruleId, where: one.selector ?? "", what: one.message }))));
}
