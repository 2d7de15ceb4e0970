# Qui peut voir quoi d’une municipalité.

consent-title = Qui peut voir quoi
consent-state-unsaid = Rien n’a été dit pour cette vague : seule votre municipalité voit ses résultats.
consent-state-nothing = Seule votre municipalité voit ses résultats de cette vague.
consent-state-given = Ce qui est coché ci-dessous est permis. Le reste ne l’est pas.
# $day : date.
consent-since = Dit le { $day }
# $day : date.
consent-awaited = montré à tout le monde à partir du { $day }
consent-meaning = Ce que cela veut dire
consent-meaning-own = Votre municipalité voit toujours tous ses propres résultats. Aucun consentement n’est nécessaire pour cela.
consent-meaning-default = Rien n’est montré à qui que ce soit d’autre tant que vous ne l’avez pas dit ici, vague par vague. Chaque partenaire est nommé seul : permettre quelque chose au réseau ne permet rien à un ministère. Ce que tout le monde peut voir, chacun des autres le voit aussi.
consent-meaning-order = Une chose en demande une autre : qui voit vos scores vous compte dans les moyennes, qui voit vos réponses voit vos scores, et les preuves et commentaires accompagnent les réponses.
consent-meaning-counted = « Compter dans les moyennes » ne montre aucun de vos chiffres. Une moyenne ne contient aucune municipalité cachée ou en contient au moins quatre, dans ce chiffre comme dans sa différence avec tout autre, afin que le vôtre ne puisse pas être calculé.
consent-meaning-public = Tout le monde voit ce que vous permettez une fois les résultats acceptés, au plus tôt à votre date de publication.
consent-meaning-back = Vous pouvez changer d’avis ou tout retirer en tout temps. Pages, graphiques, fichiers et moyennes suivent dès la requête suivante.
consent-meaning-release = Ce qui est déjà sorti reste sorti : un fichier téléchargé ne se rappelle pas, et une version numérotée garde son contenu. Seules une erreur ou la loi retirent quelque chose d’une version ; une version caviardée prend alors sa place, et un avis dit ce qui a été retiré, quand et pourquoi.
consent-meaning-others = Les moyennes déjà montrées ne s’oublient pas. Si d’autres municipalités comptées avec la vôtre publient leurs scores l’une après l’autre, ce que vous avez gardé pour vous peut devenir calculable.
consent-meaning-access = Réservé ne veut pas dire soustrait : une demande d’accès faite en vertu de la loi (au Québec, la Loi sur l’accès aux documents des organismes publics et sur la protection des renseignements personnels, RLRQ, c. A-2.1) est tranchée par cette loi, pas par cette page.
consent-brief-own = Votre municipalité voit toujours ses propres résultats.
consent-brief-default = Rien n’est montré à d’autres tant que vous ne l’avez pas dit.
consent-brief-public = Tout le monde attend vos résultats acceptés, et votre date.
consent-brief-back = Vous pouvez changer d’avis ou tout retirer en tout temps.
consent-brief-release = Ce qui est déjà sorti reste sorti.
consent-brief-access = Réservé ne veut pas dire soustrait à la loi sur l’accès.
consent-meaning-more = Comment les moyennes gardent vos chiffres pour vous
consent-brief-order = Une chose en demande une autre.
consent-brief-counted = Compter dans les moyennes ne montre aucun de vos chiffres.
consent-brief-others = Les moyennes déjà montrées ne s’oublient pas.
# $n : nombre de fois.
consent-earlier = { $n ->
    [one] { $n } version précédente
   *[other] { $n } versions précédentes
}
consent-template = Gabarit d’évaluation des facteurs relatifs à la vie privée
consent-own = Voir d’abord vos résultats, comme vous seuls les voyez
consent-say = Ce qui peut être vu, et par qui
# $wave : nom d’une vague.
consent-last-time = Voici vos choix pour { $wave }. Ils ne valent pas pour cette vague tant que vous ne les avez pas redits : vérifiez-les, puis appuyez sur le bouton.
consent-audience-network = Membres : { $name }
consent-audience-ministry = { $name } (ministère)
consent-audience-union = { $name } (union de municipalités)
consent-audience-university = { $name } (université)
consent-audience-other = { $name }
consent-audience-partner = { $name }
consent-audience-self = Les personnes de la municipalité : { $name }
consent-audience-research = La recherche, pour qui a dit au réseau dans quel but
consent-audience-public = Tout le monde
consent-item-counted = Nos scores comptent dans les moyennes
consent-item-scores = Nos scores sont montrés
consent-item-answers = Nos réponses sont montrées
consent-item-evidence = Nos preuves sont montrées, sauf celles que nous gardons réservées
consent-item-comments = Nos commentaires et exemples sont montrés, avec ce que la révision en dit
consent-short-counted = moyennes
consent-short-scores = scores
consent-short-answers = réponses
consent-short-evidence = preuves
consent-short-comments = commentaires
consent-public-from = Date de publication
consent-public-from-hint = Le premier jour où tout le monde peut voir ce que vous permettez. Vide : dès que les résultats sont acceptés.
consent-authority = Qui a décidé
consent-authority-hint = Inutile quand rien n’est coché.
consent-by-council = Conseil municipal
consent-by-executive = Comité exécutif
consent-by-direction = Direction générale
consent-by-other = Une autre instance qui peut en décider
consent-resolution = Numéro de la résolution
consent-resolution-hint = Nécessaire pour un conseil ou un comité exécutif.
consent-decided-on = Jour de la décision
consent-send = Enregistrer
consent-again = Le redire pour cette vague
consent-conflict = Un ou une collègue a changé ceci entre-temps. Ce qui vaut maintenant figure dans la liste plus bas ; vos choix sont encore dans le formulaire. Comparez, puis enregistrez.
consent-back = Retirer
consent-back-text = Plus personne d’autre que votre municipalité ne verra quoi que ce soit de cette vague, et elle ne comptera dans aucune moyenne, dès la requête suivante.
consent-back-send = Tout retirer
consent-history = Ce qui a été dit jusqu’ici
consent-no-history = Rien pour l’instant.
consent-nobody = Par le service
# $number : numéro d’une résolution.
consent-number = no { $number }
# $day : date.
consent-decided = décidé le { $day }
# $day : date.
consent-from = publié à partir du { $day }
consent-nothing = Rien n’est permis.
consent-board-title = Qui a consenti à quoi
# $said : nombre de municipalités ; $n : toutes.
consent-board-lead = { $said } municipalités sur { $n } ont dit qui peut voir quoi.
consent-board-text = Si quelque chose peut être montré, jamais ce que c’est. Chaque municipalité décide pour elle-même et peut changer d’avis en tout temps.
consent-board-csv = Télécharger le tableau (CSV)
consent-board-link = Qui a consenti à quoi
consent-unsaid = non dit
# $items : liste.
consent-yes = oui : { $items }
consent-no = non
consent-audience = Qui
consent-no-item = rien
