# L’espace réservé d’un réseau : sujets et réponses.

space-list-title = Espaces d’échange
space-list-lead = Les espaces réservés des réseaux dont votre municipalité est membre, ou que vous coordonnez.
space-list-none = Vous n’êtes encore dans aucun espace.
# $network : réseau.
space-name = Espace – { $network }
space-over = Espace d’échange réservé
space-lead = Posez une question, racontez ce qui marche et ce qui ne marche pas. Qui peut lire un sujet est écrit en haut de celui-ci.
# $n : nombre de sujets.
space-topics = { $n ->
    [0] Aucun sujet
    [one] { $n } sujet
   *[other] { $n } sujets
}
# $n : nombre de sujets.
space-unread-topics = { $n ->
    [0] rien de nouveau
    [one] { $n } sujet à lire
   *[other] { $n } sujets à lire
}
# $n : nombre de messages.
space-unread = { $n ->
    [one] { $n } message à lire
   *[other] { $n } messages à lire
}
# $n : nombre de réponses.
space-replies = { $n ->
    [0] Aucune réponse
    [one] { $n } réponse
   *[other] { $n } réponses
}
space-none = Aucun sujet pour l’instant. Commencez-en un !
space-none-found = Aucun sujet ne correspond.
# $n : nombre de sujets.
space-found = { $n ->
    [0] Aucun sujet trouvé
    [one] { $n } sujet trouvé
   *[other] { $n } sujets trouvés
}
# $posts : numéros de messages.
space-found-in = Dans le message { $posts }
space-search = Chercher dans l’espace
space-search-action = Chercher
space-filter = Quels sujets
space-show-all = Tous
space-show-unread = À lire
space-show-followed = Que je suis
space-show-questions = Questions
space-followed = vous le suivez
space-closed = fermé
space-new = nouveau
space-topic-hidden = Sujet masqué
space-former = Ancien membre
space-coordination = coordination du réseau
space-readers-new = Qui peut lire ce qui s’écrit maintenant
space-readers-this = Qui peut lire ce sujet
# $people : nombre de personnes ; $cities : nombre de municipalités.
space-readers-members = { $people ->
    [0] Personne des municipalités membres
    [one] { $people } personne des municipalités membres
   *[other] { $people } personnes, de { $cities ->
        [one] { $cities } municipalité membre
       *[other] { $cities } municipalités membres
    }
}
# $n : nombre de personnes.
space-readers-coordinators = { $n ->
    [0] Personne ne coordonne le réseau pour l’instant
    [one] { $n } personne qui coordonne le réseau
   *[other] { $n } personnes qui coordonnent le réseau
}
# $partners : partenaires ; $n : nombre de personnes.
space-readers-partners = { $partners } ({ $n ->
    [0] personne ne lit pour eux
    [one] { $n } personne
   *[other] { $n } personnes
})
space-readers-no-partner = Aucun partenaire
space-readers-newcomers = Aussi les personnes qui arrivent plus tard
space-readers-no-newcomers = Pas les personnes qui arrivent plus tard
space-begin = Commencer un sujet
space-begin-send = Publier dans l’espace
space-kind = De quoi s’agit-il ?
space-kind-question = Question au réseau
space-kind-question-hint = Vous cherchez une réponse. Vous pourrez dire laquelle vous a été utile.
space-kind-discussion = Discussion
space-kind-discussion-hint = Vous racontez, proposez ou voulez l’avis des autres.
space-title = Titre
space-body = Message
# $n : nombre de caractères.
space-body-hint = Jusqu’à { $n } caractères. Une ligne vide sépare les paragraphes ; *mot* met en italique, **mot** en gras ; « - » commence une liste ; <https://…> fait un lien.
space-language = Langue du message
space-about = Au sujet de
space-about-hint = Un indicateur ou une question du questionnaire.
space-about-nothing = Rien en particulier
# $title : indicateur.
space-about-section = Tout l’indicateur : { $title }
space-documents = Documents
# $n : nombre de documents.
space-documents-hint = Parmi les preuves de votre municipalité, jusqu’à { $n }. Qui peut lire le message peut les ouvrir.
space-documents-add = En ajouter un aux preuves
space-file = Fichier à joindre
# $n : nombre de mégaoctets ; $city : municipalité.
space-file-hint = PDF, PNG, JPEG, DOCX, XLSX, ODS ou CSV, { $n } Mo au plus ; il compte parmi les documents. Il est gardé, réservé, parmi les preuves de la municipalité ({ $city }) sous son propre nom. Qui peut lire le message peut l’ouvrir.
space-file-nobodys = Aucun document ne peut accompagner votre message : la coordination du réseau ne garde pas de preuves. Donnez l’adresse du document dans le message.
# $n : nombre de documents.
space-documents-choose = { $n ->
    [one] Choisir ({ $n } document)
   *[other] Choisir parmi { $n } documents
}
space-document-withdrawn = retiré depuis
space-document-expired = périmé
space-newcomers = Ouvrir ce sujet aux personnes qui arrivent plus tard
space-newcomers-hint = Sans cela, ne le lisent que celles qui sont déjà dans l’espace.
space-names = Ne nommez personne sans nécessité. Vos mots restent dans l’espace sous votre nom ; si votre compte est effacé, ils y restent sous « Ancien membre ».
space-pages = Pages du sujet
space-pages-above = Pages du sujet, au début
# $n : numéro du message.
space-first-unread = Aller au premier message à lire (nº { $n })
# $n : numéro du message.
space-number = nº { $n }
space-useful = utile
space-useful-list = Réponses utiles :
space-mark-useful = Cette réponse est utile
space-unmark = Ne plus dire utile
# $reason : motif.
space-hidden = Message masqué par la coordination du réseau : { $reason }
space-hidden-own = Vous le voyez encore ; les autres lecteurs voient seulement le motif.
space-hide = Masquer
space-hide-reason = Motif
space-hide-hint = Il est montré à la place du message.
space-hide-send = Masquer le message
space-show = Montrer de nouveau
# $at : moment.
space-changed = Modifié le { $at }
space-change = Modifier
space-change-text = Ce qui était écrit reste : qui lit le message peut le voir.
space-change-send = Enregistrer
space-change-conflict = Ce message a été modifié depuis que vous avez ouvert la page. Voyez la version actuelle plus bas, puis renvoyez si la vôtre tient toujours.
# $n : numéro du message.
space-post-title = Message nº { $n }
space-versions = Ce qui a été écrit
space-version-now = Version actuelle
# $n : numéro de la version.
space-version = Version { $n }
# $n : nombre de messages.
space-seen = { $n ->
    [one] J’ai lu jusqu’ici ({ $n } nouveau)
   *[other] J’ai lu jusqu’ici ({ $n } nouveaux)
}
space-follow = Suivre ce sujet
space-unfollow = Ne plus suivre
space-follow-text = Les nouvelles réponses d’un sujet suivi sont dans vos courriels, si vous en voulez. Qui écrit dans un sujet le suit.
space-answer = Répondre
space-answer-body = Votre réponse
space-answer-send = Répondre
space-closed-text = Ce sujet est fermé : on ne peut plus y écrire.
space-decide = Ce sujet
space-decide-text = Ouvrir un sujet montre tout ce qui y est écrit, aussi par les autres.
space-close = Fermer le sujet
space-reopen = Rouvrir le sujet
space-let-newcomers-in = Ouvrir aux personnes qui arrivent plus tard
space-keep-newcomers-out = Fermer aux personnes qui arrivent plus tard
# $partner : partenaire.
space-let-partner-in = Ouvrir à : { $partner }
# $partner : partenaire.
space-keep-partner-out = Fermer à : { $partner }
space-mails = Ce qui est nouveau, par courriel
space-mails-text = Un courriel nomme les nouveaux sujets et les réponses dans ceux que vous suivez, avec leurs liens. Il n’en cite rien. Le choix vaut pour tous vos espaces.
space-rhythm = À quelle fréquence ?
space-rhythm-never = Jamais
space-rhythm-daily = Une fois par jour
space-rhythm-weekly = Une fois par semaine
space-rhythm-keep = Enregistrer
space-take = Emporter l’espace
space-take-text = Tous les sujets et tous les messages tels qu’ils sont maintenant, aussi les masqués. C’est consigné au journal.
space-take-file = Classeur (XLSX)
space-list-about = Choisissez l’espace dans lequel chercher, ou demander, ce que d’autres font pour cette question.
# $title : indicateur ou question.
space-about-is = Au sujet de : { $title }
space-found-reset = Tous les sujets
space-ask-about = Voir ou demander ce que d’autres municipalités font
