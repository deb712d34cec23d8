#!/usr/bin/env python3
"""Two XSD processors that are not ours judge schemas, samples and broken samples.

The judges are libxml2 (xmllint) and Apache Xerces-J (Xerces.java beside this file). Neither ever
touches the network. Only Python's standard library is used. See README.md.

Exit codes: 0 all agree; 1 somebody disagrees (each case is printed); 2 could not judge.
"""

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
RECIPE = HERE / "mutants.tsv"
DISPUTED = HERE / "mutants-disputed.tsv"
COLUMNS = ["source", "kind", "offset", "removed", "inserted", "schema", "xmllint", "xerces", "repair",
           "sha256"]

# What the committed recipe is made of: schema and samples, below the corpus.
SETS = [
    ("xwasser/1.0.0/xsd/xwasser.xsd", "xwasser/1.0.0"),
    ("xdomea/3.0.0/xdomea.xsd", "xdomea/3.0.0"),
]

INSTALL = {
    "xmllint": "apt-get install libxml2-utils",
    "java": "apt-get install default-jdk-headless",
    "xercesImpl.jar": "apt-get install libxerces2-java (or set XERCES_CLASSPATH)",
    "xjc": "apt-get install jaxb",
}


class CannotJudge(Exception):
    """A processor is missing, a schema does not compile, a file is not there: exit 2."""


def missing(what):
    return CannotJudge(f"{what} is missing, or not all of it: {INSTALL[what]}")


def say(*words):
    print(*words, file=sys.stderr)


def batches(items, size):
    for i in range(0, len(items), size):
        yield items[i : i + size]


# ---------------------------------------------------------------- the judges


class Verdict:
    """valid, invalid or error; where (line or line:column, "-" if unknown); the first message."""

    def __init__(self, verdict, at="-", message=""):
        self.verdict, self.at, self.message = verdict, at, message


def xmllint(schema, catalog, files):
    """The verdict of libxml2 on each file."""
    tool = shutil.which("xmllint")
    if tool is None:
        raise missing("xmllint")
    env = dict(os.environ, LC_ALL="C.UTF-8", XML_CATALOG_FILES=file_uri(catalog) if catalog else "")
    verdicts = {}
    for batch in batches(files, 200):
        readable = [f for f in batch if os.access(f, os.R_OK) and os.path.isfile(f)]
        for f in batch:
            if f not in readable:
                verdicts[f] = Verdict("error", "-", "cannot read")
        if not readable:
            continue
        run = subprocess.run(
            [tool, "--noout", "--nonet", "--schema", str(schema), *readable],
            capture_output=True, env=env, check=False,
        )
        lines = run.stderr.decode("utf-8", "replace").splitlines()
        if run.returncode == 5 or any(x.endswith("failed to compile") for x in lines):
            raise CannotJudge(f"xmllint: {schema} does not compile: {next(iter(lines), '')}")
        first, end = {}, {}
        for line in lines:
            for f in candidates(line, readable):
                rest = line[len(f) :]
                if rest in (" validates", " fails to validate", " validation generated an internal error"):
                    end[f] = rest
                elif (m := re.match(r":(\d+): (.*)", rest)) and " warning : " not in rest:
                    first.setdefault(f, (m[1], m[2]))
        for f in readable:
            at, message = first.get(f, ("-", ""))
            if end.get(f) == " validates":
                # A namespace error is reported, but libxml2 goes on: what it reports is no "valid".
                verdicts[f] = Verdict("invalid" if f in first else "valid", at, message)
            elif end.get(f) == " fails to validate" or (f not in end and f in first):
                verdicts[f] = Verdict("invalid", at, message)
            else:
                verdicts[f] = Verdict("error", at, message or f"no verdict (exit {run.returncode})")
    return verdicts


def candidates(line, files):
    """The file a line of xmllint's speaks of: the longest name that the line begins with."""
    found = [f for f in files if line.startswith(f)]
    return [max(found, key=len)] if found else []


def xerces(schema, catalog, files):
    """The verdict of Xerces-J on each file."""
    tool = shutil.which("java")
    if tool is None:
        raise missing("java")
    command = [tool, "-cp", xerces_classpath(), str(HERE / "Xerces.java"), "--schema", str(schema)]
    if catalog:
        command += ["--catalog", str(catalog)]
    run = subprocess.run(
        command, input="".join(f"{f}\n" for f in files).encode(), capture_output=True, check=False
    )
    if run.returncode != 0:
        text = run.stderr.decode("utf-8", "replace").strip() or f"java: exit {run.returncode}"
        if "Xerces: " not in text:
            # A JRE without a compiler, or a class path without Xerces.
            text += f"\n{missing('java')}\n{missing('xercesImpl.jar')}"
        raise CannotJudge(text)
    verdicts = {}
    for line in run.stdout.decode("utf-8", "replace").splitlines():
        name, verdict, at, message = line.split("\t", 3)
        verdicts[name] = Verdict(verdict, at, message)
    lost = [f for f in files if f not in verdicts]
    if lost:
        raise CannotJudge(f"Xerces gave no verdict on {lost[0]}")
    return verdicts


def xerces_classpath():
    given = os.environ.get("XERCES_CLASSPATH")
    if given:
        return given
    jar = Path("/usr/share/java/xercesImpl.jar")
    if not jar.exists():
        raise missing("xercesImpl.jar")
    return f"{jar}{os.pathsep}{jar.with_name('xml-apis.jar')}"


def file_uri(path):
    return Path(path).resolve().as_uri()


