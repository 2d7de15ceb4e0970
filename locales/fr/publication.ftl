# Publier des résultats, les corriger, errata.

publication-title = Publication
publication-lead = Ce qui est publié ne change plus. Chaque municipalité n’est montrée qu’à qui elle l’a permis.
publication-cities = Municipalités
# $n : numéro de la révision ; $at : date et heure.
publication-out = révision { $n } publiée le { $at }
publication-correct = Corriger
publication-what = Les résultats cochés sont publiés et les moyennes calculées de nouveau.
publication-send = Publier
publication-none = Aucune municipalité n’a commencé à répondre.
# $city : municipalité.
publication-correct-title = Faire corriger les réponses de { $city }
publication-correct-lead = Le questionnaire est rouvert. Ce qui est publié reste en place jusqu’à la publication de la correction, qui paraît dans les errata avec sa raison.
publication-reason-fr = Raison, en français
publication-reason-en = Raison, en anglais
publication-reason-hint = Tout le monde la lira. N’y nommez personne.
publication-until = Dernier jour pour remettre la correction
publication-correct-send = Rouvrir le questionnaire
publication-errata = Errata
publication-errata-lead = Ce qui a été corrigé après sa publication, pourquoi, et ce qui était publié avant.
publication-errata-none = Rien n’a été corrigé.
publication-changed = Scores corrigés, de 0 à 100
publication-measure = Mesure (0 à 100)
publication-before = Avant
publication-after = Depuis
publication-no-score = pas de score
publication-same = La correction ne change aucun score.

publication-consent = Qui peut voir
# $n: number of audiences.
publication-audiences = { $n ->
    [one] { $n } public
   *[other] { $n } publics
}
publication-consent-unsaid = N’a pas dit qui peut voir : publié, le résultat n’est montré à personne.
publication-consent-nothing = Ne montre ses résultats à personne.
