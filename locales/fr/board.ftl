# Suivi d’un réseau.

board-list-title = Suivi des réseaux
board-list-lead = Où en sont les membres, vague par vague. Jamais le texte d’une réponse.
board-none = Aucune vague ne concerne vos réseaux.
board-title = Suivi
# $complete : nombre de municipalités, $n : nombre de membres.
board-lead = { $n ->
    [one] { $complete ->
        [0] Le seul membre n’a pas terminé.
       *[other] Le seul membre a terminé.
    }
   *[other] { $complete ->
        [0] Aucun des { $n } membres n’a terminé.
        [one] { $complete } membre sur { $n } a terminé.
       *[other] { $complete } membres sur { $n } ont terminé.
    }
}
# $n : nombre de municipalités.
board-not-begun = { $n ->
    [one] Un membre n’a pas commencé.
   *[other] { $n } membres n’ont pas commencé.
}
# $n : nombre de demandes.
board-waiting = { $n ->
    [one] Une prolongation attend votre décision.
   *[other] { $n } prolongations attendent votre décision.
}
# $day : date.
board-last = jusqu’au { $day } inclus
board-counts = toutes les questions de l’édition sont comptées
board-csv = Tableau (CSV)
board-table = Membres du réseau
board-city = Municipalité
board-status = État
board-done = Réglées
board-carried = À confirmer
board-unknown = Pas encore connues
board-missing = Sans réponse
board-overdue = Parties en retard
board-changed = Dernier changement
board-last-day = Dernier jour
board-coordinators = Coordination
board-invited = invitation en cours
board-nobody = personne
board-each = Membre par membre
board-indicators = Par indicateur
board-indicator = Indicateur
board-decision = Votre décision
board-grant = Accorder
board-refuse = Refuser
board-until = Dernier jour accordé
board-remark = Remarque
board-remark-hint = Pour refuser, dites pourquoi. La municipalité la lit.
board-decide = Envoyer la décision
board-no-member = Ce réseau n’a pas de membre.
