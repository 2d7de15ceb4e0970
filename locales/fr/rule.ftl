# Règles des réseaux.

rule-list-title = Règles des réseaux
rule-list-lead = Le rythme d’un réseau et les langues qu’il exige.
rule-title = Règle du réseau
rule-lead = Elle vaut pour les municipalités membres, dès qu’elle est enregistrée.
rule-rhythm = Rythme
rule-rhythm-every-wave = Tout le questionnaire à chaque vague
rule-rhythm-full-every-three-years = Tout le questionnaire tous les trois ans
rule-light-hint = Entre deux, une mise à jour : ce qui a changé, le reste confirmé d’un coup.
rule-languages = Langues exigées
rule-languages-hint = Un texte qui manque dans une autre langue est marqué « non traduit » et ne bloque rien.
rule-language-fr = français
rule-language-en = anglais
rule-no-language = aucune langue exigée
rule-conflict = Quelqu’un d’autre a changé cette règle entre-temps. Voici celle qui vaut maintenant ; vos choix sont dans le formulaire. Enregistrez de nouveau pour la remplacer.
rule-review-legend = Révision
rule-review-hint = De plusieurs réseaux, le plus exigeant décide.
rule-review-full = Révision complète
rule-review-sample = Révision par échantillon
rule-review-change = Révision des changements
rule-review-declared = Déclaré, sans révision
rule-review-text-full = Chaque réponse est examinée.
rule-review-text-sample = Une question sur cinq de chaque indicateur, tirée au sort.
rule-review-text-change = Les réponses qui diffèrent des dernières acceptées, ou dont les preuves ont changé.
rule-review-text-declared = Ce qui est remis est accepté tel quel et marqué partout « déclaré, sans révision ».