def both(schema, catalog, files):
    """{file: (xmllint, Xerces)}; stops if a schema or catalog is not there."""
    for path in filter(None, [schema, catalog]):
        if not os.path.isfile(path):
            raise CannotJudge(f"no such file: {path}")
    files = [str(f) for f in files]
    if any("\n" in f or "\t" in f for f in files):
        raise CannotJudge("file names with tabs or line breaks are not supported")
    left, right = xmllint(schema, catalog, files), xerces(schema, catalog, files)
    return {f: (left[f], right[f]) for f in files}


def xefa_command(given):
    if given:
        return [given]
    return ["cargo", "run", "-q", "--release", "-p", "xefa-cli", "--"]


def xefa(given, files, options=()):
    """{file: (verdict, rules)} as `xefa check --format jsonl` has it."""
    command = xefa_command(given)
    # cargo must run in the checkout; the names of the files stay as they are, made absolute.
    by_name, found = {os.path.abspath(f): f for f in map(str, files)}, {}
    for batch in batches(sorted(by_name), 200):
        try:
            run = subprocess.run(
                [*command, "check", "--format", "jsonl", *options, *batch],
                cwd=ROOT if not given else None, capture_output=True, check=False,
            )
        except OSError as e:
            raise CannotJudge(f"cannot run {command[0]}: {e.strerror}") from e
        for line in run.stdout.decode("utf-8", "replace").splitlines():
            try:
                one = json.loads(line)
                name, verdict = os.path.abspath(one["file"]), one["verdict"]
                rules = [f["rule"] for f in one["findings"]]
            except (ValueError, KeyError, TypeError) as e:
                raise CannotJudge(f"xefa: not the jsonl we know: {line[:200]}") from e
            if name in by_name:
                found[by_name[name]] = (verdict, rules)
        if run.returncode not in (0, 1, 2) or not run.stdout:
            text = run.stderr.decode("utf-8", "replace").strip()
            raise CannotJudge(f"{' '.join(command)} check: exit {run.returncode}: {text[:2000]}")
    lost = [f for f in by_name.values() if f not in found]
    if lost:
        raise CannotJudge(f"xefa gave no verdict on {lost[0]}")
    return found


# ---------------------------------------------------------------- verdicts, xefa, corpus


def cmd_verdicts(args):
    judged = both(args.schema, args.catalog, args.files)
    print("file\txmllint\tline\tmessage\txerces\tline:column\tmessage")
    for f, (a, b) in judged.items():
        print(f, a.verdict, a.at, a.message, b.verdict, b.at, b.message, sep="\t")
    say(statistics(judged.values()))
    if any("error" in (a.verdict, b.verdict) for a, b in judged.values()):
        return 2
    return int(any(a.verdict != b.verdict for a, b in judged.values()))


def statistics(pairs):
    count = Counter((a.verdict, b.verdict) for a, b in pairs)
    return "xmllint/Xerces: " + ", ".join(f"{a}/{b} {n}" for (a, b), n in sorted(count.items()))


def cmd_xefa(args):
    folders = sorted(p.parent for p in (ROOT / "schemas" / "xefa").glob("*/xefa-alle.xsd"))
    releases = [args.release] if args.release else [folder.name for folder in folders]
    worst = 0
    for release in releases:
        say(f"release {release}")
        worst = max(worst, judge_release(args, release))
    return worst


def judge_release(args, release):
    import tomllib

    base = ROOT / "schemas" / "xefa" / release
    schema = base / "xefa-alle.xsd"
    if not schema.is_file():
        raise CannotJudge(f"no such file: {schema}")
    samples = sorted(map(str, (base / "samples").rglob("*.xml")))
    broken = sorted(map(str, (ROOT / "tests" / "samples" / "invalid" / release).glob("*.xml")))
    if not samples:
        raise CannotJudge(f"no samples below {base / 'samples'}")
    if not broken:
        say(f"no broken samples for release {release}")

    faults, expected = [], {}
    for f in broken:
        beside = [p for p in (Path(f).with_suffix(".expected"), Path(f + ".expected")) if p.is_file()]
        try:
            expected[f] = tomllib.loads(beside[0].read_text("utf-8"))
            if not isinstance(expected[f].get("xsd"), bool):
                raise ValueError("xsd = true or false is missing")
        except IndexError:
            faults.append(f"{f}: no .expected beside it")
        except ValueError as e:
            faults.append(f"{beside[0]}: {e}")
    to_judge = samples + [f for f in expected if expected[f]["xsd"]]
    judged = both(schema, args.catalog, to_judge)
    say(f"both processors compile {schema.relative_to(ROOT)}; {statistics(judged.values())}")
    faults += bind(schema, args.catalog)

    ours = xefa(args.xefa, samples + list(expected))
    for f in to_judge:
        want = "valid" if f in samples else "invalid"
        verdict, rules = ours[f]
        for name, judge in zip(("xmllint", "Xerces"), judged[f]):
            if name == "xmllint" and expected.get(f, {}).get("libxml2") is False:
                # A mistake that libxml2 is known not to look for (IDREFs); the day it does, this line has to go.
                if judge.verdict == want:
                    faults.append(f"{f}: xmllint sees it now: drop libxml2 = false")
                continue
            if judge.verdict != want:
                faults.append(f"{f}: must be {want}, {name} says {judge.verdict} at {judge.at}: {judge.message}")
            unknown_module = verdict == "error" and "xefa-nicht-geprueft" in rules
            if verdict != judge.verdict and not (unknown_module and judge.verdict == "invalid"):
                faults.append(f"{f}: {name} says {judge.verdict}, xefa says {verdict} {' '.join(rules)}")
    for fault in faults:
        print(fault)
    say(f"{len(samples)} samples, {len(broken)} broken ones ({len(to_judge) - len(samples)} of them XSD's): "
        f"{len(faults)} disagreements")
    return int(bool(faults))


