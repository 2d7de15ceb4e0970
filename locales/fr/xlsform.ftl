# Une édition comme formulaire pour d’autres programmes (XLSForm).

# Le nom de cette langue en elle-même.
xlsform-language = Français
xlsform-about = À propos de la municipalité
xlsform-unit = Code de la municipalité
xlsform-period = Période
# $fact: nom de quelque chose qu’on sait d’une municipalité.
xlsform-fact = Ce qu’on sait de la municipalité : { $fact }
xlsform-non-answer = S’il n’y a pas de réponse
xlsform-link = Preuve : adresse d’un document
xlsform-file = Preuve : un fichier
# $bound: nombre.
xlsform-at-least = Pas moins de { $bound }.
# $bound: nombre.
xlsform-at-most = Pas plus de { $bound }.
# $digits: nombre de chiffres.
xlsform-decimals = { $digits ->
    [one] Au plus un chiffre après la virgule.
   *[other] Au plus { $digits } chiffres après la virgule.
}
