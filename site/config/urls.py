from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path
from django.views.decorators.http import require_POST
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.views.account import LogoutView
from wagtail.documents import urls as wagtaildocs_urls

from accounts.views import staff_door
from config import sitemaps
from config.health import healthz
from config.robots import robots
from notices.views import mailbox

handler400 = "content.errors.bad_request"
handler403 = "content.errors.forbidden"
handler404 = "content.errors.not_found"
handler429 = "content.errors.too_many"
handler500 = "content.errors.server_error"

urlpatterns = [
    path("healthz", healthz),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<slug:name>.xml", sitemaps.section, name="sitemap_section"),
    # Staff come in by the same door as everybody; this stands before Wagtail's own page.
    path("verwaltung/login/", staff_door),
    # Wagtail's own drops the session whatever the method: a link elsewhere could sign staff out.
    path("verwaltung/logout/", require_POST(LogoutView.as_view())),
    path("verwaltung/", include(wagtailadmin_urls)),
    path("dokumente/", include("content.document_urls")),
    path("dokumente/", include(wagtaildocs_urls)),
    # Only in the try-out; elsewhere the proxy serves what was uploaded.
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
]
if settings.TRY_OUT:
    urlpatterns += [path("postfach/", mailbox, name="notices_mailbox")]
    urlpatterns += i18n_patterns(path("", include("design.urls")))
# Pages come last: they answer for every address that nobody else knows.
urlpatterns += i18n_patterns(
    path("konto/", include("accounts.urls")),
    path("b/", include("consultations.urls")),
    path("nachricht/", include("home.contact.urls")),
    path("barrierefreiheit/", include("home.accessibility.urls")),
    path("suche/", include("search.urls")),
    path("darstellung/", include("content.display.urls")),
    path("abonnieren/", include("consultations.following.urls")),
    path("abonnieren/", include("news.following.urls")),
    path("", include("content.urls")),
)
