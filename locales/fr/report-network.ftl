# Rapport imprimé d’un réseau : ce qui n’est pas déjà sur sa page.

# Sorte de document, au-dessus du nom du réseau.
report-network-kind = Rapport du réseau
# Titre du fichier. $network : nom du réseau ; $wave : année de la vague.
report-network-title = { $network }, rapport { $wave }
# $network : nom du réseau ; $wave : année de la vague.
report-network-title-demonstration = { $network }, rapport { $wave } (démonstration)
# $counted : membres qui ont un résultat ; $members : membres connus du service ; $wave : année de la vague.
report-network-headline = { $counted ->
    [one] { $counted } membre sur { $members } compte dans les chiffres de { $wave }.
   *[other] { $counted } membres sur { $members } comptent dans les chiffres de { $wave }.
}
# $wave : année de la vague.
report-network-median = Médiane de l’indice de base, { $wave }
# En grand, quand il y a trop peu de membres.
report-network-no-median = Pas de médiane
report-network-showing = Montrent leurs scores
report-network-dots = Chaque point est un membre qui montre ses scores ; la barre, là où elle est montrée, est la moitié centrale de tous les membres qui comptent. Ce n’est pas un palmarès.
report-network-method = Comment lire ces chiffres
report-network-coverage = Qui participe
report-network-hidden = Comptées sans être montrées
report-network-date = Chiffres au
report-network-waves = Résultats des vagues
report-network-editions = Éditions du questionnaire
report-network-strengths = Forces et points à développer
report-network-strengths-text = Médiane et moitié centrale des membres, indicateur par indicateur.
# Avant la liste des membres avec leurs scores.
report-network-shown = Membres qui montrent leurs scores :
report-network-this-wave = vague de ce rapport
report-network-same = Les mêmes, alors et dans la vague de ce rapport
report-network-status = État
report-network-member-reserved = ne montre pas de score dans ces chiffres
report-network-annex = Annexe : comment ces chiffres sont obtenus
# Paragraphes, dans l’ordre.
report-network-whose = À qui est ce calcul
report-network-whose-text = Les scores sont calculés par ce service à partir des réponses des municipalités. Ils suivent la structure de l’Index des Cités interculturelles du Conseil de l’Europe, mais ne sont pas sa note. Ils décrivent des politiques déclarées, pas leurs effets sur la population.
report-network-read = Médiane, moyenne et moitié centrale
report-network-read-text = La moitié des membres qui comptent se tient au-dessus de la médiane, l’autre au-dessous. La moitié centrale laisse de côté le quart le plus bas et le quart le plus haut. Les scores vont de 0 à 100 ; chaque membre est calculé sur les questions qui relèvent de ses compétences.
report-network-small = Ce qui n’est pas montré
report-network-small-text = Chaque municipalité dit si ses scores sont montrés, s’ils comptent seulement dans les moyennes, ou ni l’un ni l’autre. Un membre n’est nommé que s’il montre ses scores à tout le monde. Une moyenne ou une médiane demande quatre membres, tous montrés ou cachés parmi assez d’autres ; à moins de douze membres dont certains sont cachés, il n’y a pas de quartiles.
report-network-scope = Ce qui n’est pas compté contre une municipalité
report-network-scope-text = Une question hors de ses compétences, ou sans objet, est retirée du calcul. Une réponse inconnue n’est pas un non : elle diminue la part des réponses connues.
report-network-waves-title = De vague en vague
report-network-waves-text = Des vagues ne sont comparées que si le questionnaire et la méthode sont les mêmes. Un résultat d’une vague antérieure compte tant que la méthode le dit récent.
report-network-later = Et ensuite
report-network-later-text = Ce qui est publié ne change plus. Une correction est un nouveau calcul, annoncé dans les errata ; l’adresse et le code à la fin de ce rapport disent si ses chiffres valent encore.
