"""Hard words of offices and politics, and words by their endings."""

import re
from pathlib import Path


def read_words(text: str) -> dict[str, str]:
    """One entry a line: the hard word, a colon, a simpler one."""
    entries = (line.partition(": ") for line in text.splitlines() if line.strip())
    return {hard.strip(): simple.strip() for hard, _colon, simple in entries}


# Nouns, verbs, others; a bar shows where a verb parts: "durch|führen" is also "durchgeführt".
SIMPLER = read_words(Path(__file__).with_name("simpler.txt").read_text(encoding="utf-8"))

# Words of experts by their endings …
FOREIGN = re.compile(
    r"[a-zäöüß]{4,24}(?:ierung|ierungen|ität|itäten|ismus|ifikation|isation|ologie|ierbar|istisch|istische[nrms]?"
    r"|ativ|ative[nrms]?|enz|anz|enzen|anzen|ieren|iert|ierte[nrms]?)"
)
# … but everybody's words, too.
KNOWN_FOREIGN = re.compile(
    r"^(?:.*(?:information|universität|qualität|realität|elektrizität|publizität|konferenz|lizenz|substanz|distanz)(?:en)?"
    r"|.*(?:inform|block|telefon|prob|reserv|stud|reag|repar|fotograf|kopier|markier|diskut|organis|train|funktion|interess"
    r"|kontroll|aktual|notier|passier|produz|reg|regist|spazier|inspir|kass|pausier|gratul|protest|demonstr|renov|garant"
    r"|sortier|mark|pass|kop|not|form|adress|stor|verl|verz|mass|bas|spaz|serv|rasier|plan|ras|prob)(?:ier(?:en|t|te|ten|ter|tes|tem|ung|ungen)|ieren|iert)"
    r"|.*(?:lier|tier|schier|spier|zier)t?|regier(?:en|t|ung|ungen)|bundesregierung|landesregierung|tanz|.*tänze|ganz|glanz|bilanz|schwanz|pflanzen?|.*pflanz.*|grenz.*|.*grenzen?"
    r"|kranz|alternative[nrms]?|negative?[nrms]?|positive?[nrms]?|relativ|aktiv|.*initiative|.*wenz|.*franz)$"
)
