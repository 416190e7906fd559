"""The addresses of a demonstration: all of them, and the door that lets anybody in as anybody invented."""

from django.urls import path

from retold.web import urls
from retold.web.views import demo

handler404, handler500 = urls.handler404, urls.handler500
handler403, handler400 = urls.handler403, urls.handler400

urlpatterns = [
    *urls.urlpatterns,
    path("demo/", demo.door, name="demo"),
]
