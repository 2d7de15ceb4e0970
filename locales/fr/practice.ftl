# Ce que font les municipalités et ce qu’elles en disent aux autres.

practice-list-title = Pratiques
# $query : mots cherchés.
practice-list-search = Pratiques : { $query }
practice-list-lead = Ce que font les municipalités pour bien vivre ensemble, dans leurs mots : à quoi cela sert, comment cela s’est fait, ce qu’il faut. Chaque pratique a été examinée par un réseau et se montre parce que sa municipalité y consent.
practice-list-desks = Les pratiques que vous rédigez ou examinez
practice-list-words = Mots
practice-list-words-hint = Tous doivent s’y trouver. Accents, majuscules et pluriels ne comptent pas.
practice-list-find = Chercher
practice-list-any = Peu importe
# $count : nombre ; $shown : le même, comme il s’écrit.
practice-list-count = { $count ->
    [0] Aucune pratique
    [one] Une pratique
   *[other] { $shown } pratiques
}
practice-list-all = Tout afficher
practice-list-pages = Pages de pratiques
practice-list-keep = Garder le résultat dans un fichier :
practice-list-none = Rien ne convient. Enlevez un mot ou un choix.
practice-by-theme = Thème
practice-by-indicator = Aide pour
practice-by-country = Pays
practice-by-cost = Coût
practice-by-staff = Personnel
practice-by-language = Langue
practice-by-network = Réseau
# $year : année.
practice-since = depuis { $year }
practice-reserved = Réservée
# $network : réseau.
practice-reserved-text = Seules les personnes du réseau ({ $network }) et de ses membres peuvent lire cette pratique.
practice-written-in-fr = Cette pratique est rédigée en français.
practice-written-in-en = Cette pratique est rédigée en anglais.
practice-work = Où elle en est, et ce qu’on peut en faire
practice-title = Titre
practice-language = Langue dans laquelle vous écrivez
practice-language-fr = Français
practice-language-en = Anglais
practice-languages = Langues dans lesquelles on peut poser des questions
practice-theme = Thème
practice-choose = Choisir
practice-year-from = Année du début
practice-year-to = Année de la fin
practice-purpose = But
practice-stimulus = Ce qui y a mené
practice-process = Déroulement
practice-impact = Effets
practice-means = Ce qu’il faut
practice-cost = Coût par année, sans les salaires
practice-cost-hint = En dollars, en euros ou dans la monnaie du pays.
practice-cost-none = Rien de plus que ce qui existe
practice-cost-low = Moins de 10 000
practice-cost-medium = De 10 000 à 100 000
practice-cost-high = Plus de 100 000
practice-staff = Personnel
practice-staff-none = Personne en plus d’autres tâches
practice-staff-part = Moins d’une personne
practice-staff-one = Environ une personne
practice-staff-several = Plusieurs personnes
practice-helps = Ce à quoi elle aide
practice-helps-hint = Choisissez les indicateurs ou, mieux, les questions auxquelles elle répond : au plus 6 indicateurs et 20 questions. Une municipalité qui y perd des points voit votre pratique.
# $label : nom d’un indicateur ou d’un volet.
practice-whole = { $label }, dans l’ensemble
practice-documents = Documents
practice-documents-hint = Des preuves de votre municipalité que d’autres peuvent voir.
practice-documents-none = Votre municipalité ne conserve encore aucune preuve que d’autres peuvent voir.
practice-documents-add = Preuves de votre municipalité
practice-ask = Poser une question
practice-ask-link = Écrire aux auteurs
practice-ask-members = Les personnes des municipalités membres d’un réseau peuvent écrire aux auteurs ici, une fois leur session ouverte.
# $day : date ; $network : réseau.
practice-shown-since = Montrée depuis le { $day }. Examinée par { $network }.
practice-similar = Pratiques semblables
# $count : nombre ; $questions : codes de questions.
practice-like-questions = { $count ->
    [one] Répond à la même question : { $questions }
   *[other] Répond aux mêmes questions : { $questions }
}
# $indicators : noms d’indicateurs.
practice-like-indicators = Aide pour la même chose : { $indicators }
practice-like-theme = Même thème
practice-like-size = Municipalité de même taille

