"""Small words of German: what they do in a sentence."""

from plain.words import words

MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)

ARTICLES = words(
    """
    der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem kein keine
    keinen keinem keiner jeder jede jedes jeden jedem alle allen aller mein meine meinen meinem meiner dein
    deine sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer unser unsere unseren unserem unserer euer
    eure
    """
)
PREPOSITIONS = words(
    """
    ab an am ans auf aufs aus außer bei beim bis durch für gegen gegenüber hinter im in ins mit nach neben
    ohne pro seit über um unter von vom vor vorm während wegen zu zum zur zwischen trotz laut gemäß je entlang
    innerhalb außerhalb aufgrund anhand statt anstatt
    """
)
COORDINATORS = words("und oder aber denn sondern sowie beziehungsweise doch")
PRONOUNS = words(
    """
    ich du er sie es wir ihr man mich dich ihn uns euch mir dir ihm ihnen sich das dies dieses jemand niemand
    alle viele einige manche etwas nichts wer was
    """
)
SUBJECTS = words("ich du er sie es wir ihr man das dies")

# These open a subordinate clause wherever they stand.
SUBORDINATORS = words(
    """
    dass daß weil wenn obwohl obgleich obschon falls sofern soweit nachdem bevor sobald solange indem sodass
    zumal wohingegen insofern nachdem ehe
    """
)
# These do so after a comma or at the beginning, when a verb closes their clause.
POSSIBLE_SUBORDINATORS = words(
    """
    ob als da damit während seit seitdem bis wie wo was wer wen wem wessen wann warum wieso weshalb wohin
    woher womit wofür worüber worauf woran wodurch wozu wobei welche welcher welches welchen welchem inwieweit
    inwiefern soviel sowie
    """
)
RELATIVE = words("der die das den dem dessen deren denen welcher welche welches welchen welchem wo was")

# A line that ends in one of these goes on.
TIES = ARTICLES | PREPOSITIONS | COORDINATORS | words("nicht sehr dass weil wenn ob als wie auch nur zu")

# A full stop after a short form is an end when one of these follows.
SENTENCE_STARTERS = words(
    """
    Der Die Das Den Dem Des Ein Eine Einen Einem Einer Es Er Sie Wir Ich Ihr Man Dieser Diese Dieses Diesen
    Diesem Dann Danach Dazu Dafür Damit Daher Deshalb Darum Dabei Darüber Da Dort Hier Heute Morgen Gestern
    Nun Jetzt Aber Und Oder Auch Doch Denn In Im Am An Auf Aus Bei Beim Bis Durch Für Gegen Mit Nach Ohne Seit
    Um Unter Von Vor Zu Zum Zur Zwischen Wenn Weil Ob Als Wie Was Wer Wo Wann Warum Welche Bitte Alle Alles
    Viele Einige Manche Mehr Jeder Jede Jedes Kein Keine Nur So Sonst Außerdem Zudem Leider Trotzdem Nicht Ja
    Nein Ist Sind Hat Haben Kann Können Wird Werden Mein Meine Unser Unsere Ihre Sein Seine Weitere
    Anschließend Zuerst Später Während Wegen Gibt Schon Erst Noch
    """
)

NUMBERS = {
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11,
    "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18,
    "neunzehn": 19, "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90, "hundert": 100, "tausend": 1000,
}  # fmt: skip

NEGATIONS = words(
    """
    nicht kein keine keinen keinem keiner keines keins nie niemals niemand niemanden niemandem nichts nirgends
    nirgendwo weder keinesfalls keineswegs
    """
)
