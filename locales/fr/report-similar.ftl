# Rapport imprimé d’une municipalité : les villes qui lui ressemblent.

report-similar-title = À côté de villes semblables
report-similar-no-facts = Rien n’est publié ici sur cette municipalité qui permette de trouver des villes semblables, ou trop peu de villes l’ont publié selon la même définition.
report-similar-beside = À côté de leur médiane
report-similar-listed = Les villes les plus semblables, et pourquoi
report-similar-shown = Seules les villes qui montrent leurs scores comptent dans les chiffres, chacune recalculée sur les questions qui relèvent de cette municipalité. À moins de quatre, il n’y a ni moyenne ni médiane.