def bind(schema, catalog):
    """xjc must be able to make Java of the schemas: a fault, or none."""
    tool = shutil.which("xjc")
    if tool is None:
        raise missing("xjc")
    with tempfile.TemporaryDirectory() as out:
        extra = ["-catalog", str(catalog)] if catalog else []
        packages = Path(out) / "packages.xjb"
        packages.write_text(java_packages(schema), "utf-8")
        extra += ["-b", str(packages)]
        run = subprocess.run(
            [tool, "-quiet", "-npa", *extra, "-d", out, str(schema)], capture_output=True, check=False
        )
        files = sum(1 for _ in Path(out).rglob("*.java"))
    if run.returncode == 0 and files:
        say(f"xjc: {files} classes")
        return []
    text = (run.stdout + run.stderr).decode("utf-8", "replace").strip()
    return [f"xjc does not bind {schema}: {text[:4000]}"]


def java_packages(schema):
    """A package for each namespace that a schema document imports, as a binding file. What xjc derives of
    urn:…:wohngeld:1.0 and urn:…:wohngeld:1.1 is the same: it takes the last part for a file's ending."""
    found = re.findall(r'<xs:import namespace="([^"]+)" schemaLocation="([^"]+)"', schema.read_text("utf-8"))
    bindings = "".join(
        f'<b:bindings schemaLocation="{file_uri(schema.parent / location)}" node="/xs:schema" xmlns:xs="http://www.w3.org/2001/XMLSchema"><b:schemaBindings>'
        f'<b:package name="{re.sub("[^a-z0-9]+", "_", namespace)}"/></b:schemaBindings></b:bindings>'
        for namespace, location in found
    )
    return f'<b:bindings xmlns:b="http://java.sun.com/xml/ns/jaxb" version="2.1">{bindings}</b:bindings>'


def cmd_corpus(args):
    """The judges against instances.tsv, which has libxml2's verdicts."""
    corpus = Path(args.corpus)
    groups = defaultdict(dict)
    for line in read_lines(corpus / "instances.tsv")[1:]:
        instance, status, schema = line.split("\t")[:3]
        if not args.prefixes or any(instance.startswith(p) for p in args.prefixes):
            groups[schema][str(corpus / instance)] = status
    differences = 0
    for schema, listed in sorted(groups.items()):
        try:
            judged = both(corpus / schema, corpus / "catalog.xml", list(listed))
        except CannotJudge as e:
            print(f"{schema}: {e}")
            differences += 1
            continue
        say(f"{schema}: {statistics(judged.values())}")
        for f, (a, b) in judged.items():
            if not a.verdict == b.verdict == listed[f]:
                differences += 1
                why = next((x for x in (b, a) if x.verdict != "valid"), a)
                print(os.path.relpath(f, corpus), f"listed {listed[f]}", f"xmllint {a.verdict}",
                      f"xerces {b.verdict}", why.at, why.message, sep="\t")
    return int(differences > 0)


def read_lines(path):
    try:
        return Path(path).read_text("utf-8").splitlines()
    except OSError as e:
        raise CannotJudge(f"cannot read {path}: {e.strerror}") from e


# ---------------------------------------------------------------- reading a sample, in bytes

TOKEN = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<!DOCTYPE[^>]*>|</[^>]+>"
    rb"|<(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>|[^<]+",
    re.S,
)
NAME = re.compile(rb"[^\s/>=]+")
ATTRIBUTE = re.compile(rb"(\s+)([^\s=]+)\s*=\s*(\"[^\"]*\"|'[^']*')")


class Element:
    def __init__(self, name, parent, start, stop):
        self.name, self.parent = name, parent
        self.start, self.stop = start, stop  # the start tag
        self.end, self.end_stop = None, stop  # the end tag; none for <a/>
        self.children, self.texts, self.attributes = [], [], []

    def path(self):
        return (self.parent.path() if self.parent else b"") + b"/" + self.name

    def leaf(self):
        return not self.children and self.end is not None

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()


class Attribute:
    def __init__(self, match, base):
        self.name = match[2]
        self.whole = base + match.start(), base + match.end()
        self.name_at = base + match.start(2), base + match.end(2)
        self.value_at = base + match.start(3) + 1, base + match.end(3) - 1
        self.value = match[3][1:-1]


def parse(data):
    """The root element of a well-formed file (byte offsets everywhere)."""
    root = open_element = None
    for m in TOKEN.finditer(data):
        token = m[0]
        if token.startswith((b"<!", b"<?")):
            continue
        if token.startswith(b"</"):
            open_element.end, open_element.end_stop = m.start(), m.end()
            open_element = open_element.parent
        elif token.startswith(b"<"):
            name = NAME.match(token, 1)[0]
            element = Element(name, open_element, m.start(), m.end())
            element.attributes = [Attribute(a, m.start()) for a in ATTRIBUTE.finditer(token)]
            if open_element:
                open_element.children.append(element)
            else:
                root = element
            if not token.endswith(b"/>"):
                open_element = element
        elif open_element:
            open_element.texts.append((m.start(), m.end()))
    return root


# ---------------------------------------------------------------- breaking it in one place

# Text that may be copied out of a sample into the recipe: no names, no addresses, nothing of anybody's.
HARMLESS = re.compile(
    rb"(?:</?[\w:.-]+(?:\s+list(?:URI|VersionID)=\"[^\"]*\")*\s*/?>|\s|true|false|[0-9]{1,6}|[0-9T:.-]{10,24}Z?)*\Z")
