from django.urls import path

from . import counting, views, voting

urlpatterns = [
    path("<int:number>/unterstuetzen/", views.support, name="support"),
    path("<int:number>/bewerten/", views.rate, name="rate"),
    path("abstimmen/", voting.ballot, name="ballot"),
    path("abstimmen/beleg/", voting.receipt, name="receipt"),
    path("abstimmen/<int:phase>/zuruecknehmen/", voting.take_all_back, name="take_all_back"),
    path("ergebnis/", counting.result, name="result"),
    path("ergebnis/belege/", counting.receipts, name="receipts"),
    path("ergebnis/belege.txt", counting.receipts_as_text, name="receipts_as_text"),
]
