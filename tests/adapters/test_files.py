"""Which files are judged, what they are called, and what is opened and what is not."""

import os
import sys

import pytest

from validator.adapters import files
from validator.adapters.files import Discovery, discover, open_file, open_stream
from validator.adapters.reading import Limits
from validator.core.documents import Fault

LIMITS = Limits()
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def tree(tmp_path):
    """A folder of its own; call it to lay files into it, with their text."""

    def lay(*names: str, text: str = "kind: change\n") -> str:
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return str(tmp_path)

    return lay


def shown(found: Discovery) -> list[str]:
    return [target.shown for target in found.targets]


def opened(found: Discovery) -> list[str]:
    return [os.path.basename(target.path) for target in found.targets]


# Folders


def test_a_folder_is_walked_for_our_four_endings(tree):
    cwd = tree(
        "b.icp.yaml", "a.icp.yml", "deep/er/c.icp.json", "d.icp.jsonl", "e.yaml", "f.json", "icp.yaml", "g.icp.yaml.bak"
    )
    found = discover(["."], cwd)
    assert shown(found) == ["a.icp.yml", "b.icp.yaml", "d.icp.jsonl", "deep/er/c.icp.json"]
    assert (found.missing, found.hints) == ((), ())


def test_endings_count_in_any_case(tree):
    assert shown(discover(["."], tree("A.ICP.YAML", "备案.Icp.Json"))) == ["A.ICP.YAML", "备案.Icp.Json"]


def test_hidden_folders_and_files_and_those_of_packages_are_left_out(tree):
    cwd = tree(
        ".git/a.icp.yaml", "node_modules/x/b.icp.yaml", ".venv/c.icp.yaml", ".d.icp.yaml", "._e.icp.yaml", "f.icp.yaml"
    )
    assert shown(discover(["."], cwd)) == ["f.icp.yaml"]


def test_a_hidden_folder_that_is_named_is_walked(tree):
    assert shown(discover([".drafts"], tree(".drafts/a.icp.yaml", ".drafts/.b/c.icp.yaml"))) == [".drafts/a.icp.yaml"]


def test_a_folder_that_is_called_like_a_file_is_walked(tree):
    cwd = tree("x.icp.yaml/a.icp.yaml", "y/z.icp.json/b.icp.yaml")
    assert shown(discover(["."], cwd)) == ["x.icp.yaml/a.icp.yaml", "y/z.icp.json/b.icp.yaml"]
    assert shown(discover(["x.icp.yaml"], cwd)) == ["x.icp.yaml/a.icp.yaml"]


def test_links_to_folders_are_not_followed_unless_they_are_named(tree, tmp_path):
    cwd = tree("real/a.icp.yaml")
    os.symlink(tmp_path / "real", tmp_path / "link")
    os.symlink(tmp_path, tmp_path / "real" / "round")
    assert shown(discover(["."], cwd)) == ["real/a.icp.yaml"]
    assert shown(discover(["link"], cwd)) == ["link/a.icp.yaml"]


def test_a_link_to_a_file_is_judged_once_with_its_file(tree, tmp_path):
    cwd = tree("b.icp.yaml", "elsewhere/c.yaml")
    os.symlink("b.icp.yaml", tmp_path / "a.icp.yaml")
    os.symlink("elsewhere/c.yaml", tmp_path / "d.icp.yaml")
    found = discover(["."], cwd)
    assert shown(found) == ["a.icp.yaml", "d.icp.yaml"]
    assert opened(found) == ["b.icp.yaml", "c.yaml"]


def test_links_that_lead_nowhere_or_round_are_judged_and_cannot_be_read(tree, tmp_path):
    cwd = tree()
    os.symlink("nowhere", tmp_path / "a.icp.yaml")
    os.symlink("b.icp.yaml", tmp_path / "b.icp.yaml")
    found = discover(["."], cwd)
    assert shown(found) == ["a.icp.yaml", "b.icp.yaml"]
    for target in found.targets:
        fault = open_file(target.path, LIMITS)
        assert isinstance(fault, Fault)
        assert fault.message.en == "the file cannot be read: it is not there"


@pytest.mark.skipif(IS_ROOT, reason="root may list every folder")
def test_a_folder_that_cannot_be_listed_is_no_empty_one(tree, tmp_path):
    cwd = tree("a/b.icp.yaml")
    (tmp_path / "a").chmod(0)
    found = discover(["."], cwd)
    (tmp_path / "a").chmod(0o700)
    assert shown(found) == ["a"]


