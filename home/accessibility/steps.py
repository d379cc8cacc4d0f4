"""The steps of the BIK BITV-Test (web), and what of ours stands behind each.

Numbers and titles are those of the public test, in its language. Which checks stand behind a step, what only people can
judge and what does not apply here is our own judgement: nobody of the test has looked at it.
"""

from dataclasses import dataclass

from .words import Reason


@dataclass(frozen=True)
class Step:
    number: str
    title: str
    #: Ids of checks, see ``words.CHECKS``.
    checks: tuple[str, ...] = ()
    #: What only people can judge: a key of ``words.QUESTIONS``. Empty where machines see all that the step asks.
    people: str = ""
    #: Why the step does not apply here. Checks may still watch that it stays so.
    reason: Reason | None = None


def step(number: str, title: str, checks: str = "", people: str = "", reason: Reason | None = None) -> Step:
    return Step(number, title, tuple(checks.split()), people, reason)


STEPS: tuple[Step, ...] = (
    step("5.2", "Aktivierung von Barrierefreiheitsfunktionen", "letters-200 forced-colours dark", people="settings"),
    step("5.3", "Biometrie", reason=Reason.NO_BIOMETRICS),
    step("5.4", "Erhaltung von Barrierefreiheitsinformationen bei Konvertierung", reason=Reason.NO_CONVERSION),
    step("6.1", "Audiobandbreite für Sprache", reason=Reason.NO_CALLS),
    step("6.2.1.1", "Textkommunikation in Echtzeit", reason=Reason.NO_CALLS),
    step("6.2.1.2", "Gleichzeitige Sprache und Text", reason=Reason.NO_CALLS),
    step("6.2.2.1", "Visuell unterscheidbare Anzeige von Textnachrichten", reason=Reason.NO_CALLS),
    step("6.2.2.2", "Programmatisch unterscheidbare Anzeige von Textnachrichten", reason=Reason.NO_CALLS),
    step("6.2.2.3", "Sprecheridentifizierung", reason=Reason.NO_CALLS),
    step("6.2.2.4", "Echtzeitindikation von Sprachkommunikation", reason=Reason.NO_CALLS),
    step("6.2.3", "Interoperabilität von Echtzeit-Textkommunikation", reason=Reason.NO_CALLS),
    step("6.2.4", "Reaktionsgeschwindigkeit der Echtzeit-Textkommunikation", reason=Reason.NO_CALLS),
    step("6.3", "Anrufer-Identifizierung", reason=Reason.NO_CALLS),
    step("6.4", "Alternativen zu sprachbasierten Diensten", reason=Reason.NO_CALLS),
    step("6.5.2", "Auflösung bei Videotelefonie", reason=Reason.NO_CALLS),
    step("6.5.3", "Bildwiederholfrequenz bei Videotelefonie", reason=Reason.NO_CALLS),
    step("6.5.4", "Synchronität bei Videotelefonie", reason=Reason.NO_CALLS),
    step("6.5.5", "Visuelle Anzeige von Audio-Aktivität", reason=Reason.NO_CALLS),
    step("6.5.6", "Sprecher-Anzeige für Gebärdensprachen-Kommunikation", reason=Reason.NO_CALLS),
    step("7.1.1", "Wiedergabe von Untertiteln", "blocks", people="player"),
    step("7.1.2", "Synchrone Untertitel", "blocks", people="player"),
    step("7.1.3", "Erhaltung von Untertiteln", people="player"),
    step("7.1.4", "Untertitel-Anpassungen", people="player"),
    step("7.1.5", "Gesprochene Untertitel", people="player"),
    step("7.2.1", "Wiedergabe von Audiodeskription", people="player"),
    step("7.2.2", "Synchrone Audiodeskription", people="player"),
    step("7.2.3", "Erhaltung von Audiodeskription", people="player"),
    step("7.3", "Bedienelemente für Untertitel und Audiodeskription", people="player"),
    step("9.1.1.1a", "Alternativtexte für Bedienelemente", "axe ibm html", people="meaning"),
    step("9.1.1.1b", "Alternativtexte für Grafiken und Objekte", "axe ibm blocks", people="meaning"),
    step("9.1.1.1c", "Leere alt-Attribute für Layoutgrafiken", "axe", people="decoration"),
    step("9.1.1.1d", "Alternativen für CAPTCHAs", "no-captcha"),
    step("9.1.2.1", "Alternativen für Audiodateien und stumme Videos", "blocks", people="quality"),
    step("9.1.2.2", "Aufgezeichnete Videos mit Untertiteln", "axe blocks", people="quality"),
    step("9.1.2.3", "Audiodeskription oder Volltext-Alternative für Videos", "blocks", people="quality"),
    step("9.1.2.4", "Videos (live) mit Untertiteln", reason=Reason.NO_LIVE_VIDEO),
    step("9.1.2.5", "Audiodeskription für Videos", people="quality"),
    step("9.1.3.1a", "HTML-Strukturelemente für Überschriften", "axe ibm html", people="headings"),
    step("9.1.3.1b", "HTML-Strukturelemente für Listen", "axe ibm html"),
    step("9.1.3.1c", "HTML-Strukturelemente für Zitate", "blocks", people="quotations"),
    step("9.1.3.1d", "Inhalt gegliedert", "blocks", people="structure"),
    step("9.1.3.1e", "Datentabellen richtig aufgebaut", "axe ibm blocks"),
    step("9.1.3.1f", "Zuordnung von Tabellenzellen", "axe ibm"),
    step("9.1.3.1g", "Kein Strukturmarkup für Layouttabellen", "axe ibm", people="layout"),
    step("9.1.3.1h", "Beschriftung von Formularelementen programmatisch ermittelbar", "axe ibm html"),
    step("9.1.3.2", "Sinnvolle Reihenfolge", "keyboard-order transcripts", people="order"),
    step("9.1.3.3", "Ohne Bezug auf sensorische Merkmale nutzbar", people="senses"),
    step("9.1.3.4", "Keine Beschränkung der Bildschirmausrichtung", "ibm"),
    step("9.1.3.5", "Eingabefelder zu Nutzerdaten vermitteln den Zweck", "axe html autocomplete", people="purpose"),
    step("9.1.4.1", "Ohne Farben nutzbar", "axe forced-colours", people="colours"),
    step("9.1.4.2", "Ton abschaltbar", "media"),
    step("9.1.4.3", "Kontraste von Texten ausreichend", "axe-contrast ibm dark", people="text_on_pictures"),
    step("9.1.4.4", "Text auf 200% vergrößerbar", "axe letters-200"),
    step("9.1.4.5", "Schriftgrafiken", people="text_in_pictures"),
    step("9.1.4.10", "Inhalte brechen um", "reflow-320", people="tables"),
    step(
        "9.1.4.11",
        "Kontraste von Grafiken und grafischen Bedienelementen ausreichend",
        "forced-colours focus-visible",
        people="icons",
    ),
    step("9.1.4.12", "Textabstände anpassbar", "text-spacing"),
    step("9.1.4.13", "Eingeblendete Inhalte bedienbar", people="hovering"),
    step("9.2.1.1", "Ohne Maus nutzbar", "keyboard-order journeys"),
    step("9.2.1.2", "Keine Tastaturfalle", "keyboard-trap"),
    step("9.2.1.4", "Tastatur-Kurzbefehle abschaltbar oder anpassbar", "no-javascript", reason=Reason.NO_SHORTCUTS),
    step("9.2.2.1", "Zeitbegrenzungen anpassbar", "axe", people="time"),
    step("9.2.2.2", "Bewegte Inhalte abschaltbar", "reduced-motion media"),
    step("9.2.3.1", "Verzicht auf Flackern", "reduced-motion", people="flicker"),
    step("9.2.4.1", "Bereiche überspringbar", "axe skip-links"),
    step("9.2.4.2", "Sinnvolle Dokumenttitel", "axe html titles"),
    step("9.2.4.3", "Schlüssige Reihenfolge bei der Tastaturbedienung", "axe keyboard-order", people="order"),
    step("9.2.4.4", "Aussagekräftige Linktexte", "axe links blocks", people="links"),
    step("9.2.4.5", "Alternative Zugangswege", people="ways"),
    step("9.2.4.6", "Aussagekräftige Überschriften und Beschriftungen", "axe ibm", people="wording"),
    step("9.2.4.7", "Aktuelle Position des Fokus deutlich", "focus-visible"),
    step("9.2.4.11", "Fokus nicht verdeckt (Minimum)", "focus-not-covered"),
    step("9.2.5.1", "Alternativen für komplexe Zeiger-Gesten", "journeys", reason=Reason.NO_GESTURES),
    step(
        "9.2.5.2",
        "Zeigergesten-Eingaben können abgebrochen oder widerrufen werden",
        "journeys",
        reason=Reason.NO_GESTURES,
    ),
    step("9.2.5.3", "Sichtbare Beschriftung Teil des zugänglichen Namens", "axe"),
    step("9.2.5.4", "Alternativen für Bewegungsaktivierung", "journeys", reason=Reason.NO_GESTURES),
    step("9.2.5.7", "Ziehbewegungen", "journeys", reason=Reason.NO_GESTURES),
    step("9.2.5.8", "Zielgröße (Minimum)", "axe target-size"),
    step("9.3.1.1", "Hauptsprache angegeben", "axe ibm html lang"),
    step("9.3.1.2", "Anderssprachige Wörter und Abschnitte ausgezeichnet", "lang", people="languages"),
    step("9.3.2.1", "Keine unerwartete Kontextänderung bei Fokus", "keyboard-order", people="changes"),
    step("9.3.2.2", "Keine unerwartete Kontextänderung bei Eingabe", "html", people="changes"),
    step("9.3.2.3", "Konsistente Navigation", "same-help", people="navigation"),
    step("9.3.2.4", "Konsistente Bezeichnung", "links lists", people="naming"),
    step("9.3.2.6", "Konsistente Hilfe", "same-help"),
    step("9.3.3.1", "Fehlererkennung", "error-summary", people="wording"),
    step("9.3.3.2", "Beschriftungen von Formularelementen vorhanden", "axe ibm html"),
    step("9.3.3.3", "Hilfe bei Fehlern", "error-summary", people="wording"),
    step("9.3.3.4", "Fehlervermeidung wird unterstützt", "after-action journeys", people="mistakes"),
    step("9.3.3.7", "Redundanter Eintrag", "journeys", people="twice"),
    step("9.3.3.8", "Zugängliche Authentifizierung (Minimum)", "no-captcha autocomplete journeys"),
    step("9.4.1.1", "Korrekte Syntax", "html"),
    step("9.4.1.2", "Name, Rolle, Wert verfügbar", "axe ibm transcripts"),
    step("9.4.1.3", "Statusmeldungen programmatisch verfügbar", "after-action transcripts"),
    step(
        "11.7",
        "Benutzerdefinierte Einstellungen",
        "forced-colours dark reduced-motion letters-200 print",
        people="look",
    ),
    step("11.8.2", "Barrierefreie Erstellung von Inhalten", people="editing"),
    step("11.8.3", "Erhaltung von Barrierefreiheitsinformationen bei Transformation", people="editing"),
    step("11.8.4", "Reparaturassistenz", people="editing"),
    step("11.8.5", "Vorlagen", "axe ibm html"),
    step("12.1.1", "Dokumentation von Kompatibilität und Barrierefreiheit", people="documentation"),
    step("12.1.2", "Barrierefreie Dokumentation", "axe", people="documentation"),
    step("12.2.2", "Technischer Support", people="support"),
    step("12.2.3", "Effektive Kommunikation", people="support"),
    step("12.2.4", "Vom Support bereitgestellte Dokumentation", people="documentation"),
)

NUMBERS = frozenset(each.number for each in STEPS)
