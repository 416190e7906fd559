"""The examples of the reference page do what they say."""

import doctest

from retold.measures import reliability


def test_every_example_of_the_page_runs(request):
    page = request.config.rootpath / "docs" / "reference" / "measures.md"
    found = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert found.failed == 0
    assert found.attempted > 20


def test_every_function_on_coders_is_named_on_the_page(request):
    page = (request.config.rootpath / "docs" / "reference" / "measures.md").read_text(encoding="utf-8")
    public = [name for name in vars(reliability) if name.startswith("of_")] + ["pooled"]
    assert [name for name in public if name not in page] == []
