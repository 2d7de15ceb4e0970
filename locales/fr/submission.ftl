# Vérifier, signer et remettre le questionnaire.

submission-check = Vérifier et remettre
submission-check-lead = Relisez ce qui sera remis. Rien ne part avant votre signature.
submission-sections = Relire section par section
submission-section = Relecture
submission-section-lead = Les réponses de cette section telles qu’elles seraient remises.
submission-section-to-check = Tout relire et remettre
submission-change = Modifier
submission-not-counted = Ce qui ne comptera pas
submission-all-counts = Toutes les réponses comptent telles qu’elles sont données.
# $n : nombre de questions.
submission-checked-not-asked =
    { $n ->
        [one] { $n } réponse ne compte plus, car une autre réponse fait que la question ne se pose pas. Elle reste dans l’historique.
       *[other] { $n } réponses ne comptent plus, car une autre réponse fait que la question ne se pose pas. Elles restent dans l’historique.
    }
# $n : nombre de questions.
submission-checked-unconfirmed =
    { $n ->
        [one] { $n } réponse de la dernière fois n’a pas été confirmée : elle devient « Je ne sais pas encore ».
       *[other] { $n } réponses de la dernière fois n’ont pas été confirmées : elles deviennent « Je ne sais pas encore ».
    }
# $n : nombre de questions.
submission-checked-evidence-out =
    { $n ->
        [one] { $n } réponse s’appuie sur une preuve retirée ou qui n’est plus valable : cette preuve ne compte pas.
       *[other] { $n } réponses s’appuient sur une preuve retirée ou qui n’est plus valable : cette preuve ne compte pas.
    }
# $n : nombre de questions.
submission-checked-missing =
    { $n ->
        [one] { $n } question reste sans réponse.
       *[other] { $n } questions restent sans réponse.
    }
submission-first = À faire d’abord
# $n : nombre de réponses.
submission-untranslated-fr =
    { $n ->
        [one] Traduire en français les commentaires et exemples de { $n } réponse : un réseau le demande.
       *[other] Traduire en français les commentaires et exemples de { $n } réponses : un réseau le demande.
    }
# $n : nombre de réponses.
submission-untranslated-en =
    { $n ->
        [one] Traduire en anglais les commentaires et exemples de { $n } réponse : un réseau le demande.
       *[other] Traduire en anglais les commentaires et exemples de { $n } réponses : un réseau le demande.
    }
submission-empty = Répondre à au moins une question.
# $n : nombre de parties.
submission-open-parts =
    { $n ->
        [one] { $n } partie est encore entre les mains d’une ou d’un collègue.
       *[other] { $n } parties sont encore entre les mains de collègues.
    }
submission-sign = Signer et remettre
submission-path-declared = Aucun de vos réseaux ne fait réviser les réponses : elles sont acceptées telles que déclarées, et cela est indiqué partout.
submission-path-full = Vos réseaux font réviser chaque réponse avant de l’accepter.
submission-path-sample = Vos réseaux font réviser une partie des réponses, tirée au sort, avant de les accepter.
submission-path-change = Vos réseaux font réviser ce qui a changé avant de l’accepter.
submission-name = Nom de la personne qui signe
submission-function = Fonction
submission-function-hint = Par exemple : direction générale, greffe, conseillère en développement social.
submission-agreed = Je remets ces réponses au nom de la municipalité.
submission-send = Remettre le questionnaire
submission-after = Ensuite, les réponses ne changent plus. Vous recevez un accusé de réception avec une copie complète.
submission-changed = Des réponses ont changé depuis que vous avez ouvert cette page. Relisez, puis signez de nouveau.
submission-not-yours = La coordination de votre municipalité remet le questionnaire.
submission-closed = Le questionnaire ne peut pas être remis en ce moment.

submission-title = Questionnaire remis
submission-none = Rien n’a encore été remis.
submission-handed-in = Remis
submission-signed = Signature
# $name : nom d’une personne. $function : sa fonction.
submission-signed-by = { $name }, { $function }
submission-revision = Version
submission-record-digest = Empreinte de la copie
submission-answers-digest = Empreinte des réponses comptées
submission-digest-note = Les empreintes (SHA-256) permettent de prouver que rien n’a changé depuis la remise.
submission-copy = Copie complète, format A4 (PDF)
submission-copy-letter = Copie complète, format lettre (PDF)
submission-steps = Étapes
submission-step-hand-in = Remis par la municipalité
submission-step-begin-review = Révision commencée
submission-step-return = Retourné à la municipalité
submission-step-accept = Accepté
submission-step-publish = Publié
submission-step-correct = Repris pour correction
submission-by-rule = selon les règles des réseaux
# $n : nombre de réponses.
submission-figure-as-given =
    { $n ->
        [one] { $n } réponse compte telle qu’elle est donnée
       *[other] { $n } réponses comptent telles qu’elles sont données
    }
# $n : nombre de réponses.
submission-figure-unconfirmed =
    { $n ->
        [one] { $n } réponse non confirmée compte comme « Je ne sais pas encore »
       *[other] { $n } réponses non confirmées comptent comme « Je ne sais pas encore »
    }
# $n : nombre de réponses.
submission-figure-not-asked =
    { $n ->
        [one] { $n } réponse ne compte pas : la question ne se pose pas
       *[other] { $n } réponses ne comptent pas : la question ne se pose pas
    }
submission-note-unconfirmed = Non confirmée : compte comme « Je ne sais pas encore ».
submission-note-not-asked = Ne compte pas : la question ne se pose pas.
# $city : nom de la municipalité. $wave : nom de la vague.
submission-paper-title = Accusé de réception, { $city }, { $wave }
submission-paper-lead = Copie complète de ce que la municipalité a remis.
submission-standing-submitted = Vos réponses sont remises. La prochaine étape revient à votre réseau.
submission-standing-in-review = Vos réponses sont remises et en révision.
submission-standing-final = Vos réponses sont remises et acceptées.
submission-standing-published = Vos réponses sont remises, acceptées et publiées.
submission-see = Voir ce qui a été remis et les étapes
