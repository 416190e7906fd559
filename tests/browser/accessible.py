"""What axe finds on a page as it stands: under its own content security policy, and with its scripts on or off."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe

AXE = Axe().axe_script
# Axe puts pieces of its work off with a timer, and where scripts are off no timer ever rings.
AT_ONCE = "window.setTimeout = (work, _, ...with_) => { Promise.resolve().then(() => work(...with_)); return 0; };"
RUN = """
axe.run({resultTypes: ["violations"], preload: false}).then(
    ({violations}) => violations.map(({id, nodes}) => [id, ...nodes.map((node) => node.html)]))
"""


def violations(page) -> list[list[str]]:
    """Each rule that is broken, with the pieces of the page that break it.

    Axe works in a world of its own beside the page, as an extension of the browser does: the page does not meet it.
    """
    session = page.context.new_cdp_session(page)
    frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
    world = session.send("Page.createIsolatedWorld", {"frameId": frame})["executionContextId"]

    def run(words: str) -> Any:
        asked = {"expression": words, "contextId": world, "awaitPromise": True, "returnByValue": True}
        answer = session.send("Runtime.evaluate", asked)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    run(f"{AT_ONCE}{AXE};0")
    found = run(RUN)
    session.detach()
    assert isinstance(found, list)
    return found
