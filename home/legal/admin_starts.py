"""What new legal pages begin with. These are questions to answer, no legal facts: those only the city knows."""

from django.utils.translation import gettext_lazy as _

from ..texts import Section

HOUSE_RULES: tuple[Section, ...] = (
    (_("How we talk"), (_("[…] How should people treat each other here? What may everybody expect of you?"),)),
    (_("What is not allowed"), (_("[…] Name what you hide, for example insults, or personal data of others."),)),
    (_("What happens then"), (_("[…] Who decides? How does the author learn the reason? Where can one object?"),)),
)

#: The points of Articles 13 and 14 of the General Data Protection Regulation.
PRIVACY: tuple[Section, ...] = (
    (_("Who is responsible"), (_("[…] Name, address, phone and e-mail of the controller."),)),
    (_("Data protection officer"), (_("[…] How one reaches the data protection officer."),)),
    (
        _("What we store, what for, and on which legal basis"),
        (
            _("[…] Reading the site: what the web server notes, and for how long."),
            _("[…] Account: the e-mail address, and what for."),
            _("[…] Proposals, comments and votes: what becomes public, and what does not."),
            _("[…] Messages from the contact form: who reads them, and when they are deleted."),
            _("[…] For each of them, the legal basis."),
        ),
    ),
    (_("Cookies"), (_("[…] Which cookies there are, when they are set, and what for."),)),
    (_("Who else gets data"), (_("[…] Recipients, and whoever processes data for you."),)),
    (_("How long we keep data"), (_("[…] The time for each kind of data, or how it is found."),)),
    (
        _("Your rights"),
        (
            _("[…] Access, correction, deletion, restriction, portability, objection, taking back consent."),
            _("[…] The supervisory authority that one can complain to."),
        ),
    ),
)
