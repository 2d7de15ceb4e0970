# Réponses portées dans un autre questionnaire que quelqu’un a chargé.

crossing-title = Autres questionnaires
crossing-lead = Ce que vous avez répondu ici, dans l’ordre et la numérotation d’un autre questionnaire, avec ce qui y reste à répondre. Seules les correspondances que quelqu’un a révisées sont utilisées.
# $by: qui; $day: date.
crossing-review = Correspondance révisée par { $by } le { $day }.
crossing-docx = Document (DOCX)
crossing-xlsx = Classeur (XLSX)
crossing-none = Aucun autre questionnaire avec une correspondance révisée n’a été chargé dans ce service.
# $answered: nombre de questions; $open: nombre de questions.
crossing-summary = { $answered ->
    [one] { $answered } réponse a été reprise
   *[other] { $answered } réponses ont été reprises
} ; { $open ->
    [0] il ne reste rien à répondre.
    [one] il reste { $open } question à laquelle répondre.
   *[other] il reste { $open } questions auxquelles répondre.
}
crossing-open-no-counterpart = Reste à répondre : rien de ce qui est demandé ici n’y correspond.
crossing-open-not-comparable = Reste à répondre : ce qui y correspond n’est pas comparable, ou n’a pas été comparé.
crossing-open-several = Reste à répondre : plusieurs questions y correspondent.
crossing-open-asked-otherwise = Reste à répondre : la question est posée autrement.
crossing-open-not-offered = Reste à répondre : ce qui a été répondu ici n’y est pas offert.
crossing-open-not-asked = Reste à répondre : la question n’est pas posée à votre municipalité ici.
crossing-open-not-answered = Reste à répondre : il n’y a pas non plus de réponse ici.
crossing-open-not-confirmed = Reste à répondre : la réponse donnée ici date de la dernière fois, et personne ne l’a confirmée.
crossing-open-unknown = Reste à répondre : la réponse ici était « Je ne sais pas encore ».
# $question: texte d’une question; $answer: réponse en mots.
crossing-here = { $question } – { $answer }
# $title: titre; $place: adresse ou nom d’un fichier.
crossing-evidence = { $title } ({ $place })
# $title: titre; $place: adresse ou nom d’un fichier; $day: date.
crossing-evidence-until = { $title } ({ $place }), valable jusqu’au { $day }
crossing-label-here = Réponse donnée ici :
crossing-label-comment = Commentaire :
crossing-label-example = Exemple :
crossing-label-evidence = Preuves :
crossing-sheet-answers = Réponses
crossing-sheet-about = À propos
crossing-column-section = Section
crossing-column-number = Numéro
crossing-column-question = Question
crossing-column-answer = Réponse
crossing-column-open = Reste à répondre
crossing-column-here = Réponse donnée ici
crossing-column-comment = Commentaire
crossing-column-example = Exemple
crossing-column-evidence = Preuves