def test_a_folder_that_vanishes_while_it_is_walked_is_told(tree, monkeypatch):
    cwd = tree("a/b.icp.yaml", "c.icp.yaml")
    real = os.scandir

    def refusing(path):
        if os.path.basename(path) == "a":
            raise PermissionError(13, "no")
        return real(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert shown(discover(["."], cwd)) == ["a", "c.icp.yaml"]


# Names


def test_a_named_file_is_taken_whatever_its_name(tree):
    assert shown(discover(["notes.txt", "a.yaml"], tree("notes.txt", "a.yaml"))) == ["a.yaml", "notes.txt"]


def test_a_file_is_shown_relative_to_the_current_folder_if_it_lies_below_it(tree, tmp_path):
    tree("here/a.icp.yaml", "here/in/b.icp.yaml", "there/c.icp.yaml")
    cwd = str(tmp_path / "here")
    paths = [str(tmp_path / "here" / "a.icp.yaml"), "./in/../in/b.icp.yaml", "../there/c.icp.yaml", "../there/"]
    assert shown(discover(paths, cwd)) == ["../there/c.icp.yaml", "a.icp.yaml", "in/b.icp.yaml"]
    outside = str(tmp_path / "there")
    assert shown(discover([outside], cwd)) == [f"{outside}/c.icp.yaml"]
    assert shown(discover([cwd], cwd)) == ["a.icp.yaml", "in/b.icp.yaml"]


def test_a_folder_whose_name_only_begins_alike_is_not_below(tree, tmp_path):
    tree("here/x", "here2/a.icp.yaml")
    assert shown(discover(["../here2"], str(tmp_path / "here"))) == ["../here2/a.icp.yaml"]


def test_each_file_is_judged_once_however_often_it_is_named(tree):
    cwd = tree("a/b.icp.yaml")
    paths = ["a/b.icp.yaml", "a", ".", "./a/../a/b.icp.yaml", os.path.join(cwd, "a"), "a/*.yaml"]
    assert shown(discover(paths, cwd)) == ["a/b.icp.yaml"]


def test_the_order_does_not_depend_on_the_order_of_the_paths(tree):
    cwd = tree("a.icp.yaml", "b/c.icp.yaml", "甲.icp.yaml")
    found = discover([".", "-"], cwd)
    assert shown(found) == ["-", "a.icp.yaml", "b/c.icp.yaml", "甲.icp.yaml"]
    assert found == discover(["-", "甲.icp.yaml", "b", "a.icp.yaml"], cwd)


def test_standard_input_is_a_target_like_any_other(tree):
    found = discover(["-", "-"], tree())
    assert [(target.path, target.shown) for target in found.targets] == [("-", "-")]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux alone")
def test_a_name_that_cannot_be_shown_is_escaped(tmp_path):
    for name in (b"\xff.icp.yaml", b"a\nb.icp.yaml", "c\u2028\x9b.icp.yaml".encode()):
        with open(os.path.join(os.fsencode(tmp_path), name), "wb"):
            pass
    found = discover(["."], str(tmp_path))
    assert shown(found) == ["\\xff.icp.yaml", "a\\x0ab.icp.yaml", "c\\x2028\\x9b.icp.yaml"]
    assert [open_file(target.path, LIMITS) for target in found.targets] == [b"", b"", b""]


# Globs, and what is not there


def test_globs_are_expanded(tree):
    cwd = tree("a1.yaml", "a2.yaml", "b.yaml", "in/a3.icp.yaml", "in/deep/a4.yaml")
    assert shown(discover(["a?.yaml"], cwd)) == ["a1.yaml", "a2.yaml"]
    assert shown(discover(["**/a*.yaml"], cwd)) == ["a1.yaml", "a2.yaml", "in/a3.icp.yaml", "in/deep/a4.yaml"]
    assert shown(discover(["i*"], cwd)) == ["in/a3.icp.yaml"]
    assert shown(discover([os.path.join(cwd, "[ab].yaml")], cwd)) == ["b.yaml"]


def test_a_file_whose_name_looks_like_a_glob_is_that_file(tree):
    assert shown(discover(["a[1].yaml"], tree("a[1].yaml", "a1.yaml"))) == ["a[1].yaml"]


def test_what_is_not_there_is_told_as_it_was_named(tree):
    found = discover(["a.icp.yaml", "nowhere", "x/*.yaml", "", "bad\0name", "[\0"], tree("a.icp.yaml"))
    assert shown(found) == ["a.icp.yaml"]
    assert found.missing == ("nowhere", "x/*.yaml", "", "bad\\x00name", "[\\x00")


# Hints


def hints(cwd: str) -> list[str]:
    found = discover(["."], cwd)
    assert found.targets == ()
    return list(found.hints)


def test_files_with_our_kinds_under_other_names_are_hinted_at(tree):
    tree("b.yaml", text="# c\nkind: change\n")
    tree("a.yml", text="state: draft\n'kind':   \"first-filing\"  # x\r\n")
    tree("c.json", text='{"state": "draft", "kind": "cancel-website"}')
    tree("in/d.json", text='{\n  "kind": "claim"\n}')
    tree("e.yaml", text="kind: Deployment\n")
    tree("f.yaml", text="kind: changeling\n")
    tree("g.yaml", text="a: kind: change\n")
    tree("h.txt", text="kind: change\n")
    assert hints(tree("i.yaml", text="x" * 70_000 + "\nkind: change\n")) == ["a.yml", "b.yaml", "c.json", "in/d.json"]


def test_only_so_many_hints_are_given_from_so_many_files(tree, monkeypatch):
    monkeypatch.setattr(files, "_MOST_LOOKED_AT", 7)
    assert len(hints(tree(*(f"{n}.yaml" for n in range(10))))) == 5
    looked_at = []
    monkeypatch.setattr(files, "_beginning", lambda path: looked_at.append(path) or b"")
    assert hints(tree()) == []
    assert len(looked_at) == 7


def test_where_something_is_found_there_are_no_hints(tree):
    assert discover(["."], tree("a.yaml", "b.icp.yaml")).hints == ()


def test_what_cannot_be_opened_is_no_hint(tree, tmp_path):
    cwd = tree()
    os.symlink("nowhere", tmp_path / "a.yaml")
    (tmp_path / "b.yaml").mkdir()
    os.mkfifo(tmp_path / "c.yaml")
    assert hints(cwd) == []


# Opening


def why(path: object, limits: Limits = LIMITS) -> tuple[str, str]:
    fault = open_file(str(path), limits)
    assert isinstance(fault, Fault)
    assert (fault.pointer, tuple(fault.span.start)) == ("", (1, 1))
    assert fault.message.zh and fault.fix.zh
    return fault.id, fault.message.en


def test_a_file_is_read_whole(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * 100_000)
    assert open_file(str(tmp_path / "a"), LIMITS) == b"x" * 100_000
    (tmp_path / "a").write_bytes(b"")
    assert open_file(str(tmp_path / "a"), LIMITS) == b""


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="no /proc")
def test_a_file_whose_size_is_not_known_before_is_read_whole():
    content = open_file("/proc/self/status", LIMITS)
    assert isinstance(content, bytes) and content.startswith(b"Name:") and len(content) > 300


