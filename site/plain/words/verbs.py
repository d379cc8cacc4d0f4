"""Forms of verbs that no ending gives away."""

from plain.words import words

PASSIVE_HELPERS = words("wird werde werden wirst werdet wurde wurden wurdest wurdet würde würden worden")
BEING = words("ist sind bin bist seid war waren sei seien")
HELPERS = PASSIVE_HELPERS | BEING | words(
    """
    sein haben habe hast hat habt hatte hatten kann kannst können könnt konnte konnten muss musst müssen müsst
    musste mussten soll sollst sollen sollt sollte sollten will willst wollen wollt wollte wollten darf darfst
    dürfen dürft durfte durften mag mögen möchte möchten möchtest wäre wären hätte hätten könnte könnten
    müsste müssten dürfte dürften würde würden lassen lässt lasst
    """
)  # fmt: skip

# Konjunktiv by its form alone.
SUBJUNCTIVES = words(
    """
    würde würden würdest würdet hätte hätten hättest hättet wäre wären wärest wärst wäret könnte könnten
    könntest könntet müsste müssten müsstest müsstet dürfte dürften dürftest dürftet sollte sollten solltest
    solltet könne müsse dürfe solle wolle möge mögen seien seiest käme kämen kämest gäbe gäben ginge gingen
    ließe ließen bliebe blieben fände fänden wüsste wüssten bräuchte bräuchten stünde stünden stände ständen
    läge lägen nähme nähmen täte täten hielte hielten spräche sprächen sähe sähen träfe träfen hieße hießen
    zöge zögen böte böten bekäme bekämen entstünde entstünden entspräche entsprächen verlöre verlören trüge
    trügen fiele fielen schriebe schrieben liefe liefen bräche brächen schlösse schlössen ergäbe ergäben
    erhielte erhielten
    """
) - {
    "mögen",
    "fielen",
    "schrieben",
    "liefen",
    "blieben",
    "gingen",
    "ließen",
    "hielten",
    "hießen",
    "erhielten",
}
# These only beside somebody else than "ich".
REPORTED = words("sei habe werde")
# How often a reader of Leichte Sprache meets them: as often as the present.
COMMON_PAST = words("war waren warst wart hatte hatten hattest hattet")

STRONG_PAST = words(
    """
    ging gingen kam kamen gab gaben nahm nahmen sah sahen fand fanden stand standen lag lagen saß saßen hielt
    hielten ließ ließen lief liefen fuhr fuhren trug trugen schlug schlugen wuchs wuchsen sprach sprachen traf
    trafen half halfen starb starben warf warfen schrieb schrieben blieb blieben stieg stiegen schien schienen
    bot boten zog zogen verlor verloren schloss schlossen beschloss beschlossen flog flogen begann begannen
    sang sangen trank tranken rief riefen hieß hießen fiel fielen wusste wussten brachte brachten dachte
    dachten kannte kannten nannte nannten rannte rannten bekam bekamen entstand entstanden erhielt erhielten
    gewann gewannen bestand bestanden verstand verstanden vergaß vergaßen aß aßen las lasen gefiel gefielen
    verließ verließen erschien erschienen unterschrieb unterschrieben betraf betrafen ergab ergaben entschied
    entschieden sandte sandten wandte wandten wurde wurden konnte konnten musste mussten wollte wollten durfte
    durften mochte mochten brannte brannten
    """
) - {"verloren", "beschlossen", "bestanden", "entschieden", "unterschrieben", "schienen", "boten"}  # fmt: skip

# Participles whose stem changes, beyond what their ending tells; HanTa knows most others.
PARTICIPLES = words(
    """
    getan gegeben genommen geschrieben beschlossen getroffen gefunden gesehen gegangen gehalten gelassen
    gezogen verloren angeboten verboten entschieden unterschrieben vorgeschlagen geschlossen abgeschlossen
    ausgeschlossen gewonnen begonnen gebeten gerufen getragen gefahren gesprochen besprochen versprochen
    geworfen geholfen gestrichen verschoben geschoben betrieben vertrieben verbunden gebunden gelegt gesetzt
    ersetzt besetzt umgesetzt
    """
)
# End like participles and are none beside "werden", or are infinitives as well.
NO_PARTICIPLES = words(
    """
    bekannt beliebt gesund gerecht bereit verliebt geeignet genannt nicht leicht recht schlecht gut alt kalt
    laut oft dort fast erst sonst selbst jetzt bereits seit mit bekommen erhalten behalten vergessen verlassen
    gefallen gehören entfallen enthalten gelten genug gemeinsam gern gerade genau gelingen geschehen
    gewinnen genießen bestehen verstehen entstehen vergehen beginnen bedeuten berichten benutzen besuchen
    beantworten
    """
)
# What is said with a noun and could be said with a verb.
COMPLEX_NOUN_VERBS = (
    ("in anspruch", "nutzen"),
    ("zur anwendung", "anwenden"),
    ("zum abschluss", "beenden"),
    ("zur verfügung", "geben"),
    ("in betracht", "überlegen"),
    ("in rechnung", "berechnen"),
    ("zur durchführung", "machen"),
    ("zum ausdruck", "sagen"),
    ("in kraft", "gelten"),
    ("unter beweis", "beweisen"),
    ("in abzug", "abziehen"),
    ("zum einsatz", "einsetzen"),
    ("in erwägung", "überlegen"),
    ("zur kenntnis", "lesen"),
    ("in kenntnis", "sagen"),
    ("zur entscheidung", "entscheiden"),
    ("zum erliegen", "aufhören"),
    ("in angriff", "anfangen"),
    ("zur umsetzung", "machen"),
    ("stellung zu nehmen", "antworten"),
)
