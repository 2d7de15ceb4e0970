# Ce que partagent les pages des vagues, des parties et des prolongations.

task-optional = (facultatif)
task-day-format = AAAA-MM-JJ
task-parts = Qui fait quoi
task-extension = Demander une prolongation
task-request-open = Prolongation demandée
task-request-granted = Prolongation accordée
task-request-refused = Prolongation refusée
task-request-withdrawn = Demande retirée
# $day : date.
task-until = jusqu’au { $day } inclus
# $day : date.
task-wanted = souhaitée jusqu’au { $day } inclus
# $day : date.
task-asked-on = demandée le { $day }
# $day : date.
task-decided-on = décidée le { $day }
task-answer = Réponse du réseau :
