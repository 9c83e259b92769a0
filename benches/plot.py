"""How cost grows: a small picture for each report, from the tables that benches/store.rs printed.

    cargo bench --features in-clear --bench store -- 10000 1 > docs/benchmarks/10000.md       and 100000, 1000000
    python3 benches/plot.py

Reads docs/benchmarks/*.md and writes docs/benchmarks/growth.svg. Both axes are logarithmic: a line that climbs as steeply as
the grey one grows with the number of records, one that lies flat does not.
"""

import math
import pathlib
import re
from xml.sax.saxutils import escape

FOLDER = pathlib.Path(__file__).parent.parent / "docs" / "benchmarks"
UNITS = {"ms": 1e-3, "s": 1.0}
WIDE, HIGH, ACROSS = 168, 118, 5
LEFT, TOP, RIGHT, BOTTOM = 34, 24, 10, 20
LEAST, MOST = -4, 2  # powers of ten of a second
COLOURS = {"first": "#0b6e8f", "again": "#b3470c"}


def seconds(cell):
    number, unit = cell.split()
    return float(number) * UNITS[unit]


def read():
    """Of each report: the records, and the seconds of the first time and of the time after one more trip."""
    found = {}
    for path in sorted(FOLDER.glob("*.md"), key=lambda path: int(path.stem)):
        text = path.read_text()
        records = int(re.search(r"^(\d+) records", text, re.M)[1])
        table = text.split("| report |")[1].split("\n\n")[0]
        for line in table.splitlines()[2:]:
            name, _, first, again, *_ = [cell.strip() for cell in line.strip("|").split("|")]
            found.setdefault(name, []).append(
                (math.log10(records), math.log10(seconds(first)), math.log10(seconds(again)))
            )
    return found


def panel(name, points, at):
    left, top = at % ACROSS * WIDE + LEFT, at // ACROSS * HIGH + TOP
    wide, high = WIDE - LEFT - RIGHT, HIGH - TOP - BOTTOM
    first, last = points[0][0], points[-1][0]
    x = lambda value: left + (value - first) / (last - first) * wide
    y = lambda value: top + (MOST - max(value, LEAST)) / (MOST - LEAST) * high
    out = [f'<text x="{left}" y="{top - 7}" class="name">{escape(name)}</text>']
    for power, label in ((-3, "1 ms"), (0, "1 s")):
        out.append(f'<line x1="{left}" x2="{left + wide}" y1="{y(power):.1f}" y2="{y(power):.1f}" class="grid"/>')
        out.append(f'<text x="{left - 4}" y="{y(power) + 3:.1f}" class="end">{label}</text>')
    for power, label in zip([point[0] for point in points], ("10k", "100k", "1M")):
        out.append(f'<text x="{x(power):.1f}" y="{top + high + 12}" class="tick">{label}</text>')
    slope = points[0][1], points[0][1] + last - first
    out.append(f'<line x1="{x(first):.1f}" y1="{y(slope[0]):.1f}" x2="{x(last):.1f}" y2="{y(slope[1]):.1f}" class="slope"/>')
    for which, column in (("first", 1), ("again", 2)):
        line = " ".join(f"{x(point[0]):.1f},{y(point[column]):.1f}" for point in points)
        dash = "" if which == "first" else ' stroke-dasharray="4 2"'
        out.append(f'<polyline points="{line}" fill="none" stroke="{COLOURS[which]}" stroke-width="1.6"{dash}/>')
        for point in points:
            out.append(f'<circle cx="{x(point[0]):.1f}" cy="{y(point[column]):.1f}" r="2" fill="{COLOURS[which]}"/>')
    return out


def main():
    found = read()
    rows = -(-len(found) // ACROSS)
    width, height = ACROSS * WIDE, rows * HIGH + 26
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="9">',
        "<title>Seconds that each report takes at 10,000, 100,000 and 1,000,000 records</title>",
        "<style>.name{font-size:11px;font-weight:bold}.end{text-anchor:end}.tick{text-anchor:middle}"
        ".grid{stroke:#ddd}.slope{stroke:#bbb;stroke-dasharray:1 3}</style>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for at, (name, points) in enumerate(found.items()):
        out += panel(name, points, at)
    base = height - 10
    for left, which, label in ((LEFT, "first", "the first time"), (LEFT + 150, "again", "after one more trip")):
        dash = "" if which == "first" else ' stroke-dasharray="4 2"'
        out.append(f'<line x1="{left}" x2="{left + 24}" y1="{base - 3}" y2="{base - 3}" stroke="{COLOURS[which]}" stroke-width="1.6"{dash}/>')
        out.append(f'<text x="{left + 30}" y="{base}">{label}</text>')
    out.append(f'<line x1="{LEFT + 330}" x2="{LEFT + 354}" y1="{base - 3}" y2="{base - 3}" class="slope"/>')
    out.append(f'<text x="{LEFT + 360}" y="{base}">as steep as the number of records</text></svg>')
    (FOLDER / "growth.svg").write_text("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
