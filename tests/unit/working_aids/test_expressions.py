"""Expressions in XLSForm's language give what ODK's reference says, and refuse everything else."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gkdesk.text.codes.aid_problems import Fault
from gkdesk.working_aids import expressions
from gkdesk.working_aids.expressions import BrokenExpression, UnknownFunction
from tests.unit.working_aids.scopes import Place

PLACE = Place(
    answers={
        "alter": "20",
        "leer": "",
        "wahl": "kita schule beruf",
        "tag": "2026-11-20",
        "land": "nrw",
        "a.b-c": "5",
        "count": "7",
    },
    tables={"zahl": ("3", "", "4.5"), "namen": ("Anna", "", "Bea"), "zeilen": ("1", "2", "3")},
    columns={"name": "koeln", "land": "nrw"},
    itself="12345",
    row=2,
)


@pytest.mark.parametrize(
    ("written", "result"),
    [
        # what XPath has
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("7 div 2", "3.5"),
        ("-7 mod 3", "-1"),
        ("0.1 + 0.2", "0.3"),
        ("1 div 0", ""),
        ("'a' = \"a\"", "true"),
        ("'it''s'", "it's"),
        ("${alter} > 18 and ${alter} < 65", "true"),
        ("${alter} > 9", "true"),
        ("${alter} != 20 or ${leer} = ''", "true"),
        ("${leer} > 0", "false"),
        ("${leer} + 1", ""),
        ("-${alter}", "-20"),
        ("not(${leer})", "true"),
        ("${a.b-c}-1", "4"),
        ("${ count } + 1", "8"),
        (". = 12345", "true"),
        ("string-length(.)", "5"),
        ("string-length()", "5"),
        # choices
        ("selected(${wahl}, 'kita')", "true"),
        ("selected(${wahl}, 'kit')", "false"),
        ("selected-at(${wahl}, 1)", "schule"),
        ("selected-at(${wahl}, 9)", ""),
        ("count-selected(${wahl})", "3"),
        ("jr:choice-name(${wahl}, '${wahl}')", "wahl:kita, wahl:schule, wahl:beruf"),
        ("jr:choice-name('x', ${wahl})", "wahl:x"),
        ("land = ${land} and name = 'koeln'", "true"),
        # texts
        ("concat('a', 1, ${leer}, true())", "a1true"),
        ("substr('Ablauf', 2, 4)", "la"),
        ("substr('Ablauf', -2)", "uf"),
        ("contains('Ablauf', 'lau')", "true"),
        ("starts-with('Ablauf', 'Ab')", "true"),
        ("ends-with('Ablauf', 'uf')", "true"),
        ("coalesce(${leer}, 'nichts')", "nichts"),
        ("if(${alter} >= 18, 'alt', 'jung')", "alt"),
        ("regex(., '[0-9]{5}')", "true"),
        ("regex(., '[0-9]{4}')", "false"),
        ("join(', ', 'a', 'b')", "a, b"),
        # numbers
        ("int(3.9)", "3"),
        ("int(-3.9)", "-3"),
        ("round(2.5)", "3"),
        ("round(2.345, 2)", "2.35"),
        ("number('12.50')", "12.5"),
        ("number('zwölf')", ""),
        ("string(3)", "3"),
        ("min(3, 1, ${alter})", "1"),
        ("max(3, 1, ${leer})", "3"),
        ("boolean-from-string('true')", "true"),
        ("boolean-from-string('nein')", "false"),
        ("true() and not(false())", "true"),
        # days
        ("today()", "2026-11-21"),
        ("${tag} < today()", "true"),
        ("today() - ${tag}", "1"),
        ("date(${tag} + 14)", "2026-12-04"),
        ("date('2026-02-30')", ""),
        ("date(1e30)", ""),
        ("format-date(${tag}, '%d.%m.%Y')", "20.11.2026"),
        ("format-date(${tag}, '%e. %b %y, %a')", "20. Nov 26, Fr"),
        ("format-date(now(), '%H:%M')", "12:00"),
        ("decimal-date-time('1970-01-02T12:00:00')", "1.5"),
        ("max(${tag}, today())", "2026-11-21"),
        # tables
        ("sum(${zahl})", "7.5"),
        ("count(${zahl})", "3"),
        ("count(${zeilen})", "3"),
        ("count-non-empty(${zahl})", "2"),
        ("min(${zahl})", "3"),
        ("max(${zahl})", "4.5"),
        ("join(' ', ${namen})", "Anna  Bea"),
        ("indexed-repeat(${namen}, ${zeilen}, 3)", "Bea"),
        ("indexed-repeat(${namen}, ${zeilen}, 4)", ""),
        ("position(..)", "2"),
        ("${namen} = 'Bea'", "true"),
        ("${namen} = 'Eva'", "false"),
    ],
)
def test_an_expression_gives_what_the_reference_says(written: str, result: str) -> None:
    assert expressions.compile(written).value(PLACE) == result


def test_an_expression_says_what_it_names() -> None:
    found = expressions.compile("if(${a} = 1, jr:choice-name(${b}, '${c}'), art) and . > ${ d }")
    assert found.names == {"a", "b", "c", "d"}
    assert found.columns == {"art"}
    assert found.own
    assert not found.positional
    assert expressions.names("indexed-repeat(${x}, ${r}, position(..))") == {"x", "r"}


def test_a_name_within_quotes_is_a_text() -> None:
    assert expressions.names("concat('${a}', ${b})") == {"b"}


@pytest.mark.parametrize(
    ("written", "fault", "place"),
    [
        ("", Fault.EMPTY, 1),
        ("1 +", Fault.SYNTAX, 3),
        ("${a} ++* 2", Fault.SYNTAX, 10),
        ("${a", Fault.SYNTAX, 1),
        ("1 + $a", Fault.SYNTAX, 5),
        ("'offen", Fault.SYNTAX, 1),
        ("a/b", Fault.SYNTAX, 2),
        ("//a", Fault.SYNTAX, 1),
        ("${a}[1]", Fault.SYNTAX, 5),
        ("@id", Fault.SYNTAX, 1),
        ("a:b", Fault.SYNTAX, 2),
        ("${a} | ${b}", Fault.SYNTAX, 6),
        (".. = 1", Fault.NOT_ALLOWED, 1),
        ("1 + *", Fault.NOT_ALLOWED, 5),
        ("not(1, 2)", Fault.ARGUMENTS, 1),
        ("1 + if(1, 2)", Fault.ARGUMENTS, 5),
        ("jr:choice-name(1, 2)", Fault.ARGUMENTS, 1),
        ("indexed-repeat(1, 2, 3)", Fault.ARGUMENTS, 1),
        ("position(.)", Fault.ARGUMENTS, 1),
        ("regex(., ${a})", Fault.PATTERN, 1),
        ("regex(., '(')", Fault.PATTERN, 10),
        ("regex(., '(a+)+')", Fault.PATTERN, 10),
        ("(" * 3000 + "1" + ")" * 900, Fault.TOO_DEEP, None),
        ("-" * 3000 + "1", Fault.TOO_DEEP, None),
        ("1" + "+1" * 900, Fault.TOO_DEEP, None),
        ("1" * 4001, Fault.TOO_LONG, 4000),
    ],
)
def test_what_is_no_expression_is_refused_with_its_place(
    written: str, fault: Fault, place: int | None
) -> None:
    with pytest.raises(BrokenExpression) as caught:
        expressions.compile(written)
    assert caught.value.fault is fault
    assert place in {None, caught.value.place}


@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("doc", "doc('file:///etc/passwd')"),
        ("collection", "collection()"),
        ("environment-variable", "environment-variable('HOME')"),
        ("unparsed-text", "unparsed-text('x')"),
        ("pulldata", "pulldata('a', 'b', 'c', 'd')"),
        ("once", "once(1)"),
        ("text", "text()"),
        ("node", "node()"),
        ("id", "id('x')"),
        ("last", "last()"),
        ("Selected", "Selected(${a}, 'b')"),
        ("jr-choice-name", None),
    ],
)
def test_a_function_outside_of_the_subset_is_unknown(name: str, call: str | None) -> None:
    if call is None:
        with pytest.raises(BrokenExpression):
            expressions.compile(f"{name}(${{a}}, '${{a}}')")
        return
    with pytest.raises(UnknownFunction) as caught:
        expressions.compile(f"1 + {call}")
    assert (caught.value.name, caught.value.place) == (name, 5)


@pytest.mark.parametrize(
    "pattern",
    [r"[A-Z]{2}[0-9]{4}", r"\d{5}", r"[\w.+-]+@[\w.-]+\.[a-z]{2,}", r"(0\d|1[0-2])", "a?"],
)
def test_patterns_that_people_use_are_allowed(pattern: str) -> None:
    expressions.compile(f"regex(., '{pattern}')")


@pytest.mark.parametrize(
    "pattern",
    [
        "(a|a)*",
        "(a?a?)*b",
        "(?:a*)*",
        "((a*))+",
        "(a{1,9}){5}",
        r"(a)\1",
        "(?=a)",
        "a*a*a*a*b",
        "a)(b",
        "a" * 201,
        "a?" * 60 + "b",
        "a{0,3}" * 20 + "b",
        "(a|aa)" * 15 + "b",
        "(a|aa){1}" * 15 + "b",
        "a{0,100}a{0,100}a{0,100}a{0,100}",
        "a{99999999999}",
    ],
)
def test_patterns_that_may_never_end_are_refused(pattern: str) -> None:
    with pytest.raises(BrokenExpression):
        expressions.compile(f"regex(., '{pattern}')")


@pytest.mark.parametrize(
    ("pattern", "longest"), [("a*", 20_000), ("a{10,}", 20_000), ("a*b?a*", 866), ("a*a*a*", 131)]
)
def test_the_more_a_pattern_repeats_the_shorter_are_the_answers_that_it_is_tried_on(
    pattern: str, longest: int
) -> None:
    found = expressions.compile(f"regex(., '{pattern}')")
    assert found.value(Place(itself="a" * longest)) == "true"
    assert found.value(Place(itself="a" * (longest + 1))) == "false"
    assert found.value(Place(itself="a" * (longest - 1) + "!")) == "false"


@given(st.text(alphabet="${}().,'\" abin=<>!+-*/[]@:|0123456789\n\t", max_size=60))
@example("selected(${a},'b')")
@example("${a}")
@example("(. . .)")
@example("1.2.3")
@example("if(if(,")
def test_any_text_is_an_expression_or_refused_with_a_place_inside_of_it(written: str) -> None:
    place, found = 1, None
    try:
        found = expressions.compile(written)
    except BrokenExpression as error:
        place = error.place
    assert 1 <= place <= len(written) + 1
    if found is not None:
        every = dict.fromkeys(found.names, "1")
        assert isinstance(found.value(Place(answers=every, row=1)), str)


VALUES = st.one_of(
    st.text(max_size=8),
    st.integers(-(10**6), 10**6).map(str),
    st.decimals(-1000, 1000, places=2).map(str),
    st.dates().map(str),
    st.just(""),
)
SHAPES = st.sampled_from(
    [name for name in expressions.FUNCTIONS if name not in {"regex", "position", "indexed-repeat"}]
)


@given(SHAPES, VALUES, VALUES, VALUES)
def test_no_answer_makes_a_function_fail(name: str, one: str, two: str, three: str) -> None:
    least = expressions.FUNCTIONS[name]
    count = least if isinstance(least, int) else max(1, least[0])
    parts = ["${a}", "${b}", "${c}"][:count]
    if name == "jr:choice-name":
        parts[1] = "'${b}'"
    found = expressions.compile(f"{name}({', '.join(parts)})")
    place = Place(answers={"a": one, "b": two, "c": three})
    again = Place(tables={"a": (one, two), "b": (three,), "c": ()})
    assert isinstance(found.value(place), str)
    assert isinstance(found.value(again), str)


@given(VALUES, VALUES, st.sampled_from(["=", "<", "<=", "+", "-", "*", "div", "mod", "and", "or"]))
def test_no_answer_makes_an_operator_fail(one: str, two: str, sign: str) -> None:
    found = expressions.compile(f"${{a}} {sign} ${{b}}")
    assert isinstance(found.value(Place(answers={"a": one, "b": two})), str)


@given(st.integers(-999, 999), st.integers(1, 99))
def test_whole_numbers_are_calculated_exactly(one: int, two: int) -> None:
    place = Place(answers={"a": str(one), "b": str(two)})

    def result(written: str) -> str:
        return expressions.compile(written).value(place)

    assert result("${a} + ${b}") == str(one + two)
    assert result("${a} * ${b}") == str(one * two)
    assert result("(${a} - ${a} mod ${b}) div ${b}") == str(int(one / two))
    assert (result("${a} < ${b}") == "true") == (one < two)


def test_an_expression_is_parsed_once() -> None:
    written = "sum(${zahl}) + " * 20 + "1"
    assert expressions.compile(written) is expressions.compile(written)
