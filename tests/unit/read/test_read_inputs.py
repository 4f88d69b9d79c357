"""Inputs of every kind, good and bad, through `read_inputs`."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep

import pytest

from polemos.errors import InputError
from polemos.model import Document, Issue
from polemos.read import ReadOptions, expand, read_inputs

ARTICLE = (
    "The fighting at the ford\n\nOn 3 May the Northern Column crossed the ford at Kilmar and took the customs house.\n\n"
    "The government called it an invasion and asked the Assembly of States to meet.\n"
)
PAGE = """<!doctype html><html><head><title>Truce frays in the hills</title></head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article><h1>Truce frays in the hills</h1><p>The ceasefire that Ethiopia and Sudan agreed last week frayed on Wednesday when shells fell on two villages.</p>
<p>Sudan's army accused Ethiopian militia of firing first. A spokesman in Addis Ababa denied it and said that the militia had not moved.</p></article>
<footer>© 2021 Valley Monitor</footer></body></html>"""


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def documents(*inputs: str) -> list[Document]:
    return [item for item in read_inputs(inputs) if isinstance(item, Document)]


def issues(*inputs: str) -> list[Issue]:
    return [item for item in read_inputs(inputs) if isinstance(item, Issue)]


def body(document: Document) -> list[str]:
    return [span.of(document.text) for span in document.body()]


# -- what cannot be read -------------------------------------------------------------------


def test_missing_path_is_an_input_error() -> None:
    with pytest.raises(InputError, match=r"there is no file or folder 'nowhere\.txt'; check the path \[RD001\]"):
        read_inputs(["nowhere.txt"])


def test_no_input_is_an_input_error() -> None:
    with pytest.raises(InputError, match=r"no input was given; name a file, a folder or an address \[RD002\]"):
        read_inputs([])


@pytest.mark.parametrize("address", ["ftp://example.org/a.txt", "file:///etc/hosts", "http:///path"])
def test_other_addresses_are_input_errors(address: str) -> None:
    with pytest.raises(InputError, match="RD003"):
        read_inputs([address])


@pytest.mark.parametrize(
    ("name", "data", "code", "what"),
    [
        ("empty.txt", b"", "RD004", "it is empty"),
        ("blank.txt", b" \n\r\n\t", "RD004", "it is empty"),
        ("mark.txt", b"\xef\xbb\xbf\n", "RD004", "it is empty"),
        ("nul.txt", b"War \0 peace", "RD005", "it holds NUL characters (the first at character 4), so it is no text file"),
        ("binary", bytes(range(256)) * 4, "RD005", "it holds NUL bytes (the first at byte 0), so it is no text file"),
        ("paper.txt", b"%PDF-1.7 ...", "RD007", "it is a PDF, which this version does not read; save it as text or HTML first"),
        ("data.json", b'{"a": 1}', "RD007", "files of the kind .json are not read by this version; give plain text, Markdown, HTML, JSON Lines or CSV"),
        (
            "menu.txt", b"Home | News | Sport\nPrivacy | Contact\n", "RD009",
            "no article was found on the page, only menus, links and the like; check that the page was saved with its text",
        ),
        (
            "menu.html", b"<html><body><ul><li>Home<li>News</ul></body></html>", "RD009",
            "no article was found on the page, only menus, links and the like; check that the page was saved with its text",
        ),
        ("notext.csv", b"id,words\n1,a\n", "RD014", "its header has no column 'text', only id, words; name the column of the texts 'text'"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 12 else "",
)  # fmt: skip
def test_bad_file_is_an_issue(name: str, data: bytes, code: str, what: str) -> None:
    Path(name).write_bytes(data)
    (found,) = read_inputs([name])
    assert isinstance(found, Issue)
    assert (found.code, found.where, found.what, found.severity) == (code, name, what, "error")


def test_unreadable_file_in_a_folder_leaves_the_others(tmp_path: Path) -> None:
    Path("folder").mkdir()
    Path("folder/a.txt").write_text(ARTICLE)
    Path("folder/b.txt").symlink_to(tmp_path / "gone.txt")
    Path("folder/c.txt").write_text(ARTICLE)
    assert [d.key for d in documents("folder")] == ["folder/a.txt", "folder/c.txt"]
    (issue,) = issues("folder")
    assert (issue.code, issue.where) == ("RD008", "folder/b.txt")
    assert issue.what == "it is no regular file or a link that leads nowhere; name the file itself"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_file_without_permission_is_an_issue() -> None:
    Path("a.txt").write_text(ARTICLE)
    Path("a.txt").chmod(0)
    (issue,) = issues("a.txt")
    assert (issue.code, issue.what) == ("RD008", "it cannot be read (Permission denied); check its permissions")


def test_pipe_is_an_issue_and_does_not_block() -> None:
    os.mkfifo("pipe")
    assert [i.code for i in issues("pipe")] == ["RD008"]


def test_empty_folder_is_an_issue() -> None:
    Path("folder").mkdir()
    (issue,) = issues("folder")
    assert (issue.code, issue.what) == ("RD018", "the folder holds no files to read")


# -- texts ---------------------------------------------------------------------------------


def test_plain_text_is_read_whole() -> None:
    Path("a.txt").write_text(ARTICLE)
    (document,) = documents("a.txt")
    assert document.text == ARTICLE
    assert document.title == "The fighting at the ford"
    assert body(document) == [line for line in ARTICLE.splitlines()[1:] if line]
    assert (document.key, document.source, document.language, document.dropped) == ("a.txt", "a.txt", "en", ())


def test_line_ends_stay() -> None:
    Path("a.txt").write_bytes(ARTICLE.replace("\n", "\r\n").encode())
    (document,) = documents("a.txt")
    assert document.text == ARTICLE.replace("\n", "\r\n")
    assert len(document.body()) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "latin-1", "cp1251"])
def test_encodings_are_told(encoding: str) -> None:
    words = {"cp1251": "Армия заняла город на рассвете, сообщил представитель правительства. Переговоры были сорваны в понедельник вечером."}
    text = words.get(encoding, "The Élysée said on Monday that the cafés of Orléans would stay open. Nobody in the rue Saint-Honoré believed it.")
    Path("a.txt").write_bytes(text.encode(encoding))
    (document,) = documents("a.txt")
    assert document.text == text


def test_guessed_encoding_is_noted() -> None:
    Path("a.txt").write_bytes("The café’s owner fled the town.".encode("cp1252"))
    (issue,) = issues("a.txt")
    assert (issue.code, issue.severity) == ("RD020", "note")
    assert issue.what == "it is not UTF-8 and was read as cp1252; save it as UTF-8 where that is wrong"


def test_single_long_paragraph_is_all_body_in_pieces_a_parser_can_take() -> None:
    Path("a.txt").write_text("The army crossed the river at dawn. " * 5000)
    (document,) = documents("a.txt")
    assert document.title is None
    assert max(len(piece) for piece in body(document)) <= 50_000
    assert " ".join(body(document)) == document.text.strip()


def test_wrapped_lines_are_one_paragraph() -> None:
    text = "\n".join(
        [
            "The garrison of the old fort had been told to expect no relief before",
            "the end of the month, and yet on the third morning a column was seen on",
            "the road from the south with its standards furled and its guns behind.",
            "",
            "Nobody fired. The captain, who had served under both governments, went",
            "down to the gate by himself and asked the riders on whose orders they",
            "had come, and was given a letter with the seal of the regent upon it.",
        ]
    )
    Path("a.txt").write_text(text)
    (document,) = documents("a.txt")
    assert body(document) == text.split("\n\n")


def test_markdown_marks_are_no_part_of_the_title() -> None:
    text = (
        "---\ndate: 2016-05-03\nauthor: Ann Lee\n---\n\n# The fighting at the ford\n\nThe column crossed the ford **at dawn** and took the house.\n\n"
        "## The answer\n\nThe government called it an [invasion](https://example.org/a).\n"
    )
    Path("a.md").write_text(text)
    (document,) = documents("a.md")
    assert [(r.kind, r.span.of(text)) for r in document.regions] == [
        ("title", "The fighting at the ford"),
        ("body", "The column crossed the ford **at dawn** and took the house."),
        ("body", "The answer"),
        ("body", "The government called it an [invasion](https://example.org/a)."),
    ]
    assert document.authors == ("Ann Lee",)
    assert document.published
    assert document.published.edtf == "2016-05-03"


def test_markdown_lists_are_body() -> None:
    Path("a.md").write_text(
        "# Terms\n\nThe two sides agreed on the following terms:\n\n- Both armies leave the valley by June.\n- Prisoners are exchanged at the ford.\n"
    )
    (document,) = documents("a.md")
    assert body(document)[1:] == ["Both armies leave the valley by June.", "Prisoners are exchanged at the ford."]


# -- HTML ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.html", "a.htm", "saved", "saved.txt"])
def test_html_is_rendered_with_its_menus(name: str) -> None:
    Path(name).write_text(PAGE)
    (document,) = documents(name)
    assert document.text.startswith("Home World\n\nTruce frays in the hills\n\nThe ceasefire")
    assert document.text.endswith("© 2021 Valley Monitor")
    assert document.title == "Truce frays in the hills"
    assert [text[:11] for text in body(document)] == ["The ceasefi", "Sudan's arm"]
    assert "<" not in document.text


def test_html_metadata_is_read() -> None:
    head = (
        '<meta property="article:published_time" content="2021-03-04T08:00:00Z"><meta name="author" content="Nora Feld">'
        '<meta property="og:site_name" content="Valley Monitor">'
    )
    Path("a.html").write_text(PAGE.replace("<head>", "<head>" + head))
    (document,) = documents("a.html")
    assert (document.authors, document.publisher, document.published and document.published.edtf) == (("Nora Feld",), "Valley Monitor", "2021-03-04")


def test_html_without_a_date_has_none() -> None:
    Path("a.html").write_text(PAGE)
    assert documents("a.html")[0].published is None


def test_html_leaves_out_what_nobody_sees() -> None:
    Path("a.html").write_text(PAGE.replace("<article>", "<script>var x = 'seen'</script><p hidden>unseen</p><p style='display: none'>unseen</p><article>"))
    assert "seen" not in documents("a.html")[0].text


def test_html_without_article_marks_is_read_by_its_lines() -> None:
    teasers = "".join(
        f"<div><h3>Cotton growers in the south ask for a better price {n}</h3><p>The price has not moved since the harvest.</p></div>" for n in range(4)
    )
    paragraphs = [
        f"The army of Chad said on Friday that it had crushed a column of rebels near Am Dam after {n} days of fighting." for n in ("two", "three", "four")
    ]
    Path("a.html").write_text(
        "<div>Home | News</div><div>Chad drives rebels back</div><div>By Ann Lee</div><div>8 May 2009</div>"
        + "".join(f"<div>{paragraph}</div>" for paragraph in paragraphs)
        + f"<div>Share: Facebook Twitter</div>{teasers}<div>Contact us</div>"
    )
    (document,) = documents("a.html")
    assert body(document) == paragraphs
    assert (document.title, document.authors, document.published and document.published.edtf) == ("Chad drives rebels back", ("Ann Lee",), "2009-05-08")


@pytest.mark.parametrize("data", ["<html>", "<html><body></body></html>", "<p>", "<!doctype html><html><head><title>x</title></head></html>"])
def test_html_with_nothing_in_it_is_an_issue(data: str) -> None:
    Path("a.html").write_text(data)
    assert [i.code for i in issues("a.html")] == ["RD009"]


# -- rows --------------------------------------------------------------------------------------


def rows(*items: object) -> None:
    Path("a.jsonl").write_text("".join((item if isinstance(item, str) else json.dumps(item)) + "\n" for item in items))


def test_row_is_a_document_with_its_metadata() -> None:
    rows(
        {"id": "r1", "text": "Home | News\nThe army took the town.\n", "date": "2016-05", "title": "A town falls", "source": "The Courier", "language": "en-GB"}
    )
    (document,) = documents("a.jsonl")
    assert body(document) == ["Home | News", "The army took the town."]
    assert (document.key, document.given_id, document.title, document.publisher, document.language) == ("a.jsonl#r1", "r1", "A town falls", "The Courier", "en")
    assert document.published
    assert (str(document.published.start), str(document.published.end), document.published.edtf) == ("2016-05-01", "2016-05-31", "2016-05")


def test_row_with_an_address_has_it_for_its_source() -> None:
    rows({"id": 7, "text": "The army took the town.", "source": "https://example.org/7"})
    (document,) = documents("a.jsonl")
    assert (document.source, document.publisher, document.given_id) == ("https://example.org/7", None, "7")


def test_rows_with_equal_text_are_documents_of_their_own() -> None:
    rows({"id": "a", "text": "The army took the town."}, {"id": "b", "text": "The army took the town."})
    first, second = documents("a.jsonl")
    assert first.id != second.id
    assert first.sha256 == second.sha256


@pytest.mark.parametrize(
    ("line", "code", "what"),
    [
        ('{"id": "x", "text": ', "RD010", "it is no valid JSON: Expecting value at column 21; the line is left out"),
        ("[1, 2]", "RD010", "it holds a JSON list and not an object; write one object a line, with 'id' and 'text'"),
        ('{"id": "x"}', "RD011", "it has no 'text'; the row is left out"),
        ('{"id": "x", "text": 5}', "RD011", "its 'text' is a JSON int and not a string; the row is left out"),
        ('{"id": "x", "text": "  "}', "RD004", "its text is empty; the row is left out"),
        ('{"id": "x", "text": "a\\u0000b"}', "RD005", "its text holds NUL or half characters, so it is no text; the row is left out"),
        ('{"id": "x", "text": "a\\ud800b"}', "RD005", "its text holds NUL or half characters, so it is no text; the row is left out"),
        (
            '{"id": "first", "text": "Other words."}',
            "RD012",
            "its id 'first' stands in an earlier row with other content; the first was read and this one is left out",
        ),
    ],
)
def test_bad_row_is_an_issue_and_the_others_are_read(line: str, code: str, what: str) -> None:
    rows({"id": "first", "text": "The army took the town."}, line, {"id": "last", "text": "The army left the town."})
    assert [d.given_id for d in documents("a.jsonl")] == ["first", "last"]
    (issue,) = issues("a.jsonl")
    assert (issue.code, issue.where, issue.what) == (code, "a.jsonl:2", what)


def test_equal_row_is_read_once_and_noted() -> None:
    rows({"id": "a", "text": "The army took the town."}, {"id": "a", "text": "The army took the town."})
    assert len(documents("a.jsonl")) == 1
    assert [(i.code, i.severity) for i in issues("a.jsonl")] == [("RD012", "note")]


def test_date_that_is_not_understood_stays_open() -> None:
    rows({"id": "a", "text": "The army took the town.", "date": "in the spring"})
    assert documents("a.jsonl")[0].published is None
    (issue,) = issues("a.jsonl")
    assert (issue.code, issue.what) == ("RD013", "its date 'in the spring' is not understood and left open; write it as YYYY-MM-DD")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_rows_are_documents(delimiter: str) -> None:
    Path("a.csv").write_text(
        delimiter.join(["id", "Text", "date"]) + "\n" + delimiter.join(["1", '"He said ""no"", and\nleft the town."', "2016-05-03"]) + "\n"
    )
    (document,) = documents("a.csv")
    assert document.text == 'He said "no", and\nleft the town.'
    assert document.key == "a.csv#1"


def test_broken_csv_is_an_issue_from_there_on() -> None:
    Path("a.csv").write_text('id,text\n1,The army left.\n2,"unclosed\n')
    assert [d.given_id for d in documents("a.csv")] == ["1"]
    (issue,) = issues("a.csv")
    assert (issue.code, issue.where) == ("RD014", "a.csv:3")


# -- identity ----------------------------------------------------------------------------------


def test_file_named_twice_is_one_document() -> None:
    Path("folder").mkdir()
    Path("folder/a.txt").write_text(ARTICLE)
    for inputs in (["folder", "folder/a.txt"], ["folder/a.txt", "./folder"], [str(Path("folder/a.txt").absolute()), "folder"]):
        assert [d.key for d in documents(*inputs)] == ["folder/a.txt"]


def test_ids_are_the_same_in_any_order_and_run() -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        Path(name).write_text(ARTICLE + name)
    first = {d.key: d.id for d in documents("a.txt", "b.txt", "c.txt")}
    assert first == {d.key: d.id for d in documents("c.txt", "b.txt", "a.txt")}
    assert len(set(first.values())) == 3


def test_changed_text_is_a_new_document_under_the_same_key() -> None:
    Path("a.txt").write_text(ARTICLE)
    (before,) = documents("a.txt")
    Path("a.txt").write_text(ARTICLE + "More.\n")
    (after,) = documents("a.txt")
    assert before.key == after.key
    assert before.id != after.id


def test_folder_is_read_in_the_order_of_names_without_hidden_files() -> None:
    for name in ("z/b.txt", "z/a.txt", "c.txt", ".hidden/x.txt", "z/.x.txt"):
        Path("top", name).parent.mkdir(parents=True, exist_ok=True)
        Path("top", name).write_text(ARTICLE)
    assert [d.key for d in documents("top")] == ["top/c.txt", "top/z/a.txt", "top/z/b.txt"]
    assert len(expand(["top"])) == 3


# -- addresses -----------------------------------------------------------------------------------


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/slow":
            sleep(1.5)
        kind, data = {
            "/page": ("text/html; charset=utf-8", PAGE.encode()),
            "/latin": ("text/plain; charset=iso-8859-1", "Le café de la gare a été détruit par les obus.".encode("latin-1")),
            "/rows": ("application/x-ndjson", b'{"id": "1", "text": "The army took the town."}\n'),
            "/a.md": ("application/octet-stream", b"# Terms\n\nBoth armies leave the valley by June.\n"),
            "/slow": ("text/plain", b"late"),
        }.get(self.path, ("", b""))
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/page")
        elif self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
        else:
            self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        try:
            self.wfile.write(data)
        except OSError:
            return  # the reader gave up waiting

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        return


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.mark.parametrize("path", ["/page", "/moved"])
def test_address_of_a_page_is_read(site: str, path: str) -> None:
    (document,) = documents(site + path)
    assert (document.title, document.source) == ("Truce frays in the hills", site + path)


def test_address_of_text_rows_and_markdown_is_read(site: str) -> None:
    found = {d.key.removeprefix(site): d for d in documents(site + "/latin", site + "/rows", site + "/a.md")}
    assert found["/latin"].text == "Le café de la gare a été détruit par les obus."
    assert found["/latin"].language == "fr"
    assert found["/rows#1"].given_id == "1"
    assert found["/a.md"].title == "Terms"


def test_address_named_twice_is_one_document(site: str) -> None:
    assert len(documents(site + "/page", site + "/page#comments")) == 1


def test_missing_page_is_an_issue(site: str) -> None:
    (issue,) = issues(site + "/nothing")
    assert (issue.code, issue.where, issue.what) == ("RD015", site + "/nothing", "the server answered 404 Not Found; check the address")


def test_slow_server_is_an_issue(site: str) -> None:
    (issue,) = [i for i in read_inputs([site + "/slow"], options=ReadOptions(timeout=0.2)) if isinstance(i, Issue)]
    assert (issue.code, issue.what) == ("RD016", "there was no answer within 0.2 seconds; try again later")


def test_closed_port_is_an_issue() -> None:
    (issue,) = issues("http://127.0.0.1:9/")
    assert issue.code == "RD017"
    assert issue.what.startswith("it cannot be reached (")


def test_endless_redirects_are_an_issue(site: str) -> None:
    assert [i.code for i in issues(site + "/loop")] == ["RD017"]


def test_too_large_answer_is_an_issue(site: str) -> None:
    (issue,) = [i for i in read_inputs([site + "/page"], options=ReadOptions(max_bytes=100)) if isinstance(i, Issue)]
    assert issue.code == "RD019"