DATE = re.compile(rb"-?\d{4,}-\d\d-\d\d(T\d\d:\d\d:\d\d)?")
UUID = re.compile(rb"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\Z")
NUMBER = re.compile(rb"[0-9]+(\.[0-9]+)?\Z")
LONG = 90
# The everyday mistakes take part in the draw more often than the rest.
EVERYDAY = {
    "drop-element": 4, "duplicate-element": 2, "swap-siblings": 3, "rename-element": 2,
    "unknown-element-before": 2, "unknown-attribute": 2, "drop-attribute": 2, "attribute-replaced": 2,
    "attribute-next": 2, "text-empty": 3, "text-garbage-behind": 2, "code-unknown": 2,
    "other-namespace": 2, "empty-content": 2, "append-child": 2,
}


def edits(data, root):
    """All single edits we know for a file: (kind, offset, removed, inserted, path)."""
    elements = list(root.walk())
    ids = [a for e in elements for a in e.attributes if a.name == b"id"]
    for e in elements:
        for kind, offset, removed, inserted in element_edits(data, e):
            yield kind, offset, removed, inserted, e.path()
        for a in e.attributes:
            for kind, offset, removed, inserted in attribute_edits(data, a, ids):
                yield kind, offset, removed, inserted, e.path() + b"/@" + a.name
        if e.leaf():
            for kind, offset, removed, inserted in text_edits(data, e, ids):
                yield kind, offset, removed, inserted, e.path()
    for kind, offset, removed, inserted in document_edits(data, root):
        yield kind, offset, removed, inserted, root.path()


def element_edits(data, e):
    name_end = e.start + 1 + len(e.name)
    prefix = e.name[: e.name.rfind(b":") + 1]
    whole = data[e.start : e.end_stop]
    copyable = len(whole) <= 2 * LONG and HARMLESS.match(whole)

    if e.parent:
        yield "drop-element", e.start, e.end_stop - e.start, b""
        yield "empty-copy", e.end_stop, 0, b"<" + e.name + b"/>"
        yield "unknown-element-before", e.start, 0, b"<" + prefix + b"unbekannt/>"
        yield "unknown-element-after", e.end_stop, 0, b"<" + prefix + b"unbekannt/>"
        yield "foreign-element", e.start, 0, b'<q:fremd xmlns:q="urn:example:fremd"/>'
        yield "text-between", e.start, 0, b"lose"
        yield "character-reference-between", e.start, 0, b"&#x20;"
        yield "comment-between", e.start, 0, b"<!-- Anmerkung -->"
        yield "processing-instruction-between", e.start, 0, b"<?notiz hier?>"
        yield "cdata-between", e.start, 0, b"<![CDATA[ ]]>"
        if copyable:
            yield "duplicate-element", e.end_stop, 0, whole
    if e.parent and copyable and e.end is not None:
        inner = data[name_end : e.end]
        for suffix in (b"x", b"."):
            name = e.name + suffix
            yield "rename-element", e.start, len(whole), b"<" + name + inner + b"</" + name + b">"
    if prefix:
        binding = b" xmlns:" + prefix[:-1] + b'="urn:example:anderswo"'
        yield "other-namespace", name_end, 0, binding
    else:
        yield "other-namespace", name_end, 0, b' xmlns="urn:example:anderswo"'
    for one, two in zip(e.children, e.children[1:]):
        span = data[one.start : two.end_stop]
        if one.name != two.name and len(span) <= 3 * LONG and HARMLESS.match(span):
            between = data[one.end_stop : two.start]
            swapped = data[two.start : two.end_stop] + between + data[one.start : one.end_stop]
            yield "swap-siblings", one.start, len(span), swapped
    if e.children and e.end is not None and e.parent:
        yield "empty-content", e.stop, e.end - e.stop, b""
        yield "append-child", e.end, 0, b"<" + e.children[-1].name + b"/>"
    yield "unknown-attribute", name_end, 0, b' unbekannt="1"'
    yield "foreign-attribute", name_end, 0, b' xmlns:q="urn:example:fremd" q:a="1"'
    yield "xml-lang", name_end, 0, b' xml:lang="de"'
    if e.parent:
        yield "xsi-nil", name_end, 0, XSI + b' n:nil="true"'
        yield "xsi-nil-false", name_end, 0, XSI + b' n:nil="false"'
        yield "xsi-type-unknown", name_end, 0, XSI + b' n:type="Unbekannt"'
        yield "xsi-type-other", name_end, 0, XSI + b' xmlns:b="http://www.w3.org/2001/XMLSchema" n:type="b:integer"'
        yield "xsi-location", name_end, 0, XSI + b' n:schemaLocation="urn:example:a urn:example:a.xsd"'
    yield "unbound-prefix", name_end, 0, b' q:a="1"'
    if e.attributes:
        first = e.attributes[0]
        yield "attribute-twice", name_end, 0, b" " + first.name + b'="1"'
    if e.end is not None:
        yield "end-tag-mismatch", e.end + 2 + len(e.name), 0, b"x"
        yield "end-tag-missing", e.end, e.end_stop - e.end, b""


XSI = b' xmlns:n="http://www.w3.org/2001/XMLSchema-instance"'


