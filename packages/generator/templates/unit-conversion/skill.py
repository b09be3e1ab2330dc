# /// script
# requires-python = ">=3.11"
# dependencies = []
# ///
"""Convert values between units of one quantity, exactly."""

import json
import math
import os
import re
import sys
import traceback
import unicodedata
from collections.abc import Callable
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import NamedTuple

# By quantity: the unit, how many base units it is, and its other names. A name that has an
# upper-case letter is matched in exactly that case (MB is no Mb), the others in any case.
# Sources: SI Brochure (9th ed.), NIST SP 811 and Handbook 44, UK Weights and Measures Act 1985,
# IAU 2012 B2 (astronomical unit), IEC 80000-13 (binary prefixes). All are exact by definition.
UNITS = {
    "length": """
        meter = 1 | metre | m
        kilometer = 1000 | kilometre | km | kms
        decimeter = 0.1 | decimetre | dm
        centimeter = 0.01 | centimetre | cm | cms
        millimeter = 0.001 | millimetre | mm
        micrometer = 1e-6 | micrometre | micron | um | μm
        nanometer = 1e-9 | nanometre | nm
        inch = 0.0254 | inches | in
        foot = 0.3048 | feet | ft
        yard = 0.9144 | yd
        mile = 1609.344 | mi | statute mile
        nautical mile = 1852 | nmi | NM | sea mile
        furlong = 201.168
        fathom = 1.8288
        astronomical unit = 149597870700 | au
        light-year = 9460730472580800 | light year | lightyear | ly""",
    "mass": """
        kilogram = 1 | kilogramme | kg | kgs | kilo
        gram = 0.001 | gramme | g
        milligram = 1e-6 | mg
        microgram = 1e-9 | ug | μg | mcg
        tonne = 1000 | t | metric ton
        pound = 0.45359237 | lb | lbs
        ounce = 0.028349523125 | oz
        stone = 6.35029318 | st
        short ton = 907.18474 | us ton | ton
        long ton = 1016.0469088 | imperial ton
        grain = 0.00006479891 | gr
        carat = 0.0002 | ct
        troy ounce = 0.0311034768 | ozt""",
    "volume": """
        liter = 1 | litre | l
        deciliter = 0.1 | decilitre | dl
        centiliter = 0.01 | centilitre | cl
        milliliter = 0.001 | millilitre | ml | cc | cubic centimeter | cubic centimetre | cm3 | cm³
        cubic meter = 1000 | cubic metre | m3 | m³
        cubic inch = 0.016387064 | cubic inches | in3 | in³
        cubic foot = 28.316846592 | cubic feet | ft3 | ft³
        gallon = 3.785411784 | gal | us gallon
        quart = 0.946352946 | qt | us quart
        pint = 0.473176473 | pt | us pint
        cup = 0.2365882365 | c | us cup
        fluid ounce = 0.0295735295625 | fl oz | floz | us fluid ounce
        tablespoon = 0.01478676478125 | tbsp | T
        teaspoon = 0.00492892159375 | tsp
        imperial gallon = 4.54609 | uk gallon | imp gal
        imperial quart = 1.1365225 | uk quart
        imperial pint = 0.56826125 | uk pint
        imperial fluid ounce = 0.0284130625 | uk fluid ounce
        oil barrel = 158.987294928 | barrel | bbl""",
    "speed": """
        meter per second = 1 | metre per second | m/s | mps
        kilometer per hour = 1/3.6 | kilometre per hour | km/h | kph | kmh | kmph
        mile per hour = 0.44704 | mph | mi/h
        foot per second = 0.3048 | feet per second | ft/s | fps
        knot = 1852/3600 | kn | kt | nautical mile per hour
        speed of light = 299792458 | light speed""",
    "data size": """
        bit = 1/8 | b
        kilobit = 125 | kbit | kb | Kb
        megabit = 125e3 | mbit | Mb
        gigabit = 125e6 | gbit | Gb
        terabit = 125e9 | tbit | Tb
        petabit = 125e12 | pbit | Pb
        byte = 1 | B | octet
        kilobyte = 1e3 | kB | KB
        megabyte = 1e6 | MB | mb
        gigabyte = 1e9 | GB | gb
        terabyte = 1e12 | TB | tb
        petabyte = 1e15 | PB | pb
        exabyte = 1e18 | EB
        kibibit = 128 | kibit | Kib
        mebibit = 131072 | mibit | Mib
        gibibit = 134217728 | gibit | Gib
        tebibit = 137438953472 | tibit | Tib
        kibibyte = 1024 | KiB | kib
        mebibyte = 1048576 | MiB | mib
        gibibyte = 1073741824 | GiB | gib
        tebibyte = 1099511627776 | TiB | tib
        pebibyte = 1125899906842624 | PiB | pib
        exbibyte = 1152921504606846976 | EiB | eib""",
    # A scale that starts elsewhere says where its absolute zero is.
    "temperature": """
        kelvin = 1 | k
        celsius = 1 @ -273.15 | centigrade | celcius | c | °c
        fahrenheit = 5/9 @ -459.67 | farenheit | f | °f
        rankine = 5/9 | r | °r""",
}


