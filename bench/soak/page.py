"""What a person finds on a page: its links, and its forms with what stands in them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    action: str
    fields: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)      # of radio buttons and drop-down lists


class Page(HTMLParser):
    def __init__(self, text: str):
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.title = ""
        self.area: str | None = None
        self.select: str | None = None
        self.in_title = False
        self.feed(text)
        self.close()

    def form(self, ending: str) -> Form | None:
        """The first form that is sent to such an address."""
        return next((form for form in self.forms if form.action.endswith(ending)), None)

    def link(self, beginning: str, ending: str = "") -> str | None:
        return next((link for link in self.links if link.startswith(beginning) and link.endswith(ending)), None)

    def handle_starttag(self, tag, attributes):
        given = {name: value or "" for name, value in attributes}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "form":
            self.forms.append(Form(given.get("action", "")))
        elif tag == "h1":
            self.in_title = True
        elif self.forms:
            self.handle_field(tag, given, self.forms[-1])

    def handle_field(self, tag: str, given: dict[str, str], form: Form):
        name = given.get("name", "")
        if tag == "textarea" and name:
            self.area = name
            form.fields[name] = ""
        elif tag == "select" and name:
            self.select = name
            form.choices[name] = []
        elif tag == "option" and self.select:
            form.choices[self.select].append(given.get("value", ""))
            if "selected" in given:
                form.fields[self.select] = given.get("value", "")
        elif tag == "input" and given.get("type") == "radio":
            form.choices.setdefault(name, []).append(given.get("value", ""))
            if "checked" in given:
                form.fields[name] = given.get("value", "")
        elif tag == "input" and given.get("type") == "checkbox":
            if "checked" in given:
                form.fields[name] = given.get("value", "on")
        elif tag == "input" and name and given.get("type") != "file":
            form.fields[name] = given.get("value", "")

    def handle_data(self, data):
        if self.area and self.forms:
            self.forms[-1].fields[self.area] += data
        if self.in_title:
            self.title += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.area = None
        elif tag == "select":
            self.select = None
        elif tag == "h1":
            self.in_title = False