def attribute_edits(data, a, ids):
    if a.name.startswith(b"xmlns"):
        return
    start, stop = a.value_at
    if not a.name.startswith(b"xsi:"):
        yield "drop-attribute", a.whole[0], a.whole[1] - a.whole[0], b""
        yield "rename-attribute", a.name_at[1], 0, b"x"
        yield "attribute-replaced", start, stop - start, b"?"
        yield "attribute-garbage", stop, 0, b" 1"
        yield "attribute-too-long", stop, 0, b"x" * LONG
        yield "attribute-spaces", start, 0, b"  "
        yield "attribute-line-break", stop, 0, b"&#10;"
        if a.value:
            yield "attribute-empty", start, stop - start, b""
        if a.value[-1:].isdigit():
            digit = (int(a.value[-1:]) + 1) % 10
            yield "attribute-next", stop - 1, 1, b"%d" % digit
        yield "less-than-in-attribute", start, 0, b"<"
    if a.name == b"id":
        yield "id-no-name", start, 0, b"1 "
        yield "id-changed", stop, 0, b"x"
        for other in ids:
            if other is not a and not UUID.search(other.value) and len(other.value) <= 40:
                yield "id-twice", start, stop - start, other.value


def text_edits(data, e, ids):
    start, stop = e.stop, e.end
    raw = data[start:stop]
    if b"<" in raw or b"&" in raw:
        return
    text, middle = raw.strip(), start + len(raw) // 2
    while middle < stop and data[middle] & 0xC0 == 0x80:
        middle += 1
    if text:
        yield "text-empty", start, stop - start, b""
        yield "text-blank", start, stop - start, b" "
    yield "text-too-long", stop, 0, b"x" * LONG
    yield "text-garbage-behind", stop, 0, b" ?"
    yield "text-spaces-around", start, 0, b"  "
    yield "text-line-break", stop, 0, b"\n"
    yield "text-tab", middle, 0, b"\t"
    yield "text-emoji", stop, 0, "\U0001F4A7".encode()
    yield "text-greek", stop, 0, "Ω".encode()
    yield "text-umlaut", stop, 0, "ä".encode()
    yield "text-combining", stop, 0, "m̂".encode()
    yield "text-reference", stop, 0, b"&#x41;"
    yield "text-reference-forbidden", stop, 0, b"&#1;"
    yield "text-ampersand", stop, 0, b"&"
    yield "text-entity-unknown", stop, 0, b"&unbekannt;"
    yield "text-entity-known", stop, 0, b"&amp;"
    yield "comment-in-text", middle, 0, b"<!-- mitten -->"
    yield "cdata-in-text", middle, 0, b"<![CDATA[]]>"
    yield "child-in-text", middle, 0, b"<x/>"
    if NUMBER.match(text):
        yield "number-letters", middle, 0, b"o"
        yield "number-comma", stop, 0, b",5"
        yield "number-fraction", stop, 0, b".5"
        yield "number-exponent", stop, 0, b"e1"
        yield "number-plus", start, 0, b"+"
        yield "number-minus", start, 0, b"-"
        yield "number-zero-before", start, 0, b"0"
        yield "number-many-digits", stop, 0, b"9" * 25
        yield "number-arabic", stop, 0, "٣".encode()
        yield "number-not", start, stop - start, b"NaN"
    if m := DATE.match(text):
        at = start + raw.index(text)
        yield "date-month-13", at + 5, 2, b"13"
        yield "date-february-30", at + 5, 5, b"02-30"
        yield "date-february-29", at, 10, b"2023-02-29"
        yield "date-leap-day", at, 10, b"2024-02-29"
        yield "date-german", at, 10, b"01.02.2024"
        yield "date-slashes", at + 4, 1, b"/"
        yield "date-short-year", at, 2, b""
        yield "date-year-0000", at, 4, b"0000"
        yield "date-year-long", at, 0, b"1"
        yield "date-year-zero-before", at, 0, b"0"
        yield "date-year-negative", at, 0, b"-"
        if not text.endswith(b"Z"):
            yield "date-zone", stop, 0, b"Z"
            yield "date-zone-14", stop, 0, b"+14:00"
            yield "date-zone-15", stop, 0, b"+15:00"
            yield "date-zone-1430", stop, 0, b"-14:30"
        if m[1]:
            yield "time-missing", at + 10, len(text) - 10, b""
            yield "time-24", at + 11, 8, b"24:00:00"
            yield "time-24-30", at + 11, 8, b"24:30:00"
            yield "time-60", at + 14, 2, b"60"
            yield "time-second-60", at + 17, 2, b"60"
            yield "time-fraction", at + 19, 0, b".1234567890123"
            yield "time-fraction-empty", at + 19, 0, b"."
            yield "time-blank", at + 10, 1, b" "
        else:
            yield "time-surplus", stop, 0, b"T00:00:00"
    if text in (b"true", b"false", b"1", b"0"):
        for word in (b"TRUE", b"ja", b"0", b"1", b"2", b"false"):
            if word != text:
                yield "boolean-" + word.decode(), start, stop - start, word
    if UUID.match(text):
        yield "uuid-letter", start + raw.index(text), 1, b"g"
        yield "uuid-short", stop - 1, 1, b""
        yield "uuid-braces", start, 0, b"{"
        if text.lower() == text:
            yield "uuid-capital", start + raw.index(text), 1, b"A"
    if e.name.rpartition(b":")[2] == b"code":
        yield "code-unknown", start, stop - start, b"ZZ99"
        if text[-1:].isdigit():
            yield "code-next", stop - 1, 1, b"%d" % ((int(text[-1:]) + 1) % 10)
        yield "code-lower-case", start, stop - start, b"zz"
    if any(text == i.value for i in ids):
        yield "idref-dangling", stop, 0, b"x"
        yield "idref-no-name", start, 0, b"1 "
        yield "idref-empty", start, stop - start, b""