def test_a_file_over_the_limit_is_not_read_to_its_end(tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_bytes(b"123456789")
    assert open_file(str(path), LIMITS._replace(max_bytes=9)) == b"123456789"
    assert why(path, LIMITS._replace(max_bytes=8)) == ("ICP005", "the file is larger than 8 bytes and was not read")
    with open(path, "wb") as sparse:
        sparse.truncate(10**12)
    assert why(path) == ("ICP005", "the file is larger than 4,000,000 bytes and was not read")


def test_what_is_not_there_cannot_be_read(tmp_path):
    assert why(tmp_path / "a") == ("ICP001", "the file cannot be read: it is not there")
    assert why("a\0b") == ("ICP001", "the file cannot be read: the system could not read it")


@pytest.mark.skipif(IS_ROOT, reason="root may read every file")
def test_what_may_not_be_read_says_so(tmp_path):
    (tmp_path / "a").write_bytes(b"")
    (tmp_path / "a").chmod(0)
    assert why(tmp_path / "a") == ("ICP001", "the file cannot be read: reading it is not allowed")


def test_what_the_system_refuses_is_told(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"x")

    def refusing(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "read", refusing)
    assert why(tmp_path / "a") == ("ICP001", "the file cannot be read: the system could not read it")


def test_folders_pipes_and_devices_are_no_files_and_nobody_waits_for_them(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    message = "the file cannot be read: it is no regular file but a folder, a pipe or a device"
    for path in (tmp_path, tmp_path / "pipe", "/dev/zero"):
        assert why(path) == ("ICP001", message)


def test_a_stream_is_opened_or_refused_alike(tmp_path):
    (tmp_path / "a").write_bytes(b"1\n2\n")
    file = open_stream(str(tmp_path / "a"))
    assert not isinstance(file, Fault)
    with file:
        assert list(file) == [b"1\n", b"2\n"]
    assert isinstance(open_stream(str(tmp_path)), Fault)
    assert isinstance(open_stream(str(tmp_path / "b")), Fault)