practice-desks-title = Mes pratiques
practice-desks-lead = Une pratique passe du brouillon à la proposition ; votre réseau l’examine, puis votre municipalité la montre. Jusque-là, les autres n’en voient rien.
practice-desks-proposed = À examiner
practice-desks-own = De ma municipalité
practice-desks-none = Aucune pratique n’est encore rédigée.
practice-desks-nothing = Rien ne vous attend.
# $city : municipalité ; $network : réseau.
practice-desks-new = Rédiger une pratique de { $city } ({ $network })
# $at : moment.
practice-changed = modifiée le { $at }
practice-state-draft = Brouillon
practice-state-proposed = Proposée
practice-state-returned = Changements demandés
practice-state-accepted = Acceptée
practice-state-published = Montrée
practice-state-withdrawn = Retirée
practice-next-draft = La municipalité la rédige. L’étape suivante est de la proposer au réseau.
practice-next-proposed = Le réseau l’examine : il l’accepte ou demande des changements.
practice-next-returned = Le réseau demande des changements : voyez la dernière remarque ci-dessous. Modifiez le texte, puis proposez-le de nouveau.
practice-next-accepted = Le réseau la trouve bonne. La municipalité décide si elle se montre, et à qui.
practice-next-published = D’autres la voient. Une nouvelle version suit le même chemin ; d’ici là, celle-ci reste.
practice-next-withdrawn = Plus personne d’autre ne la voit.
# $network : réseau.
practice-seen-by-public = Tout le monde peut la lire.
practice-seen-by-network = Les personnes du réseau ({ $network }) et de ses membres peuvent la lire.
practice-seen-by-nobody = Personne d’autre ne peut la lire.
practice-seen-older = La version visible est plus ancienne que celle ci-dessous.
practice-seen-link = Voir ce qui est visible
practice-write = Modifier le texte
practice-do = Étape suivante
practice-step = Que faites-vous ?
practice-move-propose = La proposer au réseau
practice-move-hint-propose = Son texte ne se modifie pas pendant que le réseau l’examine.
practice-move-take-back = La reprendre
practice-move-hint-take-back = Elle redevient un brouillon.
practice-move-return = Demander des changements
practice-move-hint-return = Dites lesquels ci-dessous.
practice-move-accept = L’accepter
practice-move-hint-accept = La municipalité peut ensuite la montrer.
practice-move-show = La montrer
practice-move-hint-show = Dites ci-dessous à qui, et que la municipalité y consent.
practice-move-hide = La retirer
practice-move-hint-hide = Plus personne d’autre ne la voit à partir de maintenant.
practice-reach = Qui peut la lire ?
practice-reach-hint = Seulement pour la montrer.
practice-reach-public = Tout le monde
# $network : réseau.
practice-reach-network = Les personnes du réseau ({ $network }) et de ses membres
practice-agreed = Consentement
# $city : municipalité.
practice-agreed-say = { $city } consent à montrer cette pratique et ses documents. Elle peut la retirer en tout temps.
practice-remark = Remarque
practice-remark-hint = Les personnes qui y travaillent la lisent, et personne d’autre.
practice-step-send = Valider
practice-conflict = Quelqu’un d’autre a modifié cette pratique entre-temps, ou cette étape n’est plus possible. Vous voyez maintenant où elle en est.
practice-text = La pratique
practice-history = Ce qui a été fait

# $title : nom de la pratique.
practice-form-title = Modifier : { $title }
practice-form-new = Une nouvelle pratique
practice-form-change = Modifier la pratique
practice-form-back = La pratique
# $network : réseau.
practice-form-lead = Écrivez pour un ou une collègue d’une autre ville. Ne nommez personne : on peut vous écrire par le service. { $network } l’examine avant que d’autres la lisent.
practice-form-shown = Les autres continuent de voir la version montrée, jusqu’à ce que celle-ci soit acceptée et montrée.
practice-form-send = Enregistrer
practice-hint-title = Court : ce que c’est, au plus 150 caractères.
practice-hint-purpose = À quoi cela sert-il, et à qui ? Les premières lignes figurent dans les listes.
practice-hint-stimulus = Un besoin, une décision, un événement ?
practice-hint-process = Qui a fait quoi, avec qui, dans quel ordre ? Qu’est-ce qui a été difficile ?
practice-hint-impact = Qu’est-ce qui a changé, et comment le savez-vous ?

# $city : municipalité.
practice-letter-title = Écrire aux auteurs à { $city }
practice-letter-lead = Le service transmet votre lettre aux personnes qui ont rédigé cette pratique, ou à celles qui coordonnent pour leur municipalité. Leur adresse ne vous est pas montrée. Elles reçoivent votre nom et votre adresse courriel, pour pouvoir vous répondre.
practice-letter-field = Votre lettre
practice-letter-hint = Dites ce que vous voulez savoir et pour quelle municipalité. Au plus 2 000 caractères.
practice-letter-send = Envoyer
practice-letter-nobody = Personne de cette municipalité ne peut être joint par le service en ce moment.

practice-beside = Des pratiques qui aident
practice-beside-text = Ce que font d’autres municipalités à ce sujet.
# $count : nombre.
practice-beside-all = { $count ->
    [one] La voir parmi toutes les pratiques
   *[other] Voir les { $count }
}
practice-beside-network = Pratiques des membres
# $count : nombre.
practice-beside-count = { $count ->
    [one] Une pratique qui aide
   *[other] { $count } pratiques qui aident
}