def document_edits(data, root):
    yield "second-root", root.end_stop, 0, b"<x/>"
    yield "text-behind-root", root.end_stop, 0, b"x"
    yield "comment-behind-root", root.end_stop, 0, b"<!-- Schluss -->"
    yield "comment-broken", root.end_stop, 0, b"<!-- a -- b -->"
    yield "processing-instruction-xml", root.end_stop, 0, b"<?xml version='1.0'?>"
    yield "cut-off", root.end, len(data) - root.end, b""
    yield "empty-file", 0, len(data), b""
    yield "blank-before-declaration", 0, 0, b" "


DANGLING = re.compile(r"cvc-id\.1: There is no ID/IDREF binding for IDREF '([^']*)'")


def repair(data, schema, catalog):
    """Edits that make a sample valid whose only fault is a dangling IDREF; None if they do not.

    libxml2 does not look at IDREFs at all, so such samples pass for valid. An `id` that nothing
    refers to gets the name that is missing.
    """
    edits_made, fixed = [], data
    root = parse(data)
    texts = {data[e.stop : e.end].strip() for e in root.walk() if e.leaf()}
    spare = [a for e in root.walk() for a in e.attributes if a.name == b"id" and a.value not in texts]
    with tempfile.TemporaryDirectory() as folder:
        f = os.path.join(folder, "sample.xml")
        while True:
            Path(f).write_bytes(fixed)
            verdict = xerces(schema, catalog, [f])[f]
            if verdict.verdict == "valid":
                return edits_made
            found = DANGLING.match(verdict.message)
            if not found or not spare or not re.fullmatch(r"[\w.-]+", found[1]):
                return None
            start, stop = spare.pop(0).value_at
            edits_made.append((start, stop - start, found[1].encode()))
            fixed = apply(data, edits_made)


def apply(data, edits_made):
    """Applies edits whose places are all those of the original."""
    for offset, removed, inserted in sorted(edits_made, reverse=True):
        data = data[:offset] + inserted + data[offset + removed :]
    return data


class Mutant:
    def __init__(self, source, edit, schema, sha256, repairs=()):
        self.source, self.schema, self.sha256 = source, schema, sha256
        self.repairs = repairs
        self.kind, self.offset, self.removed, self.inserted = edit[:4]
        self.verdicts = None

    def apply(self, data):
        return apply(data, [(self.offset, self.removed, self.inserted), *self.repairs])

    def row(self):
        a, b = self.verdicts
        repairs = ";".join(f"{o}:{r}:{i.decode()}" for o, r, i in self.repairs)
        return [self.source, self.kind, str(self.offset), str(self.removed), escape(self.inserted),
                self.schema, a, b, repairs, self.sha256]

    def agreed(self):
        return self.verdicts[0] == self.verdicts[1]


def escape(inserted):
    text = inserted.decode("utf-8")
    for plain, escaped in (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r")):
        text = text.replace(plain, escaped)
    return text


def unescape(text):
    plain = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}
    return re.sub(r"\\(.)", lambda m: plain[m[1]], text).encode("utf-8")


def draw(sources, repairs, seed, count):
    """Up to `count` edits in an order that depends on nothing but the seed and the sources.

    Kinds take turns. No two edits of a kind hit the same place of the schema, nor two edits the
    same file in the same way.
    """
    def rank(source, edit):
        return hashlib.sha256(repr((seed, source, edit[:4])).encode()).digest()

    by_kind = defaultdict(list)
    for source, data in sorted(sources.items()):
        for edit in edits(data, parse(data)):
            offset, removed = edit[1:3]
            if any(offset <= o + r and o <= offset + removed for o, r, _ in repairs[source]):
                continue
            by_kind[edit[0]].append((rank(source, edit), source, edit))
    queues, places = {}, set()
    for kind, found in by_kind.items():
        queue = queues[kind] = []
        for _, source, edit in sorted(found):
            place = (kind, b"/".join(edit[4].split(b"/")[-2:]))
            if place not in places:
                places.add(place)
                queue.append((source, edit))
    order = sorted(queues, key=lambda kind: hashlib.sha256(f"{seed} {kind}".encode()).digest())
    drawn = []
    while len(drawn) < count and any(queues.values()):
        for kind in order:
            turn = EVERYDAY.get(kind, 1)
            drawn += queues[kind][:turn]
            del queues[kind][:turn]
    return drawn[:count]


def make_mutants(schema, catalog, base, files, seed, count, valid_share):
    """(agreed, disputed, sources in bytes): the mutants of valid files, judged."""
    for path in [schema, *files]:
        if not Path(path).resolve().is_relative_to(Path(base).resolve()):
            raise CannotJudge(f"{path} is not below {base}")
    judged = both(schema, catalog, files)
    sources, repairs = {}, {}
    for f, (a, b) in judged.items():
        data, mended = Path(f).read_bytes(), None
        if a.verdict == "valid":
            mended = [] if b.verdict == "valid" else repair(data, schema, catalog)
        if mended is not None:
            name = os.path.relpath(Path(f).resolve(), Path(base).resolve())
            sources[name], repairs[name] = data, mended
        else:
            say(f"not a source: {f}: xmllint {a.verdict}, Xerces {b.verdict}: {(b.message or a.message)[:100]}")
    if not sources:
        raise CannotJudge("no file is valid for both judges")
    relative = os.path.relpath(Path(schema).resolve(), Path(base).resolve())
    pool = [
        Mutant(source, edit, relative, hashlib.sha256(sources[source]).hexdigest(),
               repairs[source])
        for source, edit in draw(sources, repairs, seed, 6 * count)
    ]
    judge_mutants(pool, schema, catalog, sources)
    agreed, valid = [], 0
    for m in pool:
        if len(agreed) == count:
            break
        if m.agreed() and m.verdicts[0] != "error":
            if m.verdicts[0] == "valid":
                if valid >= count * valid_share:
                    continue
                valid += 1
            agreed.append(m)
    disputed, per_kind = [], Counter()
    for m in pool:
        if not m.agreed():
            per_kind[m.kind] += 1
            if per_kind[m.kind] <= 3:
                disputed.append(m)
    say(f"{relative}: {len(sources)} sources ({sum(map(bool, repairs.values()))} repaired), {len(pool)} drawn, {sum(not m.agreed() for m in pool)} disputed, "
        f"{len(agreed)} kept ({valid} valid), {len({m.kind for m in agreed})} kinds")
    return agreed, disputed, sources


