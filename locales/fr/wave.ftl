# Vagues : quand on répond, à quoi, et qui.

wave-list-title = Vagues
wave-list-lead = Une vague ouvre une édition du questionnaire à des réseaux, entre deux jours.
wave-none = Aucune vague pour l’instant.
wave-new = Nouvelle vague
wave-demonstration = démonstration
wave-state-to-come = à venir
wave-state-open = ouverte
wave-state-closed = terminée
# $first, $last : dates.
wave-days = du { $first } au { $last } inclus
wave-days-now = Jours, en ce moment
# $n : nombre de municipalités.
wave-begun = { $n ->
    [one] une municipalité a commencé
   *[other] { $n } municipalités ont commencé
}
wave-code = Code
wave-code-hint = Dans les adresses et les fichiers : lettres minuscules, chiffres, traits d’union. Il ne change plus.
wave-name-fr = Nom en français
wave-name-en = Nom en anglais
wave-year = Année
wave-year-hint = Celle que décrivent les réponses.
wave-asks = Édition et méthode
wave-asks-hint = La version choisie ne change plus : les réponses et les scores s’y rapportent.
wave-pinned = L’édition, la méthode et le code ne changent plus.
wave-networks = Réseaux
wave-networks-hint = Leurs membres peuvent répondre.
wave-first = Premier jour
wave-last = Dernier jour
wave-last-hint = Inclus ; les jours du service commencent à minuit, heure universelle.
wave-sure = Oui, la vague se termine tout de suite : plus personne ne peut répondre, sauf prolongation.
wave-make = Créer la vague
wave-keep = Enregistrer
wave-conflict = Quelqu’un d’autre a changé cette vague entre-temps. Ce qui vaut maintenant figure en haut, et vos saisies dans le formulaire. Vérifiez, puis enregistrez de nouveau.
