"""Catalogus: which products do regional organisations offer? Names only (document 001; domain.md F).

Nobody published a price list, so there are no prices here: each region puts its own tarieven in its productenboek.
"""

#: Code and name of each product; a productenboek may use these codes, leave some out and add its own.
PRODUCTNAMEN = {
    "voorbereidingstraject": "Voorbereidingstraject",
    "voorbereidingskrediet": "Voorbereidingskrediet",
    "startersuitkering": "Startersuitkering",
    "startkapitaal": "Startkapitaal",
    "startersbegeleiding": "Startersbegeleiding",
    "levensonderhoud-gevestigde": "Uitkering levensonderhoud gevestigde zelfstandige",
    "levensonderhoud-oudere": "Uitkering levensonderhoud oudere zelfstandige",
    "levensonderhoud-beeindigende": "Uitkering levensonderhoud beëindigende zelfstandige",
    "bedrijfskapitaal-gevestigde": "Bedrijfskapitaal gevestigde zelfstandige",
    "bedrijfskapitaal-oudere": "Bedrijfskapitaal oudere of marginale zelfstandige",
    "begeleiding-gevestigde": "Begeleiding gevestigde zelfstandige",
    "advies-uitgebreid": "Advies extern: uitgebreid rapport",
    "advies-verkort": "Advies extern: verkort rapport",
    "advies-nader": "Advies extern: nader rapport",
    "debiteurenbeheer": "Debiteurenbeheer",
    "definitieve-vaststelling": "Definitieve vaststelling",
    "herbeoordeling": "Herbeoordeling",
    "schuldhulpverlening-ondernemers": "Schuldhulpverlening (ex-)ondernemers",
    "workshop-ondernemersplan": "Workshop ondernemersplan",
}
