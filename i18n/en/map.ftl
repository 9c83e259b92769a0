## Maps: the report, its words on a page, borders that come in.

report-map = Where: own trips and incidents
    .definition = Incidents beside the trips that could meet one, by place; where nobody says by which, by district. A map shows no place finer than a district, and never who.
report-section-incidents-and-trips = Incidents and trips, by place
report-measure-incidents-per-100-trips = Incidents per 100 trips made
    .definition = Incidents for each hundred trips made. Incidents that came about on no trip are in it.
report-trap-map-destination = A trip counts in the district of its destination, an incident where it came about: one on a road, in none.

report-map-description = A map of { $places ->
    [one] one place
   *[other] { $places } places
} by classes of: { $first }. The table below has the same figures.
report-map-unseen = nothing written down: not quiet, unseen
report-map-places = ({ $count ->
    [one] one place
   *[other] { $count } places
})
report-map-read = In a place: { $first } / { $second }.
report-map-missing = { $count ->
    [one] One row of the table is not on the map: nothing says where its place is.
   *[other] { $count } rows of the table are not on the map: nothing says where their places are.
}
report-map-nowhere = Of no known place, and so not on the map: { $figures }. What came about on a road is in no district: a road crosses several.
report-map-no-roads = No map by road: the course of a road is not kept. --by adm2 draws districts, and --format geojson gives each road as the districts that it crosses.
report-map-base = Countries: Natural Earth, 1:110 million, coarse. --no-base-map leaves them out.
report-map-disclaimer = The boundaries and names shown and the designations used on this map do not imply official endorsement or acceptance.
report-map-nothing = No map: nothing here says where these places are. Borders come in with: carnet import places --borders FILE.geojson
report-map-no-author = No map is drawn of this: a map never says who.
report-map-left-out = On no map, because it would say who: { $sections }.
report-map-without = { $count } of { $of } features have no geometry: nothing here says where their places are. Borders come in with: carnet import places --borders FILE.geojson
report-chart-after = after { $days } days
report-chart-estimate = { $percent } %

errors-report-author-on-map = { $author } is never on a map: beside a place it would say who stands where.
    .hint = Ask without it. --format table, csv or xlsx show it, beside a district at the finest.
errors-report-no-place = { $report } was asked by no place, and without one nothing stands on a map.
    .hint = Say by which: { $ways }.
    .none = This report has no places. carnet report map --format geojson has own trips and incidents by district.

import-borders-kept = { $count ->
    [one] Kept the border of one place
   *[other] Kept the borders of { $count } places
}: { $after } positions of { $before } in the file, none moved by more than about { $metres } m.
import-borders-would = { $count ->
    [one] Would keep the border of one place
   *[other] Would keep the borders of { $count } places
}: { $after } positions of { $before } in the file, none moved by more than about { $metres } m. Nothing was kept.
import-borders-unmatched = { $count ->
    [one] One area has a P-code that no place here has
   *[other] { $count } areas have P-codes that no place here has
}: { $codes }{ $more ->
    [yes] , ...
   *[no] .
}
import-borders-left-out = { $count ->
    [one] One feature is no area
   *[other] { $count } features are no areas
} of a country, province or district with a P-code; nothing of that was taken.
import-borders-next = The map: carnet report map --format html > map.html
import-borders-not-geojson = { $path } is not GeoJSON with features (line { $line }).
    .hint = Take the GeoJSON of the administrative boundaries (COD-AB), or export the layer as GeoJSON from QGIS. Nothing was taken from the file.
import-borders-too-many = { $path } has too much of it: more than { $most } { $what ->
    [positions] positions
    [areas] areas
   *[rings] rings
}.
    .hint = Simplify the layer first (QGIS: Vector, Geometry, Simplify), or take fewer districts. Nothing was taken from the file.
import-borders-off-earth = in { $path }, feature { $feature } has a position that is not in degrees.
    .hint = Export the layer in WGS 84 (EPSG:4326), longitude first. Nothing was taken from the file.
import-borders-open-ring = in { $path }, feature { $feature } has an area that does not close.
    .hint = Mend the layer first (QGIS: Fix geometries). Nothing was taken from the file.
import-borders-no-codes = { $path } has no area with a P-code.
    .hint = A column adm2_pcode, adm1_pcode or adm0_pcode is needed; ADM2_PCODE will do. Nothing was taken from the file.
import-borders-no-place = no place here has any of the P-codes of { $path }, such as { $code }.
    .hint = Import the gazetteer first: carnet import places FILE. Nothing was taken from the file.
