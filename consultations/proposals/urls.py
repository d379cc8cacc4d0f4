from django.urls import path

from . import views, writing

urlpatterns = [
    path("vorschlaege/", views.index, name="proposals"),
    path("vorschlaege/neu/", writing.new, name="new_proposal"),
    path("<int:number>/", views.detail, name="proposal"),
    path("<int:number>/fassungen/", views.versions, name="proposal_versions"),
    path("<int:number>/aendern/", writing.change, name="change_proposal"),
    path("<int:number>/zurueckziehen/", writing.withdraw, name="withdraw_proposal"),
]
