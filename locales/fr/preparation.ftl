# Ce que l’on sait de la dernière fois, pour se préparer.

preparation-title = Réponses et remarques de la dernière fois
preparation-lead = Ce qui a été accepté dans la vague précédente, question par question, avec qui a répondu et ce que la revue en a dit. Pour se préparer : rien ne se change ici.
preparation-none = Rien n’a été accepté dans une vague précédente : il n’y a rien à reprendre.
preparation-nothing-open = Aucune des questions qui vous sont confiées n’avait de réponse la dernière fois.
preparation-link = Réponses et remarques de la dernière fois
preparation-last-time = La dernière fois
# $wave: nom de la vague; $answer: la réponse; $day: date.
preparation-answer = { $wave } : { $answer } (depuis le { $day })
# $text: nom de la personne.
preparation-by = Répondu par { $text }
# $text: ce qui a été écrit.
preparation-comment = Commentaire : { $text }
# $text: ce qui a été écrit.
preparation-example = Exemple : { $text }
# $text: ce que la revue a dit.
preparation-remark = Remarque de la revue : { $text }
preparation-remark-label = Dernière remarque de la revue
# $day: date.
preparation-remark-on = le { $day }
# $name: nom de la personne; $n: nombre de réponses.
preparation-person = { $n ->
    [one] { $name } ({ $n } réponse)
   *[other] { $name } ({ $n } réponses)
}
# $wave: nom de la vague; $names: personnes avec leur nombre de réponses.
preparation-people = { $wave } : { $names }
preparation-who = Qui avait répondu
preparation-review = Ce que la revue a dit de l’ensemble
preparation-changed = La question a changé depuis. Elle était :
preparation-parts = Qui a quoi
preparation-parts-all = Toutes les parties
preparation-extension = Délai demandé
