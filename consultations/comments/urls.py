from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("diskussion/", views.discussion, name="discussion"),
    path("diskussion/kommentieren/", views.write_to_discussion, name="write_to_discussion"),
    path("<int:number>/kommentieren/", views.comment_on_proposal, name="comment_on_proposal"),
    path("kommentar/<int:pk>/", views.show, name="comment"),
    path("kommentar/<int:pk>/alle-antworten/", views.replies, name="replies"),
    path("kommentar/<int:pk>/antworten/", views.reply, name="reply"),
    path("kommentar/<int:pk>/aendern/", views.change, name="change_comment"),
    path("kommentar/<int:pk>/zurueckziehen/", views.withdraw, name="withdraw_comment"),
]
