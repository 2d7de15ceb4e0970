# Le questionnaire d’une municipalité dans une vague.

response-list-title = Questionnaires
response-list-none = Aucune vague n’est ouverte pour votre municipalité. Quand il y en aura une, elle sera ici.
response-sections = Sections
# $done, $all : nombres de questions.
response-of = { $done } / { $all }
# $done, $all : nombres de questions.
response-done-of = { $done } sur { $all }
# $n : nombre de questions.
response-status-confirm = { $n ->
    [one] une réponse à confirmer
   *[other] { $n } réponses à confirmer
}
response-status-done = Terminé
# $n : nombre de questions.
response-status-started = { $n ->
    [one] reste une question
   *[other] restent { $n } questions
}
# $n : nombre de questions.
response-status-to-do = { $n ->
    [one] une question
   *[other] { $n } questions
}
response-state-not-begun = pas commencé
response-state-draft = en cours
response-state-submitted = envoyé
response-state-in-review = en révision
response-state-returned = renvoyé avec des questions
response-state-final = accepté
response-state-published = publié
# $at : date et heure.
response-until = ouvert jusqu’au { $at }
# $at : date et heure.
response-over = fermé depuis le { $at }
# $done, $all : nombres de questions.
response-lead = { $done ->
    [0] Aucune question sur { $all } n’est réglée.
    [one] Une question sur { $all } est réglée.
   *[other] { $done } questions sur { $all } sont réglées.
}
# $n : nombre de questions.
response-lead-carried = { $n ->
    [one] Une réponse de la dernière fois est à confirmer.
   *[other] { $n } réponses de la dernière fois sont à confirmer.
}
# $n : nombre de questions.
response-lead-missing = { $n ->
    [one] Une question attend une réponse.
   *[other] { $n } questions attendent une réponse.
}
# $n : nombre de minutes.
response-minutes = environ { $n } minutes (notre estimation)
response-language-fr = Le réseau demande que chaque texte existe en français ; un texte qui manque dans une autre langue est signalé « non traduit » et ne bloque rien.
response-language-en = Le réseau demande que chaque texte existe en anglais.
response-unconfirmed = Ce qui n’est pas confirmé comptera comme inconnu à l’envoi.
response-nothing-given = Rien ne vous est encore confié dans ce questionnaire.
response-sharing = Qui voit quoi
response-mode-shared = Tout le monde voit tout
response-mode-hint-shared = Pour une petite équipe : chacun répond à ce qu’il sait.
response-mode-divided = Chacun reçoit sa part
response-mode-hint-divided = La coordination confie des sections ou des questions à des collègues ; chacun ne voit que sa part.
response-mode-text-shared = Tous les membres de la rédaction voient tout le questionnaire et y répondent.
response-mode-text-divided = Chacun ne voit que ce qui lui est confié. La coordination voit tout.
response-mode-to-divided = Répartir entre collègues
response-mode-to-shared = Ouvrir le tout à l’équipe
# $n : nombre de questions.
response-before = { $n } questions, à remplir à plusieurs, dans l’ordre que vous voulez. Rien ne se perd.
# $wave : nom d’une vague.
response-before-former = Vos réponses acceptées la dernière fois ({ $wave }) viennent avec vous : il suffit de confirmer ce qui est toujours vrai.
response-before-first = C’est la première fois : toutes les questions sont à répondre.
response-who = Comment travaillez-vous ?
response-start = Commencer
response-not-begun = Ce questionnaire n’est pas commencé. La coordination de la municipalité peut le commencer pendant la vague.
# $n : nombre de réponses.
response-still-true = { $n ->
    [one] Une réponse vient de la dernière fois
   *[other] { $n } réponses viennent de la dernière fois
}
response-still-true-text = Si toute la section est encore vraie, confirmez-la d’un coup. Cochez d’abord ce qui a changé : cela restera ouvert.
response-except = Ce qui n’est plus vrai
response-confirm = Confirmer tout le reste
response-save-section = Enregistrer la section
# $title : titre d’une section.
response-next-section = Section suivante : { $title }
# $n, $of : nombres.
response-number = question { $n } sur { $of }
response-optional = facultative
response-unscored = ne compte pas dans les notes
response-for-example = Par exemple :
response-evidence = Preuve :
response-save-next = Enregistrer et continuer
response-save-back = Enregistrer et revenir à la section
response-neighbours = Autres questions
response-previous = Question précédente
response-next = Question suivante
response-history = Historique de la réponse
response-confirmation-entered = saisi
response-confirmation-carried = repris de la dernière fois
response-confirmation-confirmed = confirmé comme toujours vrai
response-translations-fr = Traduire en français
response-translations-en = Traduire en anglais
response-translations-required = Un réseau de la municipalité demande ces textes dans cette langue.
response-translations-optional = Facultatif : un texte sans traduction est montré dans sa langue, signalé « non traduit », et ne bloque rien.
response-translations-none = Rien n’est à traduire.
response-translations-save = Enregistrer les traductions
response-translation-missing = Non traduit
response-translation-draft = Ébauche
response-translation-outdated = À revoir : le texte a changé depuis
response-translation-current = Traduit
response-translation-finished = La traduction est terminée
response-translated-comment-fr = Commentaire en français
response-translated-comment-en = Commentaire en anglais
response-translated-example-fr = Exemple en français
response-translated-example-en = Exemple en anglais
# $n : nombre de textes.
response-untranslated-fr = { $n ->
    [one] Un texte n’est pas traduit en français
   *[other] { $n } textes ne sont pas traduits en français
}
# $n : nombre de textes.
response-untranslated-en = { $n ->
    [one] Un texte n’est pas traduit en anglais
   *[other] { $n } textes ne sont pas traduits en anglais
}
response-untranslated-optional = (facultatif)