class Unit(NamedTuple):
    name: str
    quantity: str
    factor: Fraction
    zero: Fraction


def plain(name: str) -> str:
    """A spelling without degrees, dots, hyphens and plurals: "Degrees-Celsius" is "Celsius"."""
    text = unicodedata.normalize("NFKC", name).replace(".", "")
    words = re.sub(r"[\s_-]+", " ", text).strip().split(" ")
    words = [word[:-1] if re.search(r"[^su]s$", word) and len(word) > 3 else word for word in words]
    if len(words) > 1 and words[0].lower() in ("degree", "deg"):
        words = words[1:]
    return " ".join(words)


def read_units(quantity: str, table: str) -> dict[str, Unit]:
    names = {}
    for line in table.strip().splitlines():
        name, definition = line.strip().split(" = ")
        size, *aliases = definition.split(" | ")
        factor, _, zero = size.partition(" @ ")
        top, _, bottom = factor.partition("/")
        unit = Unit(name, quantity, Fraction(top) / Fraction(bottom or 1), Fraction(zero or 0))
        names |= {plain(alias): unit for alias in (name, *aliases)}
    return names


CATALOGUE = {quantity: read_units(quantity, table) for quantity, table in UNITS.items()}


def find_unit(quantity: str, name: str) -> Unit | None:
    names, spelling = CATALOGUE[quantity], plain(name)
    return names.get(spelling) or names.get(spelling.lower())


def convert(fields: dict) -> dict:
    value = fields.get("value")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise SkillError("invalid-input", "`value` must be a number")
    source, target = choose_units(fields)
    # Through `repr`, 0.1 is one tenth and not the nearest binary fraction.
    amount = (Fraction(repr(value)) - source.zero) * source.factor
    if source.quantity == "temperature" and amount < 0:
        lowest = round_off(source.zero)
        message = f"{value} {source.name} is below absolute zero ({lowest} {source.name})"
        raise SkillError("invalid-input", message)
    return {"value": round_off(amount / target.factor + target.zero), "unit": target.name}


def round_off(exact: Fraction) -> int | float:
    """Whole numbers as they are, others to 12 significant digits, the last ones not noise."""
    if exact.denominator == 1 and abs(exact) < 10**21:
        return int(exact)
    with localcontext(prec=12):
        rounded = float(Decimal(exact.numerator) / Decimal(exact.denominator))
    if math.isinf(rounded):
        raise SkillError("invalid-input", "the result is too large for a number")
    return rounded


def choose_units(fields: dict) -> tuple[Unit, Unit]:
    """The units named; one that is not named is the other of the usual pair."""
    named = {key: fields[key] for key in ("from", "to") if fields.get(key) is not None}
    if len(named) == 2:
        source, target = same_quantity(fields, list(named.values()))
        return source, target
    pair = fields.get("between")
    if not isinstance(pair, list) or len(pair) != 2:
        raise SkillError("invalid-input", "name both units: `from` and `to`")
    first, second, *given = same_quantity(fields, [*pair, *named.values()])
    if "from" in named:
        return given[0], first if given[0] == second else second
    if "to" in named:
        return second if given[0] == first else first, given[0]
    return first, second


def same_quantity(fields: dict, names: list) -> list[Unit]:
    """The units of these names in the one quantity in which all of them are known."""
    for name in names:
        if not isinstance(name, str):
            raise SkillError("invalid-input", "a unit is named by a text")
    only = fields.get("quantity")
    if only is not None and only not in CATALOGUE:
        raise SkillError("invalid-input", f"`quantity` must be one of: {', '.join(CATALOGUE)}")
    for quantity in [only] if only else CATALOGUE:
        units = [find_unit(quantity, name) for name in names]
        if all(units):
            return units
    for name in names:
        if not any(find_unit(quantity, name) for quantity in ([only] if only else CATALOGUE)):
            raise SkillError("invalid-input", unknown(name, only))
    listed = " and ".join(names)[:200]
    raise SkillError("invalid-input", f"{listed} do not measure the same quantity")


def unknown(name: str, quantity: str | None) -> str:
    known = CATALOGUE[quantity].values() if quantity else ()
    names = f": {', '.join(dict.fromkeys(unit.name for unit in known))}" if quantity else ""
    return f"{name[:40]!r} is no unit of {quantity or 'a quantity'} that this skill knows{names}"


# --- skill protocol 1.0, the same in every template -----------------------------------

