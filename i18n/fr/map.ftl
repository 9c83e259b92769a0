## Maps: the report, its words on a page, borders that come in.

report-map = Où : nos déplacements et nos incidents
    .definition = Les incidents à côté des déplacements qui pouvaient en rencontrer, par lieu ; par territoire si rien n’est précisé. Une carte ne montre aucun lieu plus fin qu’un territoire, et jamais qui.
report-section-incidents-and-trips = Incidents et déplacements, par lieu
report-measure-incidents-per-100-trips = Incidents pour 100 déplacements effectués
    .definition = Incidents pour cent déplacements effectués. Ceux survenus hors de tout déplacement y sont.
report-trap-map-destination = Un déplacement compte dans le territoire de sa destination, un incident là où il est survenu : sur un axe, dans aucun.

report-map-description = Une carte de { $places ->
    [one] un lieu
   *[other] { $places } lieux
} selon les classes de : { $first }. Le tableau ci-dessous donne les mêmes chiffres.
report-map-unseen = rien de noté : pas calme, pas vu
report-map-places = ({ $count ->
    [one] un lieu
   *[other] { $count } lieux
})
report-map-read = Dans un lieu : { $first } / { $second }.
report-map-missing = { $count ->
    [one] Une ligne du tableau n’est pas sur la carte : rien ne dit où est son lieu.
   *[other] { $count } lignes du tableau ne sont pas sur la carte : rien ne dit où sont leurs lieux.
}
report-map-nowhere = D’aucun lieu connu, donc pas sur la carte : { $figures }. Ce qui est survenu sur un axe n’est dans aucun territoire : un axe en traverse plusieurs.
report-map-no-roads = Pas de carte par axe : le tracé d’un axe n’est pas gardé. --by adm2 dessine les territoires, et --format geojson donne chaque axe comme les territoires qu’il traverse.
report-map-base = Pays : Natural Earth, 1:110 millions, tracé grossier. --no-base-map les enlève.
report-map-disclaimer = Les frontières et les noms indiqués et les désignations employées sur cette carte n’impliquent ni reconnaissance ni acceptation officielle.
report-map-nothing = Pas de carte : rien ici ne dit où sont ces lieux. Les limites se prennent avec : carnet import places --borders FICHIER.geojson
report-map-no-author = Aucune carte n’en est faite : une carte ne dit jamais qui.
report-map-left-out = Sur aucune carte, parce que cela dirait qui : { $sections }.
report-map-without = { $count } lignes sur { $of } sont sans géométrie : rien ici ne dit où sont leurs lieux. Les limites se prennent avec : carnet import places --borders FICHIER.geojson
report-chart-after = après { $days } jours
report-chart-estimate = { $percent } %

errors-report-author-on-map = { $author } n’est jamais sur une carte : à côté d’un lieu, cela dirait qui se tient où.
    .hint = Demandez sans. --format table, csv ou xlsx le montrent, à côté d’un territoire au plus fin.
errors-report-no-place = { $report } n’a été demandé par aucun lieu, et sans lieu rien ne se met sur une carte.
    .hint = Dites par lequel : { $ways }.
    .none = Ce rapport n’a pas de lieux. carnet report map --format geojson donne nos déplacements et nos incidents par territoire.

import-borders-kept = { $count ->
    [one] Limites gardées pour un lieu
   *[other] Limites gardées pour { $count } lieux
} : { $after } positions sur les { $before } du fichier, aucune déplacée de plus de { $metres } m environ.
import-borders-would = { $count ->
    [one] Limites à garder pour un lieu
   *[other] Limites à garder pour { $count } lieux
} : { $after } positions sur les { $before } du fichier, aucune déplacée de plus de { $metres } m environ. Rien n’a été gardé.
import-borders-unmatched = { $count ->
    [one] Une surface porte un P-code qu’aucun lieu n’a ici
   *[other] { $count } surfaces portent des P-codes qu’aucun lieu n’a ici
} : { $codes }{ $more ->
    [yes] , ...
   *[no] .
}
import-borders-left-out = { $count ->
    [one] Un élément n’est pas une surface
   *[other] { $count } éléments ne sont pas des surfaces
} de pays, de province ou de territoire avec un P-code ; rien n’en a été pris.
import-borders-next = La carte : carnet report map --format html > carte.html
import-borders-not-geojson = { $path } n’est pas du GeoJSON avec des éléments (ligne { $line }).
    .hint = Prenez le GeoJSON des limites administratives (COD-AB), ou exportez la couche en GeoJSON depuis QGIS. Rien n’a été pris dans le fichier.
import-borders-too-many = { $path } en contient trop : plus de { $most } { $what ->
    [positions] positions
    [areas] surfaces
   *[rings] anneaux
}.
    .hint = Simplifiez d’abord la couche (QGIS : Vecteur, Géométrie, Simplifier), ou prenez moins de territoires. Rien n’a été pris dans le fichier.
import-borders-off-earth = dans { $path }, l’élément { $feature } a une position qui n’est pas en degrés.
    .hint = Exportez la couche en WGS 84 (EPSG:4326), la longitude d’abord. Rien n’a été pris dans le fichier.
import-borders-open-ring = dans { $path }, l’élément { $feature } a une surface qui ne se ferme pas.
    .hint = Réparez d’abord la couche (QGIS : Réparer les géométries). Rien n’a été pris dans le fichier.
import-borders-no-codes = { $path } n’a aucune surface avec un P-code.
    .hint = Il faut une colonne adm2_pcode, adm1_pcode ou adm0_pcode ; ADM2_PCODE convient. Rien n’a été pris dans le fichier.
import-borders-no-place = aucun lieu n’a ici un P-code de { $path }, par exemple { $code }.
    .hint = Importez d’abord le répertoire de lieux : carnet import places FICHIER. Rien n’a été pris dans le fichier.
