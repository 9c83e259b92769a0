-- Trips by what became of them and by where they went.
SELECT f.id AS record, f.day_first, f.day_last, f.sensitivity, f.country, NULL AS node, f.outcome, f.adm1,
    f.people_planned, f.people_reached, f.hours_late FROM fact_trip f
