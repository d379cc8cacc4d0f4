"""One door to sign in: an address, the code from the mail, in. No passwords, no sign-up form."""

from environs import Env

_env = Env()

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_home"

ACCOUNT_ADAPTER = "notices.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
# Half an hour: mails are slow, and so is somebody who has to find the glasses first.
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 30 * 60
# The way through all steps; allauth's own quarter of an hour would end before the code does.
ACCOUNT_LOGIN_TIMEOUT = 60 * 60
# Two groups of four digits. Six digits would fall to a patient guesser within the limits below.
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
# There are none: an unknown address opens an account. This is about closed accounts, who get a mail of our own.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_FORMS = {
    "request_login_code": "accounts.forms.AddressForm",
    "confirm_login_code": "accounts.forms.CodeForm",
}
ACCOUNT_RATE_LIMITS = {
    # Many people sign in from one address at an event in the town hall; nobody needs more mails than this.
    "request_login_code": "60/m/ip,3/5m/key",
}
ACCOUNT_LOGOUT_REDIRECT_URL = "account_signed_out"

# A second door, never a second hurdle: who has a passkey can still come in with a code.
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
# There is no password to ask for again, and a lost device must not keep somebody from removing its passkey.
MFA_REAUTHENTICATION_REQUIRED = False
# So that nobody gets a passkey set up without noticing.
ACCOUNT_EMAIL_NOTIFICATIONS = True

# Signing in changes the token of every form that is still open: its text is shown again with a fresh one.
CSRF_FAILURE_VIEW = "accounts.views.csrf_failure"

# Keeps the votes of deleted accounts from being cast twice. Changing it forgets who has voted.
FORMER_VOTER_KEY = _env.str("FORMER_VOTER_KEY", "")

# Staff use the same door; Wagtail's own forms for passwords and addresses stay shut.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILUSERS_PASSWORD_REQUIRED = False
