"""What a check says: which checks there are, and what one has found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

#: Check → what it promises, as the public report says it.
CHECKS = {
    "axe": "axe-core findet keinen Fehler, auch nicht der Stufe AAA",
    "axe-contrast": "Jeder Text hebt sich ab: hell, dunkel und mit erzwungenen Farben",
    "ibm": "Die Prüfung von IBM findet keinen Fehler",
    "html": "Das HTML ist fehlerfrei",
    "keyboard-order": "Die Tabulator-Taste erreicht alles, in der Reihenfolge der Seite, vor und zurück",
    "keyboard-trap": "Die Tabulator-Taste kommt überall wieder heraus",
    "focus-visible": "Der Fokus ist immer zu sehen",
    "focus-not-covered": "Nichts verdeckt, was den Fokus hat",
    "skip-links": "Sprungmarken führen zum Inhalt und zur Hilfe",
    "reflow-320": "Bei 320 Pixeln Breite muss niemand seitwärts schieben",
    "text-spacing": "Größere Abstände im Text schneiden nichts ab",
    "letters-200": "Doppelt so große Schrift wächst überall und schneidet nichts ab",
    "target-size": "Jedes Ziel ist mindestens 44 Pixel groß",
    "reduced-motion": "Nichts bewegt sich lange oder ohne Ende",
    "forced-colours": "Mit erzwungenen Farben verschwindet nichts",
    "dark": "Im Dunkeln verschwindet nichts",
    "print": "Auf Papier steht derselbe Text, ohne Bedien-Elemente",
    "no-javascript": "Ohne JavaScript steht derselbe Text da",
    "error-summary": "Ein leeres Formular sagt, was fehlt, und führt hin",
    "after-action": "Nach jeder Handlung steht das Ergebnis zuerst da und hat den Fokus",
    "lists": "Listen nennen ihre Summe, führen vor und zurück, und jede Schaltfläche hat einen eigenen Namen",
    "links": "Derselbe Link-Text führt zum selben Ziel, und in Menü, Hilfe und Fuß hat ein Ziel denselben Text",
    "same-help": "Menü, Hilfe und Fuß stehen auf jeder Seite an derselben Stelle, in derselben Reihenfolge",
    "lang": "Die Sprache der Seite und jeder fremden Stelle ist ausgezeichnet",
    "titles": "Jede Seite hat einen eigenen Titel",
    "no-cookie": "Wer nur liest, bekommt kein Cookie",
    "only-own": "Keine Seite fragt fremde Server oder meldet Fehler im Browser",
    "transfer": "Jede Seite bleibt leicht genug für langsame Netze",
    "autocomplete": "Felder für Angaben zur Person lassen sich vom Browser ausfüllen",
    "no-captcha": "Nirgends steht ein Rätsel im Weg",
    "media": "Videos starten nie von selbst und laden erst, wenn jemand sie startet",
    "journeys": "Die ganze Aufgabe gelingt ohne JavaScript, nur mit Tastatur, und auf 320 Pixeln mit doppelter Schrift",
    "transcripts": "Die Mitschriften der Vorlese-Programme stimmen",
    "blocks": "Die Bausteine der Redaktion sind zugänglich",
}


@dataclass(frozen=True)
class Finding:
    """Something that keeps somebody out: ``rule`` of ``check``, at ``where`` on a page."""

    check: str
    rule: str
    where: str = ""
    page: str = ""
    version: str = ""
    what: str = ""

    def __str__(self) -> str:
        words = " · ".join(part for part in (self.where, self.what) if part)
        return f"{self.check}/{self.rule} on {self.page} [{self.version}] {words}"

    def as_data(self) -> dict[str, str]:
        return asdict(self)


def findings_of(check: str, found: Iterable[dict[str, Any]]) -> list[Finding]:
    """From what the scripts in the page return: ``{rule, where, what}``."""
    return [Finding(check, one["rule"], one.get("where", ""), what=one.get("what", "")) for one in found]
