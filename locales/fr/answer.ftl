# Réponses d’un questionnaire : le formulaire, et une réponse en mots.

answer-several = Cochez tout ce qui existe.
# $wave : nom d’une vague.
answer-former-option = votre réponse, { $wave }
answer-none-of-these = Rien de cela
answer-or-else = Ou bien
answer-state-not-within-powers = Pas de notre ressort
answer-hint-not-within-powers = La loi confie cela à d’autres, et la municipalité n’y peut rien changer.
answer-state-not-applicable = Sans objet ici
answer-hint-not-applicable = La municipalité pourrait le faire, mais il n’y a pas lieu : ce dont parle la question n’existe pas sur son territoire.
answer-state-unknown = Je ne sais pas encore
answer-hint-unknown = Quelqu’un d’autre le sait, ou il faut chercher. À l’envoi, cela compte comme inconnu.
answer-state-not-answered = Pas encore de réponse
answer-state-none = Rien de cela
# $option : libellé d’une option.
answer-state-option-out = Sans objet ici : { $option }
answer-option-out = Un de ces éléments est sans objet ici
answer-option-out-hint = Cochez ce qui n’existe pas sur le territoire : cela ne compte ni pour ni contre la municipalité.
answer-input-number = Nombre
answer-input-date = Date
answer-input-text = Texte
answer-comment = Commentaire
answer-comment-hint = Ce que la municipalité fait, en deux ou trois phrases. Ne nommez personne.
answer-example = Exemple d’ici
answer-optional = (facultatif)
answer-carried = À confirmer : est-ce toujours vrai ?
# $day : date.
answer-since = Ainsi depuis le { $day }
# $name : nom d’une personne, $at : date et heure.
answer-changed-by = Enregistré par { $name } le { $at }
# $at : date et heure.
answer-changed = Enregistré le { $at }
# $name : nom d’une personne, $at : date et heure.
answer-conflict-by = { $name } a changé cette réponse le { $at }
answer-conflict-what = Votre réponse n’est pas perdue : elle est dans le formulaire. Gardez-la, fondez les deux en une, ou prenez celle-ci.
answer-conflict-theirs = Prendre celle-ci
answer-conflict-mine = Votre réponse
answer-conflict-keep = Garder ce qui est dans le formulaire
answer-former-changed = La question a changé depuis. On la pose de nouveau.
answer-error-alone = « Rien de cela » et les réponses sous « Ou bien » vont seules. Gardez-en une
answer-error-in-and-out = Un élément est à la fois coché et sans objet. Retirez l’un des deux
# $limit : nombre de caractères.
answer-error-too-long = Ce texte compte plus de { $limit } caractères. Raccourcissez-le
answer-error-conflict = Une réponse a été changée entre-temps : voyez les deux
# $at : heure.
answer-saved-at = Enregistré à { $at }
answer-texts = Commentaire et exemple
answer-not-saved-yet = Pas encore enregistré : le texte reste dans ce navigateur, et on réessaie.
answer-error-translation-conflict = Le texte ou sa traduction a changé entre-temps : relisez, puis enregistrez de nouveau
answer-not-translated = non traduit
