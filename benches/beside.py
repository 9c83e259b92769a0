"""The cross-tabs of benches/store.rs in DuckDB and in a plain SQLite, beside what Carnet takes for them.

    python3 -m venv target/beside && target/beside/bin/pip install duckdb
    cargo bench --features in-clear --bench store -- keep FOLDER 100000
    target/beside/bin/python benches/beside.py FOLDER

Never a dependency: it reads a store whose database was left in clear by the benchmark. Both get each fact as a table of its
own, which Carnet's are not: in a store a trip's province, level and cause are worked out from other records while it is
counted, and what that takes is in the column 'over the views'. The figures are medians of seven.
"""

import sqlite3
import sys
import time

import duckdb

CROSSED = [
    ("trips by month and outcome", "fact_trip", ["month", "outcome"]),
    ("trips by month and province", "fact_trip", ["month", "adm1"]),
    ("decisions by month and level", "fact_decision", ["month", "level"]),
    ("decisions by month, level and decision", "fact_decision", ["month", "level", "code"]),
    ("incidents by month, category and province", "fact_incident", ["month", "category", "adm1"]),
]


def median(ask):
    taken = []
    for _ in range(7):
        start = time.perf_counter()
        rows = ask()
        taken.append(time.perf_counter() - start)
    return sorted(taken)[3] * 1000, rows


def main(folder):
    views = sqlite3.connect(f"file:{folder}/full/store.db?mode=ro", uri=True)
    flat = sqlite3.connect(":memory:")
    duck = duckdb.connect(":memory:")
    for fact in sorted({fact for _, fact, _ in CROSSED}):
        rows = views.execute(f"SELECT * FROM {fact}")
        names = [column[0] for column in rows.description]
        flat.execute(f"CREATE TABLE {fact} ({', '.join(names)})")
        flat.executemany(f"INSERT INTO {fact} VALUES ({', '.join('?' * len(names))})", rows)
        # DuckDB wants columns rather than rows: those that the cross-tabs read.
        wanted = [name for name in names if any(name in by for _, of, by in CROSSED if of == fact)]
        read = flat.execute(f"SELECT {', '.join(wanted)} FROM {fact}").fetchall()
        text = [[None if value is None else str(value) for value in column] for column in zip(*read)]
        duck.execute(f"CREATE TABLE {fact} ({', '.join(f'{name} VARCHAR' for name in wanted)})")
        parts = ", ".join("unnest(?)" for _ in wanted)
        duck.execute(f"INSERT INTO {fact} SELECT {parts}", text)
    print("| cross-tab | SQLite, over the views | SQLite, one flat table | DuckDB, one flat table |")
    print("|---|---:|---:|---:|")
    for name, fact, by in CROSSED:
        sql = f"SELECT {', '.join(by)}, count(*) FROM {fact} GROUP BY ALL"
        plain = sql.replace("ALL", ", ".join(by))
        figures = [
            median(lambda: views.execute(plain).fetchall()),
            median(lambda: flat.execute(plain).fetchall()),
            median(lambda: duck.execute(sql).fetchall()),
        ]
        sizes = {len(rows) for _, rows in figures}
        assert len(sizes) == 1, f"{name}: {sizes}"
        print(f"| {name} | {' | '.join(f'{taken:.2f} ms' for taken, _ in figures)} |")


if __name__ == "__main__":
    main(sys.argv[1])
