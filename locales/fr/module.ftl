# Les questions qu’un réseau pose de lui-même à ses membres.

module-list-title = Questions des réseaux
module-list-lead = Un réseau peut poser ses propres questions à ses membres, à côté de l’indice : quelques-unes, quand il en a besoin. Elles ne donnent aucune note et ne comptent dans aucun indice.
module-list-none = Aucun de vos réseaux ne pose de questions pour l’instant.
module-network-none = Ce réseau n’a encore posé aucune question.
module-state-draft = en rédaction
module-state-to-come = à venir
module-state-open = ouvert
module-state-closed = fermé
module-task-not-begun = pas commencé
module-task-begun = commencé
module-task-handed-in = remis
module-being-written = En rédaction : les membres ne le voient pas encore.
# $first, $last : dates.
module-from-to = Ouvert du { $first } au { $last }
# $last : date.
module-open-until = Ouvert jusqu’au { $last }
# $last : date.
module-closed-on = Fermé depuis le { $last }
# $last : date.
module-last-day = Dernier jour : { $last }
# $n, $of : nombres de municipalités.
module-handed-in-of = { $n } sur { $of } ont remis
# $city : municipalité.
module-answer-for = Répondre pour { $city }
module-begun = commencé, pas encore remis
module-not-begun = pas encore commencé
module-nothing-given = n’a rien remis
# $at : date et heure.
module-handed-in-on = Remis le { $at }
# $city : municipalité.
module-handed-in-by = Réponses remises : { $city }
module-apart = Ces questions sont à part : elles ne donnent aucun point, n’entrent dans aucun indice et ne sont pas publiées.
module-follows = Repose les questions de :
module-conflict = Quelqu’un d’autre a changé ce module entre-temps. Rien n’est enregistré : voyez où il en est, puis recommencez.
module-who-sees = Qui voit les réponses
module-sees-city = Votre municipalité : toutes ses réponses, à tout moment.
module-sees-network = La coordination du réseau : les réponses que vous remettez, avec le nom de la municipalité. De ce qui n’est pas remis, elle voit seulement si c’est commencé.
module-sees-members = Les autres membres : des totaux seulement, après la fermeture, et jamais assez pour reconnaître une municipalité. Les textes ne leur sont pas montrés.
module-sees-nobody = Les partenaires et le public : rien.
# $n : nombre de questions.
module-questions = { $n ->
    [0] Aucune question pour l’instant
    [one] Une question
   *[other] { $n } questions
}
module-kind = Comment y répond-on ?
module-kind-single = une réponse parmi plusieurs
module-kind-multiple = plusieurs réponses possibles
module-kind-number = un nombre
module-kind-text = un texte
module-kind-hint-single = Une seule des options.
module-kind-hint-multiple = Toutes les options qui conviennent.
module-kind-hint-number = Zéro ou plus, deux décimales au plus.
module-kind-hint-text = Quelques phrases ; la coordination seule les lit.
# $unit : unité.
module-counted-in = en { $unit }
module-new = Nouveau module
module-words-title = Titre et but du module
module-words-lead = Un module est une courte série de questions sur un sujet. Dites de quoi il s’agit et à quoi les réponses vont servir : c’est ce qui décide une municipalité à répondre.
module-change-words = Changer le titre et le but
module-title = Titre
module-purpose = À quoi serviront les réponses
module-purpose-hint = Une ou deux phrases.
module-in-fr = En français
module-in-en = En anglais
module-keep = Enregistrer
module-question = La question
# $n : place de la question.
module-question-title = Question { $n }
module-question-new = Ajouter une question
module-question-change = Modifier
module-question-up = Monter
module-question-down = Descendre
module-question-remove = Retirer
module-options = Options
# $most : nombre d’options, $n : nombre de caractères.
module-options-hint = Pour une ou plusieurs réponses : une option par ligne, en français, puis | et l’anglais. De 2 à { $most } options, { $n } caractères au plus par langue. « Pas de notre ressort », « Sans objet ici » et « Je ne sais pas encore » s’y ajoutent d’elles-mêmes.
module-unit = Unité
module-unit-hint = Pour un nombre : personnes, heures, dollars…
module-help = Aide
module-help-hint = Ce qu’il faut compter ou laisser de côté, ou un exemple.
module-complete-fr = Français : complet
module-complete-en = Anglais : complet
module-incomplete-fr = Français : incomplet
module-incomplete-en = Anglais : incomplet
module-open-title = Ouvrir le module
module-open-text = À partir de là, plus rien ne change dans ce qui est demandé. Une langue incomplète est laissée de côté : les questions y sont montrées dans l’autre, avec la mention « non traduit ».
module-first-day = Premier jour
module-last-day-field = Dernier jour
module-open = Ouvrir
module-remove-title = Abandonner ce module
module-remove-text = Il disparaît avec ses questions. Personne n’y a encore répondu.
module-remove = Abandonner
module-term-title = Déplacer le dernier jour
module-term-text = Pour prolonger le module, ou le fermer plus tôt. Une fois fermé, il le reste : les membres ont alors vu ce qui en est sorti.
module-term = Enregistrer ce jour
module-terms = Derniers jours annoncés
module-again-title = Poser les mêmes questions de nouveau
module-again-text = Un nouveau module commence avec ces questions. Vous pouvez les changer avant de l’ouvrir ; chaque municipalité verra sa réponse de la dernière fois.
module-again = Poser de nouveau
module-cities = Où en sont les membres
module-cities-text = Ce qui n’est pas remis reste à la municipalité : ici, on voit seulement si c’est commencé.
module-city = Municipalité
module-standing = État
module-city-left = a quitté le réseau
# $done, $all : nombres de questions.
module-done-of = { $done } sur { $all } questions réglées
module-save = Enregistrer les réponses
module-changed-since = Des réponses ont changé depuis : remettez-les de nouveau pour qu’elles comptent.
# $name : titre et date du module précédent.
module-former = Votre réponse la dernière fois ({ $name })
module-hand-in-title = Remettre les réponses
module-hand-in-text = La coordination du réseau pourra alors les lire. Vous pouvez les changer et les remettre de nouveau jusqu’au dernier jour ; la dernière remise compte. Ce qui n’est pas enregistré n’est pas remis.
module-hand-in = Remettre
module-hand-in-first = Enregistrez d’abord au moins une réponse.
module-hand-in-who = La personne qui coordonne pour la municipalité remet les réponses.
module-hand-in-conflict = Quelqu’un a changé une réponse entre-temps. Rien n’est remis : relisez, puis remettez.
module-change-answers = Changer les réponses
module-digest = Empreinte de ce qui a été demandé et répondu :
module-hand-ins = Toutes les remises
module-results = Résultats
# $title : titre d’un module.
module-results-of = Résultats : { $title }
# $n, $of : nombres de municipalités.
module-results-lead = { $n ->
    [0] Aucune municipalité sur { $of } n’a remis de réponses.
    [one] Une municipalité sur { $of } a remis ses réponses.
   *[other] { $n } municipalités sur { $of } ont remis leurs réponses.
}
module-small-numbers = Pour qu’on ne reconnaisse aucune municipalité, les totaux sont montrés quand au moins douze ont répondu, et la médiane d’un nombre à partir de cinq.
# $label : options, $n, $of : nombres de municipalités.
module-most-sentence = Le plus souvent : { $label } ({ $n } sur { $of } qui ont répondu).
# $median : nombre, $n : nombre de municipalités.
module-number-sentence = Médiane : { $median }, sur { $n ->
    [one] une municipalité qui a répondu
   *[other] { $n } municipalités qui ont répondu
}.
# $low, $high : nombres.
module-number-spread = La moitié d’entre elles se situe entre { $low } et { $high }.
module-option = Réponse
module-count = Municipalités
module-share = Part de celles qui ont répondu
module-answered = Ont répondu
module-too-few = Trop peu de réponses pour les montrer sans en dévoiler.
module-texts-reserved = Les textes sont lus par la coordination du réseau seulement.
module-by-city = Réponses par municipalité
module-files = Emporter les résultats
module-file = Tableau (CSV)
module-workbook = Classeur (XLSX)
# $at : date et heure.
module-looked-at = Vu le { $at }
module-asked-digest = empreinte des questions :
