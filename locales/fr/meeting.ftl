# Les rencontres d’un réseau.

meeting-list-title = Rencontres
meeting-lead = Les rencontres du réseau : celles qui viennent, avec l’inscription, et celles qui ont eu lieu, avec leur compte rendu. Un membre reçoit les autres, à tour de rôle, et présente ses pratiques.
meeting-lead-public = Les rencontres que le réseau annonce à tout le monde : le jour, le thème et qui reçoit. L’inscription et les comptes rendus sont réservés aux membres.
meeting-see-public = Ce que tout le monde voit
meeting-see-all = Pour les membres du réseau : inscription, documents et comptes rendus
meeting-plan = Planifier une rencontre
meeting-change = Modifier la rencontre
meeting-plan-text = Une rencontre planifiée n’est vue que de la coordination. Annoncée, elle est vue des membres, qui s’y inscrivent.
meeting-whose-turn = À qui le tour ?
# $city : municipalité.
meeting-turn = À { $city } de recevoir les autres.
# $day : date.
meeting-turn-last = Sa dernière fois, le { $day }, est plus ancienne que celle de tout autre membre.
# $n : nombre.
meeting-turn-never = { $n ->
        [0] C’est le seul membre qui n’a jamais reçu les autres, d’après les rencontres écrites ici.
        [one] Elle n’a jamais reçu les autres, d’après les rencontres écrites ici ; { $n } autre membre non plus.
       *[other] Elle n’a jamais reçu les autres, d’après les rencontres écrites ici ; { $n } autres membres non plus.
    }
meeting-turn-among-joined = De ceux dont on connaît la date d’adhésion, elle est membre depuis le plus longtemps.
meeting-turn-among-same-date = Plusieurs sont membres depuis la même date, autant qu’on la connaît : l’ordre alphabétique décide.
meeting-turn-among-no-date = On ne connaît la date d’adhésion d’aucun d’entre eux : l’ordre alphabétique décide.
meeting-coming = À venir
meeting-past = Passées
meeting-none-coming = Aucune rencontre n’est annoncée.
meeting-none-past = Aucune rencontre n’a encore eu lieu ici.
meeting-state-planned = planifiée
meeting-state-announced = annoncée
meeting-state-held = tenue
meeting-state-cancelled = annulée
# $n : nombre.
meeting-minutes = { $n } min
# $city : municipalité.
meeting-at = chez { $city }
# $city : municipalité.
meeting-host-is = Reçoit les autres : { $city }
# $place : lieu.
meeting-place-is = Lieu : { $place }
meeting-video-is = À distance :
meeting-video-hidden = Une adresse à distance est donnée à qui s’inscrit.
meeting-is-public = Tout le monde voit le jour, le thème et qui reçoit. Le reste est réservé au réseau.
meeting-own-in-person = sur place
meeting-own-at-a-distance = à distance
meeting-own-now-in-person = Vous venez sur place.
meeting-own-now-at-a-distance = Vous participez à distance.
meeting-own-now-not = Vous ne venez pas.
meeting-attend = Inscription
meeting-attend-how = Venez-vous ?
meeting-attend-in-person = Oui, sur place
meeting-attend-at-a-distance = Oui, à distance
meeting-attend-not = Non
meeting-attend-send = Enregistrer
meeting-attending = Qui vient
# $n : nombre ; $there : nombre sur place.
meeting-attending-count = { $n ->
        [one] { $n } personne, dont { $there } sur place.
       *[other] { $n } personnes, dont { $there } sur place.
    }
meeting-attending-nobody = Personne n’est encore inscrit.
meeting-agenda = Ordre du jour
# $n : nombre.
meeting-agenda-minutes = En tout { $n } min
meeting-documents = Documents
meeting-no-documents = Aucun document.
meeting-part-document = document
meeting-part-presentation = présentation de l’hôte
meeting-show = Montrer un document de votre municipalité
meeting-show-hint = Parmi ses preuves. Les personnes du réseau pourront l’ouvrir tant qu’il n’est pas retiré.
meeting-show-part = Qu’est-ce que c’est ?
meeting-show-part-document = Un document
meeting-show-part-presentation = La présentation de l’hôte
meeting-show-send = Montrer
meeting-invite = Inviter par courriel
meeting-invite-changed = L’invitation a changé depuis que vous l’avez vue. La voici.
# $n : nombre.
meeting-invite-people = { $n ->
        [one] { $n } personne du réseau reçoit l’invitation, dans sa langue.
       *[other] { $n } personnes du réseau reçoivent l’invitation, chacune dans sa langue.
    }
# $n : nombre.
meeting-invite-silent = { $n ->
        [one] { $n } autre a déjà répondu et n’en reçoit pas.
       *[other] { $n } autres ont déjà répondu et n’en reçoivent pas.
    }
meeting-invite-send = Envoyer
# $n : nombre ; $at : date et heure.
meeting-invited = { $n ->
        [one] Invitation envoyée à { $n } personne, le { $at }
       *[other] Invitations envoyées à { $n } personnes, le { $at }
    }
meeting-back = Revenir à la rencontre
meeting-report = Compte rendu
meeting-report-write = Écrire le compte rendu
meeting-report-text = La rencontre est dite tenue dès que le compte rendu est enregistré. Les personnes du réseau le lisent.
meeting-report-send = Enregistrer
meeting-practices = Ce que l’hôte a présenté de ses pratiques
meeting-conflict = Quelqu’un d’autre a écrit depuis que vous avez ouvert cette page, ou la rencontre n’est plus au même point. Voyez ce qu’il en est, puis renvoyez si cela tient toujours.
meeting-theme = Thème
meeting-host = Qui reçoit les autres
meeting-host-none = Pas encore décidé
meeting-day = Jour
meeting-time = Heure de début
meeting-time-hint = Sur 24 heures, comme 09:30.
meeting-lasts = Durée, en minutes
meeting-zone = Fuseau horaire
meeting-zone-hint = Par exemple America/Toronto ou Europe/Paris.
meeting-place = Lieu
meeting-video = Adresse à distance
meeting-video-hint = Donnée à qui s’inscrit, et à personne d’autre.
meeting-invitation = Mot d’invitation
# $n : nombre.
meeting-invitation-hint = Il est lu sur la page de la rencontre et dans le courriel. Au plus { $n } caractères.
# $n : nombre.
meeting-item = Point { $n }
meeting-item-minutes = Minutes
meeting-item-presents = Qui le présente
meeting-form-state = Où en est-elle ?
meeting-form-state-planned = Planifiée : seule la coordination la voit
meeting-form-state-announced = Annoncée : les membres la voient et s’inscrivent
meeting-form-state-cancelled = Annulée
meeting-form-public = Qui sait qu’elle a lieu
meeting-form-public-say = Tout le monde
meeting-form-public-hint = Le jour, le thème et qui reçoit sont sur la page du réseau. Le lieu, l’ordre du jour et le compte rendu restent réservés.
meeting-form-send = Enregistrer
meeting-calendar = Dans votre agenda
meeting-calendar-text = Une adresse à vous, que votre agenda relit de lui-même. Elle montre ce que vous voyez ici ; qui l’a le voit aussi. Retirez-la quand vous voulez.
meeting-calendar-once = Voici l’adresse. Copiez-la maintenant : elle n’est montrée qu’une fois.
# $at : date et heure.
meeting-calendar-since = Vous avez une adresse depuis le { $at }.
meeting-calendar-make = Créer une adresse
meeting-calendar-again = En créer une autre
meeting-calendar-drop = La retirer
meeting-calendar-public = Les rencontres publiques, pour tout le monde :
