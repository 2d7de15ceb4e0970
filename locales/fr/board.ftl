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
board-workbook = Classeur (XLSX)
board-waits = Ce qui attend
board-waits-nothing = Rien n’attend personne.
# $day : date.
board-wait-decision = demande une prolongation depuis le { $day } ; à vous de décider
# $day : date.
board-wait-reviewer = remis, la révision n’est confiée à personne ; dernière étape le { $day }
# $day : date ; $days : nombre de jours.
board-wait-review = en révision, sans mouvement depuis { $days } jours ou plus ; dernière étape le { $day }
# $day : date ; $days : nombre de jours.
board-wait-replies = retourné avec des questions, sans mouvement depuis { $days } jours ou plus ; dernière étape le { $day }
# $day : date.
board-wait-late = pas remis ; le dernier jour était le { $day }
# $day : date.
board-wait-beginning = pas commencé ; le dernier jour est le { $day }
# $n : nombre de parties.
board-wait-parts = { $n ->
    [one] { $n } partie en retard
   *[other] { $n } parties en retard
}
board-wait-coordinator = personne ne coordonne le questionnaire, et personne n’y est invité
# $names : noms de personnes.
board-reviewers = Révision : { $names }.
# $at : date et heure.
board-moved = Dernière étape : { $at }.
board-waves = Vague par vague
# $n : nombre de membres.
board-waves-text = { $n ->
    [one] Le réseau compte un membre aujourd’hui : lui seul est compté, dans chaque vague.
   *[other] Les { $n } membres d’aujourd’hui, dans chaque vague.
}
board-wave = Vague
board-wave-begun = Commencé
board-wave-handed-in = Remis
board-wave-accepted = Accepté
board-wave-published = Résultats publiés
board-wave-both = Remis ici et là
board-wave-this = cette vague
board-messages = Écrire aux membres