def judge_mutants(mutants, schema, catalog, sources):
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for i, m in enumerate(mutants):
            files.append(os.path.join(folder, f"{i:05}.xml"))
            Path(files[-1]).write_bytes(m.apply(sources[m.source]))
        judged = both(schema, catalog, files)
    for f, m in zip(files, mutants):
        m.verdicts = judged[f][0].verdict, judged[f][1].verdict
        m.details = judged[f]


def write_recipe(path, mutants):
    rows = ["\t".join(COLUMNS)] + ["\t".join(m.row()) for m in mutants]
    Path(path).write_text("".join(f"{r}\n" for r in rows), "utf-8", newline="\n")


def read_recipe(path):
    lines = read_lines(path)
    if not lines or lines[0].split("\t") != COLUMNS:
        raise CannotJudge(f"{path} is no recipe")
    mutants = []
    for line in lines[1:]:
        r = dict(zip(COLUMNS, line.split("\t"), strict=True))
        edit = r["kind"], int(r["offset"]), int(r["removed"]), unescape(r["inserted"])
        repairs = [one.split(":") for one in r["repair"].split(";") if one]
        m = Mutant(r["source"], edit, r["schema"], r["sha256"],
                   [(int(o), int(n), i.encode()) for o, n, i in repairs])
        m.verdicts = r["xmllint"], r["xerces"]
        mutants.append(m)
    return mutants


def load_sources(mutants, base):
    sources = {}
    for m in mutants:
        if m.source not in sources:
            try:
                sources[m.source] = (Path(base) / m.source).read_bytes()
            except OSError as e:
                raise CannotJudge(f"cannot read {m.source}: {e.strerror}") from e
        if hashlib.sha256(sources[m.source]).hexdigest() != m.sha256:
            raise CannotJudge(f"{m.source} is not the file the recipe was made from")
    return sources


def write_files(out, mutants, sources):
    """The mutants as files, and mutants.tsv beside them."""
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    lines = ["file\tsource\tkind\tline\txmllint\txerces"]
    for i, m in enumerate(mutants, 1):
        data = sources[m.source]
        name = f"{i:04}-{m.kind}.xml"
        (out / name).write_bytes(m.apply(data))
        lines.append("\t".join(
            [name, m.source, m.kind, str(data.count(b"\n", 0, m.offset) + 1), *m.verdicts]))
    (out / "mutants.tsv").write_text("".join(f"{x}\n" for x in lines), "utf-8", newline="\n")
    say(f"{len(mutants)} files in {out}")


def cmd_mutate(args):
    if not args.recipe and not args.out:
        raise CannotJudge("nothing to write: give --recipe FILE or --out DIR")
    base = args.base or os.path.commonpath([os.path.abspath(p) for p in [args.schema, *args.files]])
    agreed, disputed, sources = make_mutants(
        args.schema, args.catalog, base, args.files, args.seed, args.count, args.valid_share)
    if args.recipe:
        write_recipe(args.recipe, agreed)
    if args.disputed:
        write_recipe(args.disputed, disputed)
    if args.out:
        write_files(args.out, agreed, sources)
    return 0


def cmd_recipe(args):
    """Makes the committed recipe anew, from the corpus."""
    corpus = Path(args.corpus)
    listed = [line.split("\t") for line in read_lines(corpus / "instances.tsv")[1:]]
    agreed, disputed = [], []
    for schema, prefix in SETS:
        files = [str(corpus / r[0]) for r in listed if r[0].startswith(prefix + "/") and r[1] == "valid"]
        kept, odd, _ = make_mutants(
            corpus / schema, corpus / "catalog.xml", corpus, files, args.seed, args.count, 0.25)
        agreed += kept
        disputed += odd
        for m in odd:
            why = next(d for d in m.details if d.verdict != "valid")
            say(f"  {m.kind}: xmllint {m.verdicts[0]}, Xerces {m.verdicts[1]}: {why.message[:160]}")
    write_recipe(args.recipe, agreed)
    write_recipe(args.disputed, disputed)
    return 0


def cmd_recheck(args):
    """Do both judges still say what the committed recipe records?"""
    mutants = read_recipe(args.recipe) + read_recipe(args.disputed)
    sources = load_sources(mutants, args.corpus)
    recorded = [m.verdicts for m in mutants]
    for schema in sorted({m.schema for m in mutants}):
        judge_mutants([m for m in mutants if m.schema == schema],
                      Path(args.corpus) / schema, Path(args.corpus) / "catalog.xml", sources)
    changed = [(m, was) for m, was in zip(mutants, recorded) if m.verdicts != was]
    for m, was in changed:
        print(m.source, m.kind, m.offset, "recorded " + "/".join(was), "now " + "/".join(m.verdicts), sep="\t")
    say(f"{len(mutants)} mutants, {len(changed)} verdicts changed")
    return int(bool(changed))


