# Parties du questionnaire confiées à des collègues.

part-list-title = Qui fait quoi
part-list-lead = Les parties confiées, leur échéance et où elles en sont.
part-list-lead-own = Les parties qui vous sont confiées.
part-filters = Parties affichées
part-filter-all = toutes
part-filter-unanswered = sans réponse
part-filter-waiting = en cours
part-filter-handed-back = à examiner
part-filter-returned = renvoyées
part-filter-overdue = en retard
part-filter-mine = les miennes
part-none = Aucune partie ici.
part-state-open = en cours
part-state-handed-back = remise, à examiner
part-state-returned = renvoyée
part-state-accepted = acceptée
part-state-withdrawn = retirée
part-overdue = en retard
# $code : code de la question.
part-question = Question { $code } :
part-mine = vous
# $who : adresse courriel.
part-invited = { $who } (invitation en cours)
part-nobody = quelqu’un qui n’est plus là
part-no-access = n’a plus accès
# $day : date.
part-due = à rendre le { $day }
part-no-due = sans échéance
# $done, $all : nombres de questions.
part-done = { $done } sur { $all } réglées
# $by : nom, $day : date.
part-given-by = Confiée par { $by } le { $day }
part-instruction = Consigne
part-instruction-hint = Ce qu’il faut trouver, et où.
part-open-section = Ouvrir la section
part-open-question = Ouvrir la question
part-decide = Accepter ou renvoyer
part-hand-back = Remettre la partie
part-hand-back-text = Vous pourrez toujours la lire, mais plus la modifier, sauf si elle vous est renvoyée.
part-remark = Remarque
part-remark-hint = Pour renvoyer la partie, dites ce qui reste à faire.
part-accept = Accepter
part-return = Renvoyer
part-more = Autres actions
part-remind = Envoyer un rappel
part-invite-again = Inviter de nouveau
part-withdraw = Retirer la partie
part-steps = Ce qui s’est passé
# $by : nom, $at : date et heure.
part-step-by = { $by }, { $at }
part-give = Confier une partie
part-give-text = Une section comprend celles qu’elle contient. La même partie peut aller à plusieurs personnes. Pour confier une seule question, ouvrez-la.
part-give-this = Confier
part-give-question = Confier cette question
part-divide = Tout le monde voit tout
part-divide-hint = Pour que chaque personne ne voie que sa partie, divisez le questionnaire.
part-divide-yes = Diviser le questionnaire
part-divide-no = Continuer à tout partager
part-person = À qui
part-person-by-email = Une personne à inviter par courriel
part-email = Courriel
part-email-hint = Seulement pour une personne qui n’est pas dans la liste. Elle reçoit une invitation, et la partie dès qu’elle accepte.
part-due-day = Échéance
# $day : date.
part-due-hint = Le questionnaire est ouvert jusqu’au { $day } inclus.
part-give-action = Confier la partie
