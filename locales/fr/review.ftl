# Révision de ce qu’une municipalité a remis, et ce qu’elle en dit.

review-list-title = Révisions
review-list-lead = Les questionnaires qui vous sont confiés. L’accès prend fin avec l’attribution.
review-none = Aucun questionnaire ne vous est confié.
review-title = Révision
# $n : nombre de réponses.
review-open = { $n ->
    [0] rien à examiner
    [one] { $n } réponse à examiner
   *[other] { $n } réponses à examiner
}
# $n : nombre de réponses.
review-answers = { $n ->
    [one] { $n } réponse
   *[other] { $n } réponses
}
review-unconfirmed = Reprise de la dernière fois sans être confirmée : elle compte comme inconnue.
review-standing-declared = Déclarée
review-standing-documented = Documentée
review-standing-asked = Question posée
review-standing-answered = Question répondue
review-standing-verified = Vérifiée
review-standing-not-verified = Non vérifiée
review-standing-contested = Non vérifiée, contestée par la municipalité
# $day : date.
review-verified-on = depuis le { $day }
# $day : date ; $wave : vague.
review-verified-in = depuis le { $day } ({ $wave })
# $piece : titre d’une preuve ; $other : code d’une question.
review-flag-shared-evidence = La preuve « { $piece } » sert aussi à la réponse { $other }, qui dit le contraire.
# $piece : titre d’une preuve.
review-flag-expired = La preuve « { $piece } » est échue ou retirée.
review-flag-better = La réponse avance plus que la dernière fois, sans rien qui le montre.
review-flag-beyond-powers = Selon le tableau des compétences, un autre palier en décide.
review-flag-within-powers = Selon le tableau des compétences, la municipalité en décide.
# $options : choix de réponse.
review-proves = Pour : { $options }
# $day : date.
review-unchanged = Même réponse, depuis le { $day }
review-no-former = Aucune réponse à cette question auparavant.
# $n : nombre de municipalités.
review-peers = { $n ->
    [0] Ailleurs : aucune réponse partagée
    [one] Ailleurs : { $n } réponse partagée
   *[other] Ailleurs : { $n } réponses partagées
}
review-no-peers = Aucune autre municipalité n’a accepté de montrer ses réponses à ce réseau.
review-spoken = Échanges
review-made-ask = Question
review-made-reply = Réponse de la municipalité
review-made-verify = Vérifiée
review-made-refuse = Non vérifiée
review-made-contest = Contestée par la municipalité
review-text-narrative = Portrait
review-text-recommendations = Recommandations
review-text-hint-narrative = Ce que fait la municipalité, et dans quel contexte.
review-text-hint-recommendations = Ce qu’elle pourrait faire ensuite.
review-text-missing-fr = Manque en français
review-text-missing-en = Manque en anglais
review-text-language = Langue du texte
review-text-finished = La traduction est terminée
review-text-state-unwritten = rien d’écrit
review-text-state-written = écrit dans cette langue
review-text-state-missing = non traduit
review-text-state-draft = traduction en brouillon
review-text-state-outdated = le texte a changé depuis la traduction
review-text-state-current = traduit
review-translation-fr = Traduction en français
review-translation-en = Traduction en anglais
review-path-text-full = Révision complète : chaque réponse est examinée, sauf celles qui restent vérifiées.
# $n : questions sur cent.
review-path-text-sample = Révision par échantillon : { $n } % des questions de chaque indicateur, tirées au sort.
review-path-text-change = Révision des changements : les réponses qui diffèrent des dernières acceptées, ou dont les preuves ont changé.
review-path-text-declared = Aucune révision demandée : ce qui est remis est déclaré, sans révision.
# $names : noms.
review-by = Révision par { $names }
# $n : nombre de réponses.
review-count-declared = { $n ->
    [one] { $n } déclarée
   *[other] { $n } déclarées
}
# $n : nombre de réponses.
review-count-documented = { $n ->
    [one] { $n } documentée
   *[other] { $n } documentées
}
# $n : nombre de réponses.
review-count-asked = { $n ->
    [one] { $n } attend la municipalité
   *[other] { $n } attendent la municipalité
}
# $n : nombre de réponses.
review-count-answered = { $n ->
    [one] { $n } question répondue
   *[other] { $n } questions répondues
}
# $n : nombre de réponses.
review-count-verified = { $n ->
    [one] { $n } vérifiée
   *[other] { $n } vérifiées
}
# $n : nombre de réponses.
review-count-not-verified = { $n ->
    [one] { $n } non vérifiée
   *[other] { $n } non vérifiées
}
# $n : nombre de réponses.
review-count-contested = { $n ->
    [one] { $n } contestée
   *[other] { $n } contestées
}
review-section-done = terminé
review-section-nothing = rien à revoir
review-texts-title = Portrait et recommandations
review-texts-none = Rien d’écrit.
review-texts-write = Écrire et traduire
review-texts-see = Voir les textes
review-texts-lead = La municipalité les lit quand le questionnaire lui revient ou est accepté.
review-texts-conflict = Quelqu’un d’autre a changé un de ces textes entre-temps. Le sien est au-dessus du vôtre ; enregistrez de nouveau pour le remplacer.
review-texts-theirs = Texte enregistré entre-temps
review-texts-save = Enregistrer
review-finish-title = Terminer
review-finish-text = Renvoyez le questionnaire pour que la municipalité réponde aux questions (elle a au moins trois semaines), ou acceptez-le quand tout est examiné. Une réponse acceptée sans être vérifiée compte selon ses preuves.
review-finish-remark = Message à la municipalité
review-finish-remark-hint = Nécessaire pour renvoyer sans question.
review-return = Renvoyer à la municipalité
review-accept = Accepter
review-conflict = Quelqu’un d’autre a agi entre-temps. Voici l’état actuel ; votre texte est dans le formulaire.
review-filter = Réponses affichées
review-filter-open = À examiner
review-filter-all = Toutes
# $n : nombre de réponses.
review-whole = { $n ->
    [one] Vérifier { $n } réponse d’un coup
   *[other] Vérifier { $n } réponses d’un coup
}
review-whole-text = Réponses documentées ou répondues, ou qui n’avancent rien, sans signalement. Les autres demandent un mot, une par une.
review-whole-confirm = Tout vérifier, sauf les exceptions
review-request = Demande courante
review-request-none = aucune
review-remark = Question, raison ou ce que vous avez vu
review-remark-hint = Pour demander, écrivez ou choisissez une demande. Pour ne pas vérifier, dites pourquoi. Sans preuve, dites ce que vous avez vu. La municipalité le lit.
review-move-ask = Demander
review-move-verify = Vérifiée
review-move-refuse = Non vérifiée
review-move-reply = Répondre
review-move-contest = Contester
review-nothing-open = Rien à examiner dans cette section.
review-back = Retour à la révision
review-assign-title = Attribution de la révision
review-assign-none = La révision n’est confiée à personne.
review-assign-give = Confier la révision
review-assign-text = Les personnes qui ont un rôle pour cette municipalité n’y figurent pas.
review-assign-reviewer = Personne
review-assign-choose = Choisir
review-assign-nobody = Personne d’autre ne peut réviser ce questionnaire. Invitez quelqu’un au rôle de révision pour le réseau.
review-assign-early = La municipalité n’a pas encore remis son questionnaire.
review-assign-end = Retirer
# $since : moment.
review-assigned-since = depuis le { $since }
# $since, $until : moments.
review-assigned-between = du { $since } au { $until }
# $name : nom ; $n : nombre de révisions.
review-candidate = { $n ->
    [0] { $name }
    [one] { $name } ({ $n } révision en cours)
   *[other] { $name } ({ $n } révisions en cours)
}
review-except = Sauf
review-visit = Constaté lors d’une visite
review-visit-none = Non
# $day : date.
review-visit-day = Visite du { $day }
# $first, $last : dates.
review-visit-days = Visite du { $first } au { $last }
