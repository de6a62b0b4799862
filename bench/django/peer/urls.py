"""The four pages."""

from django.urls import path

from peer import views

urlpatterns = [
    path("projects", views.projects),
    path("projects/<str:id>", views.project),
    path("projects/<str:id>/apply", views.apply),
]