# ---------------------------------------------------------------- compare


def cmd_compare(args):
    """xefa against the judges, on files, a folder of mutants, or the recipe."""
    if args.recipe:
        if not args.corpus:
            raise CannotJudge("--recipe needs --corpus")
        return compare_recipe(args)
    if not args.schema:
        raise CannotJudge("--schema is needed")
    if args.dir:
        rows = [x.split("\t") for x in read_lines(Path(args.dir) / "mutants.tsv")[1:]]
        told = [(str(Path(args.dir) / r[0]), f"{r[2]} of {r[1]}:{r[3]}", r[4], r[5]) for r in rows]
    else:
        judged = both(args.schema, args.catalog, args.files)
        told = [(f, "", a.verdict, b.verdict) for f, (a, b) in judged.items()]
    if not told:
        raise CannotJudge("nothing to compare")
    return report(compare(args.xefa, args.schema, args.catalog, told))


def compare_recipe(args):
    mutants = read_recipe(args.recipe)
    sources = load_sources(mutants, args.corpus)
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for schema in sorted({m.schema for m in mutants}):
            told = []
            for i, m in enumerate(mutants, 2):
                if m.schema == schema:
                    f = os.path.join(folder, f"{i:04}-{m.kind}.xml")
                    Path(f).write_bytes(m.apply(sources[m.source]))
                    told.append((f, f"{m.source} at byte {m.offset} (row {i})", *m.verdicts))
            corpus = Path(args.corpus)
            results += compare(args.xefa, corpus / schema, corpus / "catalog.xml", told)
    return report(results)


def compare(binary, schema, catalog, told):
    options = ["--schema", os.path.abspath(schema)]
    if catalog:
        options += ["--catalog", os.path.abspath(catalog)]
    ours = xefa(binary, [t[0] for t in told], options)
    return [(*t, *ours[t[0]]) for t in told]


def report(results):
    alone, split = [], []
    for f, what, a, b, verdict, rules in results:
        line = f"{f}\t{what}\txmllint {a}\txerces {b}\txefa {verdict} {' '.join(rules[:3])}"
        if a != b:
            split.append(line)
        elif a != verdict:
            alone.append(line)
    if alone:
        print("# xefa against both judges")
        print("\n".join(alone))
    if split:
        print("# the judges differ")
        print("\n".join(split))
    say(f"{len(results)} files: {len(results) - len(alone) - len(split)} agreed, "
        f"{len(alone)} xefa against both, {len(split)} judges differ")
    return int(bool(alone))


# ---------------------------------------------------------------- arguments


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    sub = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name, run, text):
        p = sub.add_parser(name, help=text, description=text)
        p.set_defaults(run=run)
        return p

    def share(text):
        value = float(text)
        if not 0 <= value <= 1:
            raise argparse.ArgumentTypeError("between 0 and 1")
        return value

    p = command("verdicts", cmd_verdicts, "both judges' verdicts as TSV")
    p.add_argument("--schema", required=True)
    p.add_argument("--catalog")
    p.add_argument("files", nargs="+")

    p = command("xefa", cmd_xefa, "this repository's schemas and samples: both judges, xjc, and xefa")
    p.add_argument("--release", help="only this one")
    p.add_argument("--catalog")
    p.add_argument("--xefa", help="the binary (default: cargo run --release -p xefa-cli)")

    p = command("corpus", cmd_corpus, "both judges against the corpus' instances.tsv")
    p.add_argument("--corpus", required=True)
    p.add_argument("prefixes", nargs="*", help="only instances whose path begins so")

    p = command("mutate", cmd_mutate, "break valid samples in one place each")
    p.add_argument("--schema", required=True)
    p.add_argument("--catalog")
    p.add_argument("--base", help="folder that the recipe's paths are relative to")
    p.add_argument("--recipe", help="write the edits here")
    p.add_argument("--disputed", help="write the edits here on which the judges differ")
    p.add_argument("--out", help="write the broken files and mutants.tsv into this folder")
    p.add_argument("--count", type=int, default=100)
    p.add_argument("--seed", default="1")
    p.add_argument("--valid-share", type=share, default=0.25, help="at most so many that stay valid (0.25)")
    p.add_argument("files", nargs="+")

    p = command("recipe", cmd_recipe, "make the committed recipe anew")
    p.add_argument("--corpus", required=True)
    p.add_argument("--recipe", default=RECIPE)
    p.add_argument("--disputed", default=DISPUTED)
    p.add_argument("--count", type=int, default=125, help="for each standard")
    p.add_argument("--seed", default="1")

    p = command("recheck", cmd_recheck, "do the judges still say what the recipe records?")
    p.add_argument("--corpus", required=True)
    p.add_argument("--recipe", default=RECIPE)
    p.add_argument("--disputed", default=DISPUTED)

    p = command("compare", cmd_compare, "xefa against the judges")
    p.add_argument("--schema")
    p.add_argument("--catalog")
    p.add_argument("--xefa", help="the binary (default: cargo run --release -p xefa-cli)")
    p.add_argument("--dir", help="a folder that mutate --out has written")
    p.add_argument("--recipe", nargs="?", const=RECIPE, help="a recipe (default: the committed one)")
    p.add_argument("--corpus", help="where the recipe's sources and schemas lie")
    p.add_argument("files", nargs="*")

    args = parser.parse_args()
    try:
        return args.run(args)
    except CannotJudge as e:
        say(f"judge: {e}")
        return 2


if __name__ == "__main__":
    sys.exit(main())
