# Pages des réseaux.

network-list-title = Réseaux
network-list-lead = Des municipalités qui apprennent les unes des autres. On voit ici combien de leurs membres prennent part, et ce qu’ils montrent.
network-list-none = Aucun réseau n’est inscrit dans ce service.
network-invented = inventé
network-kind-international = Réseau international
network-kind-national = Réseau national
network-kind-regional = Réseau régional
# $counted : membres qui ont un résultat ; $members : membres connus du service.
network-taking-part = { $members ->
    [0] aucun membre inscrit ici
    [one] { $counted } membre sur { $members } avec un résultat qui compte
   *[other] { $counted } membres sur { $members } avec un résultat qui compte
}
network-facts = Ce que l’on sait de ce réseau
network-topic-history = Repères dans le temps
network-topic-consensus = Consensus
network-topic-purpose = Objectifs
network-topic-working = Fonctionnement
network-topic-partners = Partenaires
network-undated = sans date
# $number: number of the source.
network-source = source { $number }
network-source-no-address = sans adresse publique notée
network-sources = Sources
network-part-coordinator = coordonne le réseau
network-part-partner = partenaire stratégique
# $since: date.
network-part-since = depuis { $since }
# $until: date.
network-part-until = jusqu’à { $until }
# $since, $until: dates.
network-part-between = { $since } – { $until }
network-none = Pas encore de résultat
network-none-text = Aucun membre n’a de résultat public ni compté dans ce service.
# $wave : année de la vague.
network-core = Indice de base, vague { $wave }
# $name : nom du réseau.
network-cities = Indice de base des membres qui le montrent : { $name }
network-indicators = Indicateur par indicateur
network-heat = Qui est fort en quoi
network-heat-text = Scores des membres qui les montrent, de 0 à 100. Une teinte plus soutenue est un score plus haut ; le chiffre est dans la case.
network-progress = De vague en vague
network-progress-text = Une moyenne bouge aussi parce que d’autres municipalités s’y ajoutent. La dernière colonne ne prend que celles qui montrent leur indice les deux années.
network-progress-wave = Vague
network-progress-coverage = Membres comptés
network-progress-then = Moyenne d’alors
network-progress-same = Les mêmes, alors et dans la dernière vague
# $n : nombre de municipalités ; $before, $now : moyennes mises en forme.
network-progress-pair = { $before } → { $now } (n = { $n })
network-progress-newest = dernière vague
network-progress-apart = Vagues non comparables avec la dernière :
network-progress-too-few = moins de quatre les deux années
# $count : nombre de membres.
network-members = { $count ->
    [0] Aucun membre inscrit dans ce service
    [one] { $count } membre
   *[other] { $count } membres
}
# $count : municipalités nommées avec le réseau dans une source, qui ne les dit pas membres.
network-named-count = { $count ->
    [one] { $count } municipalité nommée dans des sources
   *[other] { $count } municipalités nommées dans des sources
}
network-named = Municipalités nommées dans des sources
network-named-text = Une source les nomme avec le réseau. « Nommée » ne veut pas dire membre : la source ne le dit pas. Elles ne comptent dans aucun chiffre du réseau.
network-member-shown = montre ses scores
network-reports = Le rapport du réseau
network-reports-text = Qui participe, chaque indicateur avec les membres qui se montrent, les vagues et la méthode, à imprimer et à remettre.
# $wave : année de la vague ; $format : sorte de fichier et papier.
network-report = Rapport { $wave }, { $format }
network-reports-earlier = Vagues antérieures
network-meetings = Rencontres
network-meetings-all = Toutes les rencontres publiques
network-register = Registre des consensus
