"""All rules, in one table: id, how grave in which version, question, function."""

from plain.rules import clauses, genitive, length, nouns, signs, verbs, words
from plain.rules.base import HINT, MUST, PLAIN, SIMPLE, Rule

BOTH = {PLAIN: HINT, SIMPLE: MUST}
HINTS = {PLAIN: HINT, SIMPLE: HINT}
SIMPLE_HINT = {SIMPLE: HINT}
SIMPLE_MUST = {SIMPLE: MUST}

RULES = (
    Rule("sentence-length", BOTH, "Dieser Satz ist lang. Können Sie ihn teilen?", length.long_sentence),
    Rule("one-line", SIMPLE_MUST, "Kann dieser Satz in einer neuen Zeile beginnen?", length.several_on_a_line),
    Rule(
        "one-statement",
        BOTH,
        "Hier beginnt eine neue Aussage. Können Sie daraus 2 Sätze machen?",
        length.several_statements,
    ),
    Rule(
        "subordinate-clause",
        BOTH,
        "Hier steht ein Nebensatz. Können Sie daraus einen eigenen Satz machen?",
        clauses.subordinate_clause,
    ),
    Rule("passive", BOTH, "Wer macht das? Können Sie die Person oder die Stelle nennen?", verbs.passive),
    Rule("subjunctive", BOTH, "Können Sie sagen, was ist, statt was sein könnte?", verbs.subjunctive),
    Rule("genitive", BOTH, "Hier steht ein Genitiv. Geht es mit „von“ oder mit einem eigenen Satz?", genitive.genitive),
    Rule("negation", SIMPLE_HINT, "Können Sie sagen, was ist, statt was nicht ist?", verbs.negation),
    Rule("past-tense", SIMPLE_HINT, "Geht es in der Gegenwart oder mit „hat“ und „ist“?", verbs.past),
    Rule("noun-style", HINTS, "Hier stehen viele Hauptwörter. Können Sie sagen, wer was tut?", nouns.noun_style),
    Rule(
        "rare-word",
        HINTS,
        "Kennen alle dieses Wort? Gibt es ein einfacheres, oder können Sie es erklären?",
        words.rare_word,
    ),
    Rule("abbreviation", BOTH, "Können Sie das ausschreiben?", words.abbreviation),
    Rule("special-sign", BOTH, "Lesen alle dieses Zeichen gleich? Geht es mit einem Wort?", signs.special_sign),
    Rule("roman-number", BOTH, "Können Sie diese Zahl mit Ziffern schreiben?", words.roman_number),
    Rule("man", BOTH, "Wer ist „man“? Geht es mit „Sie“, „wir“ oder einem Namen?", words.man),
    Rule("number-word", BOTH, "Können Sie diese Zahl mit Ziffern schreiben?", words.number_word),
    Rule("long-word", BOTH, "Dieses Wort ist lang. Können Sie es mit einem Bindestrich teilen?", nouns.long_noun),
)