MAX_LINE_BYTES = 102_400


class SkillError(Exception):
    """What the caller is told: `code` is stable and kebab-case, the message is for people."""

    def __init__(self, code: str, message: str, **data: object) -> None:
        super().__init__(message)
        self.code = code
        self.data = {"code": code, **data}


def serve(actions: dict[str, Callable[[dict], object]]) -> None:
    """Answer JSON-RPC 2.0 requests, one a line, until `shutdown` or the end of the input."""
    # Stdout carries the protocol alone: whatever prints by accident prints on stderr.
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    stopped = False

    def handshake(params: dict) -> dict:
        expected = params.get("expected_name")
        return {
            "name": expected if isinstance(expected, str) else os.environ.get("SKILL_ID", "skill"),
            "version": os.environ.get("SKILL_VERSION", "0.1.0"),
            "protocol_version": "1.0",
            "capabilities": ["invoke", "health", "shutdown"],
        }

    def invoke(params: dict) -> object:
        name = params.get("action")
        action = actions.get(name) if isinstance(name, str) else None
        if action is None:
            raise SkillError("unknown-action", f"`action` must be one of: {', '.join(actions)}")
        return action({key: value for key, value in params.items() if key != "action"})

    def health(_params: dict) -> dict:
        return {"status": "ok"}

    def shutdown(_params: dict) -> dict:
        nonlocal stopped
        stopped = True
        return {"status": "ok"}

    methods = {
        "handshake": handshake,
        "invoke": invoke,
        "health": health,
        "shutdown": shutdown,
    }
    for line in sys.stdin.buffer:
        answer = respond(line, methods) if line.strip() else None
        if answer is not None:
            output.write(encode(answer))
            output.flush()
        if stopped:
            break


def respond(line: bytes, methods: dict[str, Callable[[dict], object]]) -> dict | None:
    """The answer to one line, or None to a request without an id, which wants none."""
    try:
        request = json.loads(line.decode(), parse_constant=not_json, parse_float=finite)
    except (ValueError, RecursionError) as error:
        return failure(None, -32700, f"not JSON: {error}")
    if not isinstance(request, dict):
        return failure(None, -32600, "a request is one object; batches are not supported")
    request_id, method = request.get("id"), request.get("method")
    if not is_id(request_id):
        return failure(None, -32600, "`id` must be a string or a number")
    if request.get("jsonrpc") != "2.0" or not isinstance(method, str):
        return failure(request_id, -32600, '`jsonrpc` must be "2.0" and `method` a string')
    answer = call(request_id, methods.get(method.removeprefix("skill.")), request.get("params", {}))
    return answer if "id" in request else None


def call(request_id: object, handler: Callable[[dict], object] | None, params: object) -> dict:
    """The answer of one handler, whatever becomes of it."""
    if handler is None:
        return failure(request_id, -32601, "method not found")
    if not isinstance(params, dict):
        return failure(request_id, -32602, "`params` must be an object")
    try:
        return {"jsonrpc": "2.0", "id": request_id, "result": handler(params)}
    except SkillError as error:
        rpc_code = -32602 if error.code in ("invalid-input", "unknown-action") else -32000
        return failure(request_id, rpc_code, str(error), error.data)
    except Exception as error:
        # Only where and what kind: the text of a foreign exception may hold a secret.
        traceback.print_tb(error.__traceback__)
        return failure(request_id, -32603, f"internal error: {type(error).__name__}")


def encode(answer: dict) -> bytes:
    """One line of JSON; an answer that cannot be one becomes an error."""
    try:
        text = json.dumps(answer, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError, RecursionError):
        return encode(failure(answer["id"], -32603, "internal error: the result is not JSON"))
    # Some readers end lines at these two, and a lone surrogate exists as an escape only.
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    line = text.encode("utf-8", "backslashreplace") + b"\n"
    if len(line) > MAX_LINE_BYTES:
        data = {"code": "output-too-large", "bytes": len(line), "limit": MAX_LINE_BYTES}
        message = f"the answer has {len(line)} bytes, at most {MAX_LINE_BYTES} can be sent"
        return encode(failure(answer["id"], -32000, message, data))
    return line


def failure(request_id: object, code: int, message: str, data: dict | None = None) -> dict:
    error = {"code": code, "message": message, **({"data": data} if data else {})}
    return {"jsonrpc": "2.0", "id": request_id, "error": error}


def is_id(value: object) -> bool:
    """Short, because every answer repeats it, errors about too long answers included."""
    if isinstance(value, str):
        return len(value) <= 1000
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def not_json(constant: str) -> object:
    raise ValueError(f"{constant} is not a JSON value")


def finite(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise ValueError("a number is too large")
    return number


# --- end of the protocol --------------------------------------------------------------

if __name__ == "__main__":
    serve({"convert": convert})
