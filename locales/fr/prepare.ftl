# Un fichier qui demande un moment.

prepare-title-report = Rapport complet
prepare-title-summary = Résumé pour le conseil
# $paper : format du papier.
prepare-lead-report = Environ quinze pages ({ $paper }) : le résumé, la méthode, chaque indicateur avec son image, et ce que la municipalité montre de ses réponses.
prepare-lead-summary = Deux pages ({ $paper }) pour un conseil municipal.
prepare-stage = Où en est le fichier
# $count : nombre de fichiers qui passent avant.
prepare-waiting = { $count ->
    [0] En attente. C’est le prochain.
    [one] En attente. Un autre fichier passe avant.
   *[other] En attente. { $count } autres fichiers passent avant.
}
# $done et $of : étapes faites, et en tout.
prepare-working = En préparation : étape { $done } sur { $of }.
prepare-is-asked = Sa préparation demande quelques secondes.
prepare-is-gone = Cette demande est trop ancienne. Vous pouvez le demander de nouveau.
prepare-is-done = Le fichier est prêt.
prepare-is-failed = Le fichier n’a pas pu être préparé. Rien d’autre n’est touché.
prepare-progress = Avancement
# $paper : format du papier.
prepare-open = Ouvrir le fichier (PDF, { $paper })
prepare-look = Regarder de nouveau
prepare-leave = Ne plus attendre
prepare-begin = Préparer le fichier
prepare-again = Essayer de nouveau
prepare-title-network = Rapport du réseau
# $paper : format du papier.
prepare-lead-network = Environ quinze pages ({ $paper }) : qui participe, chaque indicateur avec les membres qui se montrent, les vagues, les membres et la méthode.
